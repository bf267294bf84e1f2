from __future__ import annotations

from datetime import date

import pytest

from annotate.catalogue import Catalogue, read_wheel
from annotate.linking import candidates, resolve
from annotate.model.citation import Citation, CitationKind, Resolution


def cites(title: str, *provisions: str) -> Citation:
    return Citation(
        start=0, end=2, quote="示例", kind=CitationKind.INSTRUMENT, title=title, provisions=provisions
    )


def test_each_provision_is_offered_with_its_name_and_its_text_of_that_day(catalogue: Catalogue) -> None:
    offered = candidates(cites("示例法", "2/_/1", "1"), catalogue, date(2015, 6, 1))
    assert [(c.version, c.path, c.label, c.text) for c in offered] == [
        ("2010-01-01", "2/1/1", "第二条第一款第一项", "（一）甲；"),
        ("2010-01-01", "2/2/1", "第二条第二款第一项", "（一）丙。"),
        ("2010-01-01", "1", "第一条", "检查应当公开。"),
    ]


def test_where_the_text_of_the_day_is_not_held_the_path_is_offered_without_one(catalogue: Catalogue) -> None:
    (offered,) = candidates(cites("示例法", "2/_/1"), catalogue, date(2020, 6, 1))
    assert (offered.version, offered.path, offered.text) == (None, "2/_/1", None)


def test_without_a_provision_the_whole_instrument_is_offered(catalogue: Catalogue) -> None:
    (offered,) = candidates(cites("示例法"), catalogue, date(2025, 6, 1))
    assert (offered.work, offered.version, offered.path) == ("cn/law/示例法", "2024-01-01", None)


def test_every_instrument_of_the_name_is_offered(catalogue: Catalogue) -> None:
    offered = candidates(cites("检查条例", "1"), catalogue)
    assert [c.title for c in offered] == ["乙省检查条例", "甲省检查条例"]


def test_an_unknown_title_offers_nothing(catalogue: Catalogue) -> None:
    assert candidates(cites("某某办法", "1"), catalogue) == ()


@pytest.fixture(scope="module")
def national() -> Catalogue:
    texts = {instrument.work: (instrument, held) for instrument, held in read_wheel()}
    return Catalogue((i for i, _ in texts.values()), lambda work, day: texts[work][1].get(day, ()))


@pytest.mark.parametrize(
    ("title", "provisions", "on", "said"),
    [
        ("行政处罚法", ("33/1",), date(2022, 6, 1), Resolution.RESOLVED),
        ("行政处罚法", ("9/_/6",), date(2022, 6, 1), Resolution.RESOLVED),
        ("行政处罚法", ("187",), date(2022, 6, 1), Resolution.NONEXISTENT),
        ("行政处罚法", ("33",), date(2016, 6, 1), Resolution.UNRESOLVED),
        ("民法典", ("c3",), date(2022, 6, 1), Resolution.RESOLVED),
        ("刑法", ("120-3",), date(2022, 6, 1), Resolution.RESOLVED),
        ("刑法", ("120-3",), None, Resolution.RESOLVED),
        ("信访条例", ("1",), date(2021, 6, 1), Resolution.UNRESOLVED),
    ],
)
def test_citations_of_real_laws_are_told_apart(
    national: Catalogue, title: str, provisions: tuple[str, ...], on: date | None, said: Resolution
) -> None:
    (resolved,) = resolve([cites(title, *provisions)], national, on)
    assert resolved.resolution is said


def test_a_chapter_is_offered_by_its_heading(national: Catalogue) -> None:
    (offered,) = candidates(cites("行政处罚法", "c3"), national, date(2022, 6, 1))
    assert (offered.label, (offered.text or "").split()[0]) == ("第三章", "第三章")
