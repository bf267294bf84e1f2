"""Every entry of corpus/power stands beside a sentence where it is found and one where it is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annotate.model.citation import Citation
from annotate.suggest import suggest
from annotate.terms import corpus

Case = dict[str, Any]
Cite = Callable[[str], tuple[Citation, ...]]

TABLES = ("sanctions", "coercion", "services", "orders", "open")
WORDS = [(table, row) for table in TABLES for row in corpus.facts(f"power/{table}.yaml")]
FRAMES = list(corpus.facts("power/frames.yaml").items())


def _said(example: dict[str, str] | str, cite: Cite) -> list[str]:
    case = {"text": example} if isinstance(example, str) else example
    powers = suggest(case["text"], cite(case["text"]), title=case.get("title", "丙县试行办法"))
    return [power.action for power in powers]


@pytest.mark.parametrize(
    "row", [row for _, row in WORDS], ids=[f"{table}:{row['name']}" for table, row in WORDS]
)
def test_each_expression_is_found_in_its_example_and_not_in_its_counter_example(
    row: Case, cite: Cite
) -> None:
    assert row["example"]["finds"] in _said(row["example"], cite)
    assert _said(row["counter_example"], cite) == []


@pytest.mark.parametrize("row", [row for _, row in FRAMES], ids=[name for name, _ in FRAMES])
@pytest.mark.parametrize("side", ["example", "counter_example"])
def test_each_frame_decides_its_examples(row: Case, side: str, cite: Cite) -> None:
    case = row[side] if isinstance(row[side], dict) else {"text": row[side], "finds": ""}
    said = _said(case, cite)
    assert case["finds"] in said if case["finds"] else said == []
