from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.catalogue import Catalogue
from annotate.linking import resolve, version_for
from annotate.model.citation import Citation, CitationKind, Resolution
from annotate.model.path import is_path

IN_2015, IN_2020, IN_2025 = date(2015, 6, 1), date(2020, 6, 1), date(2025, 6, 1)


def cites(title: str | None, *provisions: str, kind: CitationKind = CitationKind.INSTRUMENT) -> Citation:
    return Citation(start=0, end=5, quote="《示例法》", kind=kind, title=title, provisions=provisions)


def resolution(catalogue: Catalogue, citation: Citation, on: date | None = None) -> Resolution:
    (resolved,) = resolve([citation], catalogue, on)
    return resolved.resolution


@pytest.mark.parametrize(
    ("on", "provisions", "said"),
    [
        (IN_2015, ("1",), Resolution.RESOLVED),
        (IN_2015, ("2/1/2",), Resolution.RESOLVED),
        (IN_2015, ("2/_/1",), Resolution.RESOLVED),
        (IN_2015, ("2/_/3",), Resolution.NONEXISTENT),
        (IN_2015, ("3",), Resolution.NONEXISTENT),
        (IN_2015, ("1", "3"), Resolution.NONEXISTENT),
        (IN_2015, ("1/2",), Resolution.NONEXISTENT),
        (IN_2015, ("c1",), Resolution.UNRESOLVED),
        (IN_2015, (), Resolution.RESOLVED),
        (IN_2020, ("1",), Resolution.UNRESOLVED),
        (IN_2020, (), Resolution.UNRESOLVED),
        (IN_2025, ("3",), Resolution.RESOLVED),
        (IN_2025, ("c2",), Resolution.RESOLVED),
        (IN_2025, ("c3",), Resolution.NONEXISTENT),
        (IN_2025, ("x1",), Resolution.UNRESOLVED),
        (None, ("3",), Resolution.RESOLVED),
        (None, ("4",), Resolution.NONEXISTENT),
    ],
)
def test_a_citation_is_read_by_the_law_of_its_day(
    catalogue: Catalogue, on: date | None, provisions: tuple[str, ...], said: Resolution
) -> None:
    (resolved,) = resolve([cites("中华人民共和国示例法", *provisions)], catalogue, on)
    assert (resolved.resolution, resolved.work) == (said, "cn/law/示例法")


def test_before_the_first_version_nothing_resolves(catalogue: Catalogue) -> None:
    assert resolution(catalogue, cites("示例法", "1"), date(2005, 1, 1)) is Resolution.UNRESOLVED


def test_a_law_that_is_adopted_and_not_yet_in_force_is_read_as_adopted(catalogue: Catalogue) -> None:
    assert resolution(catalogue, cites("将来法", "1"), date(2023, 9, 1)) is Resolution.RESOLVED
    assert resolution(catalogue, cites("将来法", "1"), date(2023, 5, 1)) is Resolution.UNRESOLVED


def test_what_an_incomplete_text_lacks_may_exist(catalogue: Catalogue) -> None:
    assert resolution(catalogue, cites("残缺法", "9")) is Resolution.UNRESOLVED
    assert resolution(catalogue, cites("残缺法", "1")) is Resolution.RESOLVED


def test_a_law_known_by_date_only_is_unresolved_and_has_its_work(catalogue: Catalogue) -> None:
    (resolved,) = resolve([cites("未收法", "1")], catalogue, IN_2015)
    assert (resolved.resolution, resolved.work) == (Resolution.UNRESOLVED, "cn/law/未收法")


def test_a_title_that_nobody_knows_is_unresolved(catalogue: Catalogue) -> None:
    (resolved,) = resolve([cites("某某管理办法", "1")], catalogue)
    assert (resolved.resolution, resolved.work) == (Resolution.UNRESOLVED, None)


def test_a_name_of_two_instruments_lists_both(catalogue: Catalogue) -> None:
    (resolved,) = resolve([cites("检查条例", "1")], catalogue)
    assert resolved.resolution is Resolution.AMBIGUOUS
    assert resolved.candidates == ("cn/law/乙省检查条例", "cn/law/甲省检查条例")
    assert resolved.work is None


def test_a_work_that_is_given_decides_over_the_title(catalogue: Catalogue) -> None:
    given_work = Citation(
        start=0,
        end=4,
        quote="检查条例",
        kind=CitationKind.INSTRUMENT,
        title="检查条例",
        work="cn/law/甲省检查条例",
    )
    assert resolution(catalogue, given_work) is Resolution.RESOLVED


@pytest.mark.parametrize("kind", [CitationKind.VAGUE, CitationKind.INTERNAL, CitationKind.DOCUMENT])
def test_what_names_no_norm_is_not_resolved(catalogue: Catalogue, kind: CitationKind) -> None:
    assert resolution(catalogue, cites("示例法", "1", kind=kind)) is Resolution.NOT_APPLICABLE


def test_the_version_for_a_day_is_never_another_days(catalogue: Catalogue) -> None:
    dates = [
        version.date if (version := version_for(catalogue, "cn/law/示例法", on)) else None
        for on in (IN_2015, IN_2020)
    ]
    assert dates == ["2010-01-01", None]
    assert version_for(catalogue, "cn/law/某某办法", IN_2015) is None


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    provisions=st.lists(
        st.sampled_from(["1", "2", "2/1", "2/_/1", "2/1/9", "7", "c1", "c9", "x1"]), max_size=4
    )
)
def test_resolving_changes_nothing_but_what_the_catalogue_says(
    catalogue: Catalogue, provisions: list[str]
) -> None:
    citation = cites("示例法", *provisions)
    once = resolve([citation], catalogue, IN_2015)
    assert resolve(once, catalogue, IN_2015) == once
    kept = ("start", "end", "quote", "kind", "title", "provisions", "inherited", "negated")
    assert all(getattr(once[0], name) == getattr(citation, name) for name in kept)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=8) | st.text("0123456789-/_csx²٣三", max_size=10))
def test_what_is_no_path_is_never_said_not_to_exist(catalogue: Catalogue, path: str) -> None:
    said = resolution(catalogue, cites("示例法", path), IN_2025)
    assert is_path(path) or said is Resolution.UNRESOLVED


@pytest.mark.parametrize("path", ["9" * 5000, "c" + "9" * 5000, "10000/2"])
def test_a_number_that_no_statute_counts_to_does_not_exist(catalogue: Catalogue, path: str) -> None:
    assert resolution(catalogue, cites("示例法", path), IN_2025) is Resolution.NONEXISTENT
