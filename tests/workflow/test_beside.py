"""The reading of somebody else stands beside ours, whole and unmixed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from annotate.exchange import decode_record, dumps_all
from annotate.model.document import Document
from annotate.model.errors import BadInput
from annotate.workflow import (
    Desk,
    add_document,
    apply_acts,
    export_records,
    import_bytes,
    import_record,
    library,
    marks,
    record_of,
)
from annotate.workflow.gap_board import gap_board

Make = Callable[..., dict[str, Any]]
THEIRS = {"by": "乙", "kind": "annotator"}


def exported(desk: Desk) -> str:
    return dumps_all(export_records(desk), "jsonl")


@pytest.fixture
def theirs(record: Make, power: Make) -> Callable[..., dict[str, Any]]:
    """Their record of d1: another P1 than ours, other facts of the document."""

    def make(note: str = "乙的", on: str | None = None, **more: object) -> dict[str, Any]:
        came = record(
            powers=[power(note=note), power("P2")], layer=THEIRS, provenance={"exported_on": on}, **more
        )
        came["document"]["title"] = "乙所题"
        return came

    return make


@pytest.fixture
def both(desk: Desk, record: Make, theirs: Make) -> Desk:
    import_record(desk, decode_record(record()))
    assert import_record(desk, decode_record(theirs()))
    return desk


def test_theirs_changes_nothing_of_ours(both: Desk) -> None:
    ours = record_of(both, "d1")
    assert [(each.id, each.note) for each in ours.powers] == [("P1", "")]
    assert (ours.layer.by, ours.document.title) == ("甲", "示例通报")


def test_it_goes_out_as_it_came_with_gaps_of_its_own(both: Desk) -> None:
    first, second = export_records(both)
    assert [first.layer.by, second.layer.by] == ["甲", "乙"]
    assert [(each.id, each.note) for each in second.powers] == [("P1", "乙的"), ("P2", "")]
    assert second.document.title == "乙所题"
    assert {gap.power for gap in second.gaps} == {"P1", "P2"}
    assert second.provenance.catalogue == both.catalogue.hash


def test_the_same_record_again_changes_nothing(both: Desk, theirs: Make) -> None:
    before = exported(both)
    assert not import_record(both, decode_record(theirs()))
    for done in import_bytes(both, before.encode(), "both.jsonl"):
        assert (done.error, done.changed) == (None, False)
    assert exported(both) == before


def test_what_both_say_comes_back_the_same_from_another_store(both: Desk, other_desk: Desk) -> None:
    for done in import_bytes(other_desk, exported(both).encode(), "both.jsonl"):
        assert done.error is None
    assert exported(other_desk) == exported(both)


def test_a_newer_record_of_theirs_takes_the_place_of_the_older_and_not_the_other_way(
    both: Desk, theirs: Make
) -> None:
    assert import_record(both, decode_record(theirs("新", on="2030-02-01T00:00:00Z")))
    assert not import_record(both, decode_record(theirs("更旧", on="2030-01-01T00:00:00Z")))
    assert [each.powers[0].note for each in export_records(both)] == ["", "新"]
    with both.store.reading() as unit:
        kept = [each.after for each in unit.history.of("d1") if each.entity == "beside"]
    assert [each["powers"][0]["note"] for each in kept] == ["乙的", "新"]


def test_when_theirs_came_says_nothing_of_when_ours_was_made(both: Desk, theirs: Make) -> None:
    before = next(iter(export_records(both))).provenance
    import_record(both, decode_record(theirs("新", on="2030-02-01T00:00:00Z")))
    assert next(iter(export_records(both))).provenance == before


def test_a_document_of_which_nothing_is_said_takes_the_first_reading_as_ours(
    desk: Desk, theirs: Make
) -> None:
    text = theirs()["document"]["text"]
    add_document(desk, Document(id="d1", text=text, title="原题"))
    import_record(desk, decode_record(theirs()))
    (only,) = export_records(desk)
    assert (only.layer.by, len(only.powers)) == ("乙", 2)


def test_ours_stays_ours_when_its_last_power_is_gone(both: Desk, act: Make, other_desk: Desk) -> None:
    apply_acts(both, "d1", [act("drop", "P1", was=3)], "甲", "c")
    for done in import_bytes(other_desk, exported(both).encode(), "both.jsonl"):
        assert done.error is None
    assert [(each.layer.by, len(each.powers)) for each in export_records(other_desk)] == [
        ("甲", 0),
        ("乙", 2),
    ]


def test_another_text_is_refused_and_stores_nothing(both: Desk, record: Make) -> None:
    before = exported(both)
    other = record(powers=[], layer=THEIRS, document={"id": "d1", "text": "另一篇。"})
    with pytest.raises(BadInput) as refused:
        import_record(both, decode_record(other))
    assert refused.value.field == "document.text"
    assert exported(both) == before


def test_the_page_is_told_whose_readings_there_are_and_shows_one_of_them(both: Desk) -> None:
    ours, shown = marks(both, "d1"), marks(both, "d1", "乙")
    assert ours["layers"] == [THEIRS]
    assert {each["entity"] for each in ours["entities"]} == {"document", "layer", "power"}
    powers = [each["value"] for each in shown["entities"] if each["entity"] == "power"]
    assert [each["note"] for each in powers] == ["乙的", ""]
    assert {gap["power"] for gap in shown["gaps"]} == {"P1", "P2"}
    with pytest.raises(BadInput, match="乙"):
        marks(both, "d1", "丙")


def test_what_was_decided_in_theirs_is_seen_in_theirs_alone(desk: Desk, record: Make, theirs: Make) -> None:
    import_record(desk, decode_record(record()))
    gap = next(gap for gap in record_of(desk, "d1").gaps if gap.code == "NO_BASIS")
    decided = {"id": gap.id, "code": gap.code, "power": "P1", "decision": {"status": "rejected", "by": "乙"}}
    import_record(desk, decode_record(theirs(gaps=[decided])))
    ours, second = ({gap.id: gap.decision for gap in each.gaps}[gap.id] for each in export_records(desk))
    assert ours is None
    assert second is not None
    assert second.by == "乙"


def test_the_library_and_the_gaps_count_ours_alone(both: Desk) -> None:
    (row,) = library(both)
    assert (row.powers, row.title) == (1, "示例通报")
    board = gap_board(both, "default")
    assert {line.gap.power for line in (*board.questions, *board.unknown, *board.unresolved)} == {"P1"}


def test_no_act_reaches_what_stands_beside(both: Desk, act: Make) -> None:
    value = json.loads(exported(both).splitlines()[1])
    with pytest.raises(BadInput) as refused:
        apply_acts(both, "d1", [act("put", "乙", value, entity="beside", was=4)], "甲")
    assert refused.value.field == "acts[0].entity"
