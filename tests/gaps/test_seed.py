"""The founding article and the gap cases beside the project: every question that must be asked, none that may not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from annotate.exchange import decode_record
from annotate.gaps import Law, find_gaps
from annotate.gaps.rules import RULES

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SEED, CASES = DATA / "seed" / "record.jsonl", DATA / "gaps" / "dev.jsonl"
BESIDE = ("expected", "why", "needs", "theme")
LawBases = Callable[[list[Mapping[str, Any]]], Law]
NATIONAL = [
    {
        "title": "中华人民共和国行政许可法",
        "versions": [{"date": "2019-04-23", "effective": "2019-04-23", "articles": 83}],
    },
    *(
        {
            "title": f"中华人民共和国{title}",
            "versions": [{"date": day, "effective": start, "held": "outline"}],
        }
        for title, day, start in (
            ("公职人员政务处分法", "2020-06-20", "2020-07-01"),
            ("居民身份证法", "2011-10-29", "2012-01-01"),
            ("消防法", "2021-04-29", "2021-04-29"),
            ("税收征收管理法", "2015-04-24", "2015-04-24"),
            ("食品安全法", "2025-09-12", "2025-12-01"),
            ("道路交通安全法", "2021-04-29", "2021-04-29"),
            ("动物防疫法", "2021-01-22", "2021-05-01"),
            ("公路法", "2017-11-04", "2017-11-05"),
            ("突发事件应对法", "2024-06-28", "2024-11-01"),
        )
    ),
]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _asked(line: dict[str, Any], law: Law) -> set[tuple[str, str]]:
    record = decode_record({key: value for key, value in line.items() if key not in BESIDE})
    return {(gap.code, gap.power) for gap in find_gaps(record, law) if not gap.missing_facts}


@pytest.mark.skipif(not SEED.exists(), reason="the founding article does not lie beside the project")
def test_the_founding_article_is_asked_all_and_only_what_a_lawyer_asks(a_law_base: LawBases) -> None:
    (line,) = _lines(SEED)
    asked = _asked(line, a_law_base(NATIONAL))
    assert {tuple(pair) for pair in line["expected"]["must"]} - asked == set()
    assert {tuple(pair) for pair in line["expected"]["must_not"]} & asked == set()


@pytest.mark.skipif(not CASES.exists(), reason="the gap cases do not lie beside the project")
def test_every_case_is_asked_what_our_rules_decide_and_nothing_that_it_forbids(a_law_base: LawBases) -> None:
    law = a_law_base(NATIONAL)
    missed, violated = [], []
    for line in _lines(CASES):
        asked, expected = _asked(line, law), line["expected"]
        case = line["document"]["id"]
        clean = {power for code, power in expected["must_not"] if code == "*"}
        missed += [(case, *p) for p in expected["must"] if p[0] in RULES and tuple(p) not in asked]
        forbidden = {tuple(p) for p in expected["must_not"]} | {p for p in asked if p[1] in clean}
        violated += [(case, *p) for p in forbidden & asked if list(p) not in expected["must"]]
    assert missed == []
    assert violated == []
