"""Every pin cite of our tables can be checked: its anchor stands in that very provision of the law base."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from annotate.catalogue import Catalogue, read_wheel
from annotate.model.law import Coverage
from annotate.model.path import covers
from annotate.terms.corpus import facts

TABLES = ("gap_kinds", "organs", "setting_power")


def _cites(value: object) -> Iterator[tuple[str, str, str, str]]:
    if isinstance(value, dict):
        if {"law", "version", "path", "anchor"} <= set(value):
            yield value["law"], value["version"], value["path"], value["anchor"]
        for inner in value.values():
            yield from _cites(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _cites(inner)


@pytest.fixture(scope="module")
def law_base() -> Catalogue:
    held = list(read_wheel())
    texts = {(i.work, day): text for i, versions in held for day, text in versions.items()}
    return Catalogue([i for i, _ in held], lambda work, day: texts.get((work, day), ()))


@pytest.mark.parametrize("table", TABLES)
def test_an_anchor_stands_in_the_provision_that_is_cited(table: str, law_base: Catalogue) -> None:
    checked, astray = 0, []
    for law, day, path, anchor in dict.fromkeys(_cites(facts(f"law/{table}.yaml"))):
        for instrument in law_base.by_title(law):
            version = next((v for v in instrument.versions if v.date == day), None)
            if version is None or version.coverage is Coverage.TITLE:
                continue
            held = law_base.provisions(instrument.work, day)
            places = [
                p.text for at, p in held.items() if at.count("/") == path.count("/") and covers(at, path)
            ]
            checked += 1
            astray += [] if any(anchor in text for text in places) else [(law, path, anchor)]
    assert astray == []
    assert checked
