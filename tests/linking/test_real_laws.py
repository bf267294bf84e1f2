"""What is cited of real laws, by the law base that comes with the tool."""

from __future__ import annotations

from datetime import date

import pytest

from annotate.catalogue import Catalogue, read_wheel
from annotate.linking import resolve
from annotate.model.citation import Citation, CitationKind, Resolution


def cites(title: str, *provisions: str) -> Citation:
    return Citation(
        start=0, end=2, quote="示例", kind=CitationKind.INSTRUMENT, title=title, provisions=provisions
    )


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
