"""What a project is asked is listed by act; what is not held and what waits for a fact are listed apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Literal

import pytest

from annotate.exchange import decode_record, read_records
from annotate.model.document import Document
from annotate.workflow import Desk, add_document, apply_acts, export_records, import_record
from annotate.workflow.documents import DEFAULT_PROJECT, project_names
from annotate.workflow.exporting import export_bytes, export_view
from annotate.workflow.gap_board import GapBoard, GapLine, gap_board, gap_names

Make = Callable[..., dict[str, Any]]
NOT_THERE = "还没有的项目"


def lines(board: GapBoard) -> tuple[GapLine, ...]:
    return (*board.questions, *board.unresolved, *board.unknown)


@pytest.fixture
def asked(desk: Desk, record: Make, power: Make) -> GapBoard:
    """The board of a document with two powers, put in against the order of the text, one citing what is not held."""
    basis = {
        "id": "B1",
        "relation": "设定",
        "stated": True,
        "span": {"start": 28, "end": 35},
        "cited": {"kind": "instrument", "title": "没有收录的办法", "provisions": ["1"]},
    }
    later = power("P1", spans=[{"start": 22, "end": 24}], action="罚款", type="行政处罚")
    earlier = power("P2", bases=[basis])
    import_record(desk, decode_record(record(powers=[later, earlier])), "甲")
    return gap_board(desk, "甲")


def test_each_gap_is_listed_once_and_in_one_place(desk: Desk, asked: GapBoard) -> None:
    (record,) = export_records(desk, "甲")
    assert sorted(line.gap.id for line in lines(asked)) == sorted(gap.id for gap in record.gaps)


def test_a_gap_says_which_act_it_was_asked_of(asked: GapBoard) -> None:
    said = {(line.gap.power, line.order, line.action, line.title) for line in lines(asked)}
    assert said == {("P1", 2, "罚款", "示例通报"), ("P2", 1, "扣押有关物品", "示例通报")}


def test_an_act_without_a_name_goes_by_its_words(desk: Desk, record: Make, power: Make) -> None:
    import_record(desk, decode_record(record(powers=[power(action="")])), "甲")
    assert {line.action for line in lines(gap_board(desk, "甲"))} == {"扣押"}


def test_what_is_not_held_is_no_question(asked: GapBoard) -> None:
    assert {line.gap.code for line in asked.unresolved} == {"UNRESOLVED"}
    assert "UNRESOLVED" not in {line.gap.code for line in asked.questions}
    assert {line.basis for line in asked.unresolved} == {"《示例管理法》"}


def test_a_gap_that_lacks_a_fact_says_what_it_waits_for(asked: GapBoard) -> None:
    assert all(bool(line.gap.missing_facts) == (line in asked.unknown) for line in lines(asked))
    assert asked.unknown
    assert all(line.waits_for for line in asked.unknown)


def test_a_decided_gap_stays_on_the_board(desk: Desk, asked: GapBoard, act: Make) -> None:
    decided = asked.questions[0].gap.id
    said = {"status": "rejected", "reason": "另有依据"}
    apply_acts(desk, "d1", [act("put", decided, said, entity="decision")], "乙")
    (line,) = [line for line in gap_board(desk, "甲").questions if line.gap.id == decided]
    assert line.gap.decision is not None
    assert line.gap.decision.reason == "另有依据"


def test_a_board_holds_the_gaps_of_its_own_project(desk: Desk, asked: GapBoard, record: Make) -> None:
    assert asked.questions
    import_record(desk, decode_record(record("d2")), "乙")
    assert {line.document for line in lines(gap_board(desk, "乙"))} == {"d2"}
    assert gap_board(desk, NOT_THERE) == GapBoard(questions=(), unresolved=(), unknown=())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_gap_on_the_board_has_a_name(asked: GapBoard, language: str) -> None:
    names = gap_names(language)
    assert all(names[line.gap.code].strip() for line in lines(asked))
    assert len(set(names.values())) == len(names)


def test_the_export_counts_what_it_holds(desk: Desk, asked: GapBoard, act: Make) -> None:
    decision = {"status": "contested", "reason": "两说"}
    apply_acts(desk, "d1", [act("put", asked.questions[0].gap.id, decision, entity="decision")], "乙")
    view = export_view(desk, "甲")
    assert dict(view.counts) == {
        "documents": 1,
        "powers": 2,
        "bases": 1,
        "questions": len(asked.questions),
        "decisions": 1,
    }
    assert view.catalogue == desk.catalogue.hash


def test_there_is_nothing_to_export_of_a_project_that_nothing_was_put_into(desk: Desk) -> None:
    assert set(export_view(desk, NOT_THERE).counts.values()) == {0}
    assert json.loads(export_bytes(desk, NOT_THERE, "json"))["records"] == []
    assert export_bytes(desk, NOT_THERE, "jsonl") == b""


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_an_export_is_read_again_as_what_it_was(
    desk: Desk, record: Make, form: Literal["json", "jsonl"]
) -> None:
    for name in ("d2", "d1"):
        import_record(desk, decode_record(record(name)), "甲")
    read = [line.value for line in read_records(export_bytes(desk, "甲", form), f"export.{form}")]
    assert [(each.document, each.powers, each.provenance) for each in read if each] == [
        (each.document, each.powers, each.provenance) for each in export_records(desk, "甲")
    ]


def test_the_project_that_documents_go_into_is_always_there_and_first_once_it_holds_one(desk: Desk) -> None:
    assert project_names(desk) == (DEFAULT_PROJECT,)
    add_document(desk, Document(id="d7", text="甲省乙市示例。"), "sample")
    assert project_names(desk) == ("sample", DEFAULT_PROJECT)
    for project in ("乙", DEFAULT_PROJECT, "a"):
        add_document(desk, Document(id="d7", text="甲省乙市示例。"), project)
    assert project_names(desk) == (DEFAULT_PROJECT, "a", "sample", "乙")
