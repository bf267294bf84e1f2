"""The cases that a lawyer reads, walked: what is asked, what is not, and what waits for a fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.gaps import Law, find_gaps
from annotate.gaps.kinds import KINDS
from annotate.gaps.rules import RULES
from annotate.model.gap import Gap
from annotate.model.record import Record

Case = Mapping[str, Any]
FOLDER = Path(__file__).resolve().parents[1] / "cases" / "gaps"
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(path.read_text("utf-8"))]
KEYS = {
    *("name", "document", "instruments", "catalogue", "powers", "searches"),
    *("asks", "silent", "waits", "severity", "says", "about", "masked", "refuted_by", "grounds"),
}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_case_asks_what_a_lawyer_would(
    case: Case, a_record: Callable[[Case], Record], a_law_base: Callable[[list[Case]], Law]
) -> None:
    gaps = [g for g in find_gaps(a_record(case), a_law_base(case.get("catalogue", []))) if g.power == "P1"]
    asked = {g.code: g for g in gaps if not g.missing_facts}
    waiting = {g.code: list(g.missing_facts) for g in gaps if g.missing_facts}
    assert set(case) <= KEYS
    assert set(case.get("asks", ())) <= set(asked)
    assert set(asked).isdisjoint(case.get("silent", ()))
    assert case.get("waits", {}).items() <= waiting.items()
    _compare(case, gaps, asked)


def _compare(case: Case, gaps: list[Gap], asked: dict[str, Gap]) -> None:
    for code, severity in case.get("severity", {}).items():
        assert asked[code].severity == severity
    for code, words in case.get("says", {}).items():
        assert words in asked[code].message
    for code, names in case.get("about", {}).items():
        assert [g.subject for g in gaps if g.code == code] == names
    for code, masked in case.get("masked", {}).items():
        assert list(asked[code].proof.masked) == masked
    for code, words in case.get("refuted_by", {}).items():
        assert words in asked[code].proof.refuted_by
    for code, grounds in case.get("grounds", {}).items():
        assert [p for p in asked[code].proof.provisions if not p.startswith("《")] == grounds


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_gap_of_a_case_is_worded_and_proven(
    case: Case, a_record: Callable[[Case], Record], a_law_base: Callable[[list[Case]], Law]
) -> None:
    for gap in find_gaps(a_record(case), a_law_base(case.get("catalogue", []))):
        words = [gap.message, gap.proof.refuted_by, *gap.proof.provisions]
        words += [str(value) for fact in gap.proof.facts for value in fact.values()]
        for text in words:
            assert text.strip()
            assert not any(mark in text for mark in ("{", "}", "None", "《》", "“”"))
        assert gap.message.endswith(("？", "。"))
        assert gap.proof.facts or gap.missing_facts


def test_every_rule_has_a_case_that_asks_and_two_that_stay_silent() -> None:
    asked = Counter(code for case in CASES for code in case.get("asks", ()))
    silent = Counter(code for case in CASES for code in case.get("silent", ()))
    assert [code for code in RULES if asked[code] < 1 or silent[code] < len(("one", "other"))] == []


def test_cases_have_names_of_their_own_and_codes_that_exist() -> None:
    assert [name for name, n in Counter(case["name"] for case in CASES).items() if n > 1] == []
    assert {code for case in CASES for key in ("asks", "silent") for code in case.get(key, ())} <= set(KINDS)
