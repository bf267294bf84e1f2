"""The tool asks; it never convicts: no word of verdict stands where a reader could see it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.terms.corpus import CORPUS, facts

VERDICTS = facts("law/gap_kinds.yaml")["meta"]["verdict_words"]
STATUTORY = ("没收违法所得", "没收非法财物", "没收非法财产")
"""Names of measures in 行政处罚法 9: the statute's words, no verdict of ours."""
TABLES = ("gap_kinds.yaml", "organs.yaml", "setting_power.yaml")
MODULES = sorted((CORPUS.parent / "annotate").rglob("*.py"))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from () if name in ("anchor", "verdict_words") else _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value


def _verdicts_in(text: str) -> list[str]:
    for name in STATUTORY:
        text = text.replace(name, "")
    return [word for word in VERDICTS if word in text]


@pytest.mark.parametrize("table", TABLES)
def test_no_table_of_law_speaks_a_verdict(table: str) -> None:
    assert [text for text in _strings(facts(f"law/{table}")) if _verdicts_in(text)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(CORPUS.parent)))
def test_no_module_speaks_a_verdict(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {ast.get_docstring(n, clean=False) for n in ast.walk(tree) if isinstance(n, documented)}
    spoken = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    assert [text for text in spoken if text not in docstrings and _verdicts_in(text)] == []


@pytest.mark.parametrize("table", TABLES)
def test_no_table_names_a_place_of_work(table: str) -> None:
    assert [text for text in _strings(facts(f"law/{table}")) if "shared/" in text or "/work" in text] == []
