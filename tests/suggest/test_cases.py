"""The passages of tests/cases/powers, as a lawyer marked them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.model.citation import Citation
from annotate.model.power import Power
from annotate.suggest import suggest

Case = dict[str, Any]
Cite = Callable[[str], tuple[Citation, ...]]

_FOLDER = Path(__file__).resolve().parents[1] / "cases" / "powers"
CASES = [
    case
    for path in sorted(_FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def _suggested(case: Case, cite: Cite) -> list[Power]:
    text = re.sub("[⟦⟧]", "", case["text"])
    powers = suggest(text, cite(text), title=case.get("title"), issuer=case.get("issuer"))
    return [power for power in powers if not power.optional]


def _marked(text: str) -> list[tuple[int, str]]:
    """Where the marked words stand in the text without the marks."""
    return [(m.start() - 2 * n, m[1]) for n, m in enumerate(re.finditer("⟦(.*?)⟧", text))]


def _differs(expected: Case, power: Power) -> dict[str, object]:
    """What of a power is not as expected; the actor may be named more or less fully."""
    actor = power.actor.name if power.actor else None
    wanted = expected.get("actor")
    said = {
        "type": str(power.type),
        "mode": str(power.mode),
        "actor": wanted if wanted and actor and (wanted in actor or actor in wanted) else actor,
        "bases": [basis.cited.title for basis in power.bases],
    }
    return {
        key: value
        for key, value in said.items()
        if value != expected.get(key, [] if key == "bases" else None)
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_powers_of_a_passage_are_marked_as_a_lawyer_marks_them(case: Case, cite: Cite) -> None:
    powers = _suggested(case, cite)
    assert [(power.spans[0].start, power.action) for power in powers] == _marked(case["text"])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_power_has_the_type_mode_actor_and_bases_of_the_passage(case: Case, cite: Cite) -> None:
    powers = _suggested(case, cite)
    assert len(powers) == len(case["powers"])
    assert [_differs(expected, power) for expected, power in zip(case["powers"], powers, strict=True)] == [
        {} for _ in powers
    ]
