"""The sample project is asked what a lawyer would ask of it, and no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.exchange import decode_record
from annotate.gaps import find_gaps
from annotate.workflow import Desk, open_desk

ROOT = Path(__file__).resolve().parents[2]
LINES = (ROOT / "corpus" / "sample" / "sample.jsonl").read_text(encoding="utf-8").splitlines()
EXPECTED = yaml.safe_load((ROOT / "tests" / "cases" / "sample" / "expected.yaml").read_text(encoding="utf-8"))
EACH = pytest.mark.parametrize(
    ("line", "expected"), list(zip(LINES, EXPECTED, strict=True)), ids=[e["document"] for e in EXPECTED]
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return open_desk(tmp_path_factory.mktemp("home"), say=lambda _: None)


def _asked(line: str, desk: Desk) -> dict[str, set[str]]:
    asked: dict[str, set[str]] = {}
    for gap in find_gaps(decode_record(json.loads(line)), desk.catalogue):
        if not gap.missing_facts:
            asked.setdefault(gap.power, set()).add(gap.code)
    return asked


@EACH
def test_what_a_lawyer_would_ask_is_asked(line: str, expected: dict[str, Any], desk: Desk) -> None:
    asked = _asked(line, desk)
    assert {p: set(codes) - asked.get(p, set()) for p, codes in expected["must"].items()} == {
        p: set() for p in expected["must"]
    }


@EACH
def test_what_needs_no_question_gets_none(line: str, expected: dict[str, Any], desk: Desk) -> None:
    for power, asked in _asked(line, desk).items():
        forbidden = expected["must_not"].get(power, [])
        assert not (asked if "*" in forbidden else asked & set(forbidden)), power


def test_what_a_sample_links_is_held_and_was_in_force(desk: Desk) -> None:
    linked = [
        (basis.target, power.as_of)
        for line in LINES
        for power in decode_record(json.loads(line)).powers
        for basis in power.bases
        if basis.target
    ]
    assert linked
    for target, day in linked:
        assert isinstance(day, str)
        (version,) = [v for v in desk.catalogue.get(target.work).versions if v.date == target.version]  # type: ignore[union-attr]
        assert version.effective is not None
        assert version.effective <= day < (version.ended or "9999")
        for path in target.provisions:
            assert desk.catalogue.provision(target.work, version.date, path), (target.work, path)


def test_the_words_that_carry_a_power_stand_in_the_provision_linked(desk: Desk) -> None:
    for line in LINES:
        for power in decode_record(json.loads(line)).powers:
            for basis in power.bases:
                if basis.evidence and basis.target and basis.target.version:
                    (path,) = basis.target.provisions
                    held = desk.catalogue.provision(
                        basis.target.work, basis.target.version, path.split("/")[0]
                    )
                    assert held
                    assert basis.evidence.quote in held.text
