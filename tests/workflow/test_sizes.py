"""What is too long is refused by name, whichever way it comes in, and nothing of it is stored."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from annotate.exchange import decode_record, dumps_all
from annotate.model.document import LONGEST
from annotate.model.errors import BadInput
from annotate.reading import read_pasted
from annotate.workflow import Desk, add_document, export_records, import_bytes, import_record, projects

Make = Callable[..., dict[str, Any]]
PROJECT = "来件"
TITLE, TEXT = "题" * 1_001, "采" * (LONGEST + 1)


def uploaded(desk: Desk, data: str, name: str) -> None:
    for each in import_bytes(desk, data.encode(), name, PROJECT):
        if each.error:
            raise each.error


def pasted(desk: Desk, text: str, title: str) -> None:
    add_document(desk, read_pasted(text, title), PROJECT)


WAYS: dict[str, tuple[Callable[[Desk, Make], None], str]] = {
    "a text by upload": (lambda desk, _: uploaded(desk, TEXT, "长.txt"), "1,000,000"),
    "a text by paste": (lambda desk, _: pasted(desk, TEXT, "题"), "1,000,000"),
    "a title by paste": (lambda desk, _: pasted(desk, "本局决定封闭老桥。", TITLE), "title"),
    "a title by a record that is uploaded": (
        lambda desk, record: uploaded(desk, json.dumps(with_document(record, title=TITLE)), "长.json"),
        "document.title",
    ),
    "a text by a record that is uploaded": (
        lambda desk, record: uploaded(desk, json.dumps(with_document(record, text=TEXT)), "长.jsonl"),
        "document.text",
    ),
    "a title by a record": (
        lambda desk, record: _imported(desk, with_document(record, title=TITLE)),
        "document.title",
    ),
    "a note in a record": (
        lambda desk, record: _imported(desk, with_note(record, "注" * 20_001)),
        r"powers\[0\].note",
    ),
}


def _imported(desk: Desk, value: dict[str, Any]) -> None:
    import_record(desk, decode_record(value), PROJECT)


def with_document(record: Make, **facts: str) -> dict[str, Any]:
    made = record()
    return {**made, "document": {**made["document"], **facts}}


def with_note(record: Make, note: str) -> dict[str, Any]:
    made = record()
    return {**made, "powers": [{**each, "note": note} for each in made["powers"]]}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_too_long_leaves_nothing_behind(desk: Desk, record: Make, way: str) -> None:
    add_document(desk, read_pasted("本局决定封闭老桥。", "先来的"), "原有")
    before = (projects(desk), dumps_all(export_records(desk), "jsonl"))
    bring_in, told = WAYS[way]
    with pytest.raises(BadInput, match=told):
        bring_in(desk, record)
    assert (projects(desk), dumps_all(export_records(desk), "jsonl")) == before


def test_the_records_of_a_file_that_are_short_enough_come_in_beside_one_that_is_not(
    desk: Desk, record: Make
) -> None:
    lines = [
        json.dumps(with_document(record, id=f"d{n}", **facts))
        for n, facts in enumerate(({}, {"title": TITLE}))
    ]
    came = list(import_bytes(desk, "\n".join(lines).encode(), "两份.jsonl", PROJECT))
    assert [each.error is None for each in came] == [True, False]
    assert [each.document.id for each in export_records(desk)] == ["d0"]
