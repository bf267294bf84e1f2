"""What was changed here stays as it is here, whatever a record that comes in says of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from annotate.exchange import decode_record
from annotate.workflow import Desk, apply_acts, import_record, marks

Make = Callable[..., dict[str, Any]]


def _powers(desk: Desk) -> list[dict[str, Any]]:
    return [e for e in marks(desk, "d1")["entities"] if e["entity"] == "power"]


def _do(desk: Desk, kind: str, **more: object) -> None:
    was = _powers(desk)[0]["revision"]
    act = {"id": "a1", "kind": kind, "entity": "power", "key": "P1", "was": was, **more}
    assert apply_acts(desk, "d1", [act], "annotator", "tab")["acked"] == ["a1"]


def _bring(desk: Desk, record: Make, *powers: dict[str, Any]) -> None:
    import_record(desk, decode_record(record(powers=list(powers))))


def test_a_power_that_was_changed_here_is_not_replaced_by_another_change_of_it(
    desk: Desk, record: Make, power: Make
) -> None:
    _bring(desk, record, power())
    _do(desk, "put", value=power(note="此处所写"))
    _bring(desk, record, power(note="他处所写"))
    assert [e["value"]["note"] for e in _powers(desk)] == ["此处所写"]


def test_a_power_that_was_dropped_here_does_not_come_back_changed(
    desk: Desk, record: Make, power: Make
) -> None:
    _bring(desk, record, power())
    _do(desk, "drop")
    _bring(desk, record, power(note="他处所写"))
    assert _powers(desk) == []


def test_what_only_imports_wrote_follows_the_later_import(desk: Desk, record: Make, power: Make) -> None:
    _bring(desk, record, power())
    _bring(desk, record, power(note="他处所写"))
    assert [e["value"]["note"] for e in _powers(desk)] == ["他处所写"]
