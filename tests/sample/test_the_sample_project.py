"""The sample project says what its texts say, character for character."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpus" / "sample"
RECORDS: list[dict[str, Any]] = [
    json.loads(line) for line in (SAMPLE / "sample.jsonl").read_text(encoding="utf-8").splitlines()
]
EXPECTED: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "sample" / "expected.yaml").read_text(encoding="utf-8")
)

each_record = pytest.mark.parametrize("record", RECORDS, ids=[r["document"]["id"] for r in RECORDS])


def _spans(value: object) -> list[dict[str, Any]]:
    """Every span below a value."""
    if isinstance(value, dict):
        here = [value] if {"start", "end", "quote"} <= value.keys() else []
        return here + [s for v in value.values() for s in _spans(v)]
    if isinstance(value, list):
        return [s for v in value for s in _spans(v)]
    return []


@each_record
def test_a_record_holds_the_text_of_its_file(record: dict[str, Any]) -> None:
    document = record["document"]
    text = (SAMPLE / document["source"]).read_text(encoding="utf-8").rstrip("\n")
    assert document["text"] == text == unicodedata.normalize("NFC", text)
    assert document["sha256"] == hashlib.sha256(text.encode()).hexdigest()


@each_record
def test_every_span_quotes_the_words_that_stand_there(record: dict[str, Any]) -> None:
    text = record["document"]["text"]
    assert all(text[s["start"] : s["end"]] == s["quote"] for s in _spans(record["powers"]))


def test_every_file_has_a_record_and_every_record_an_expectation() -> None:
    assert {r["document"]["source"] for r in RECORDS} == {f.name for f in SAMPLE.glob("*.txt")}
    assert [r["document"]["id"] for r in RECORDS] == [e["document"] for e in EXPECTED]


def test_expectations_name_powers_that_are_marked() -> None:
    for record, expected in zip(RECORDS, EXPECTED, strict=True):
        marked = {p["id"] for p in record["powers"]}
        assert {*expected["must"], *expected["must_not"]} <= marked


def test_one_notice_is_left_for_a_first_visitor() -> None:
    assert [r["document"]["id"] for r in RECORDS if not r["powers"]] == ["sample-4"]
