"""What is held can always be read again, and nothing is taken that would keep a page or an export from being made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annotate.exchange import decode_record, dumps_all
from annotate.model.errors import BadInput
from annotate.store import open_store
from annotate.workflow import Desk, apply_acts, export_records, import_record, marks
from annotate.workflow.bulk import bulk_acts
from annotate.workflow.changing import Writer
from annotate.workflow.documents import DEFAULT_PROJECT
from annotate.workflow.library import library

Make = Callable[..., dict[str, Any]]


def test_what_was_stored_when_it_might_be_longer_is_read_and_goes_out(opened: Desk, power: Make) -> None:
    long = power("P9", note="注" * 20_001)
    with opened.store.unit() as unit:
        Writer(unit, "d1", at="2024-01-01T00:00:00Z", by="甲").write(
            "a0", "put", "power", "P9", before=None, after=long
        )
    assert [each["key"] for each in marks(opened, "d1")["entities"] if each["entity"] == "power"] == ["P9"]
    assert "注" * 20_001 in dumps_all(export_records(opened), "jsonl")


def test_a_library_of_long_names_is_drawn_after_a_restart(desk: Desk, url: str, record: Make) -> None:
    for number in range(9):  # so many that what was counted is kept in the store
        made = record("名" * 1_001 + str(number))
        del made["document"]["title"]
        import_record(desk, decode_record(made))
    before = library(desk)
    again = Desk(open_store(url), say=lambda _words: None)
    assert library(again) == before
    again.close()


def test_a_comment_without_an_id_is_refused_since_no_record_could_hold_it(opened: Desk, act: Make) -> None:
    remark = act("put", value={"text": "请核。"}, entity="comment")
    with pytest.raises(BadInput, match="comment"):
        apply_acts(opened, "d1", [remark], "annotator", "tab")
    assert dumps_all(export_records(opened), "jsonl")


def test_no_tab_may_call_itself_a_bulk_act(opened: Desk, act: Make) -> None:
    read = act("put", "0-2", {"start": 0, "end": 2}, entity="read")
    with pytest.raises(BadInput, match="client"):
        apply_acts(opened, "d1", [read], "annotator", "bulk:anything:1")
    assert bulk_acts(opened, DEFAULT_PROJECT) == ()
