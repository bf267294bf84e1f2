"""The library: states, progress, the next document, projects, the bin, and what is said of a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annotate.model.document import Document
from annotate.model.errors import BadInput
from annotate.workflow import Desk, add_document, apply_acts, archive, export_records, library, projects
from annotate.workflow.describing import describe, described, take_back
from annotate.workflow.documents import (
    bin_documents,
    make_project,
    project_names,
    put_away_project,
    put_into_project,
    rename_project,
    take_out_of_project,
    titles_of,
)
from annotate.workflow.library import State, binned, narrowed, next_unfinished, progress, project_lines

Acts = Callable[..., dict[str, Any]]
LINES = ("甲省乙市某局说明情况。", "本段没有职权。")
TEXT = "\n".join(LINES)


@pytest.fixture
def three(desk: Desk) -> Desk:
    for name in ("d1", "d2", "d3"):
        add_document(desk, Document(id=name, title=f"说明{name}", text=TEXT), "甲")
    return desk


def read(desk: Desk, act: Acts, document: str, lines: tuple[str, ...] = LINES) -> None:
    for line in lines:
        start = TEXT.index(line)
        place = {"start": start, "end": start + len(line), "quote": line}
        apply_acts(desk, document, [act("put", f"{start}", place, entity="read")], "甲")


def ids(desk: Desk, state: State, words: str = "") -> list[str]:
    return [line.id for line in narrowed(desk, library(desk, "甲"), state, words)]


def test_a_document_is_unread_then_in_work_then_done(three: Desk, act: Acts) -> None:
    read(three, act, "d2", LINES[:1])
    read(three, act, "d3")
    assert ids(three, State.UNREAD) == ["d1"]
    assert ids(three, State.IN_WORK) == ["d2"]
    assert ids(three, State.DONE) == ["d3"]
    assert ids(three, State.ALL) == ["d1", "d2", "d3"]


def test_what_is_archived_is_in_no_other_state_and_does_not_count(three: Desk, act: Acts) -> None:
    read(three, act, "d3")
    archive(three, "d3")
    assert [state for state in State if "d3" in ids(three, state)] == [State.ARCHIVED]
    assert progress(three, library(three, "甲")).documents == 2
    archive(three, "d3", archived=False)
    assert ids(three, State.DONE) == ["d3"]


def test_an_open_question_keeps_a_document_from_being_done(
    desk: Desk, record: Callable[..., dict[str, Any]], act: Acts, power: Callable[..., dict[str, Any]]
) -> None:
    add_document(desk, Document(id="d1", text=record()["document"]["text"]), "甲")
    apply_acts(desk, "d1", [act("put", "P1", power())], "甲")
    assert ids(desk, State.GAPS) == ["d1"] == ids(desk, State.IN_WORK)


def test_words_are_looked_for_in_title_issuer_and_number(three: Desk) -> None:
    describe(three, "d2", {"issuer": "甲省乙市某局", "number": "示例〔2020〕1号"})
    assert ids(three, State.ALL, "某局 〔2020〕") == ["d2"]
    assert ids(three, State.ALL, "说明D3") == ["d3"]
    assert ids(three, State.ALL, "没有这样的词") == []


def test_the_next_unfinished_is_below_or_else_from_the_top_and_never_the_same(three: Desk, act: Acts) -> None:
    read(three, act, "d2")
    assert next_unfinished(three, "甲") == "d1"
    assert next_unfinished(three, "甲", "d1") == "d3"
    assert next_unfinished(three, "甲", "d3") == "d1"
    read(three, act, "d1")
    assert next_unfinished(three, "甲", "d3") is None


def test_a_project_is_as_far_as_its_documents_together(three: Desk, act: Acts) -> None:
    read(three, act, "d1")
    read(three, act, "d2", LINES[:1])
    far = progress(three, library(three, "甲"))
    assert (far.documents, far.documents_done, far.paragraphs, far.paragraphs_done) == (3, 1, 6, 3)


def test_a_power_that_reaches_into_the_next_paragraph_does_that_one_too(
    three: Desk, act: Acts, power: Callable[..., dict[str, Any]]
) -> None:
    start, end = TEXT.index("说明情况"), TEXT.index("没有职权")
    marked = power("p1", spans=[{"start": start, "end": end, "quote": TEXT[start:end]}])
    apply_acts(three, "d1", [act("put", "p1", marked)], "甲")
    assert [line.paragraphs_done for line in library(three, "甲")] == [2, 0, 0]


def test_what_is_deleted_is_neither_listed_nor_exported_and_comes_back_whole(three: Desk, act: Acts) -> None:
    read(three, act, "d1")
    before = library(three, "甲")
    bin_documents(three, ["d1", "d2"])
    assert [line.id for line in library(three, "甲")] == ["d3"] == list(titles_of(three, "甲"))
    assert [each.document.id for each in export_records(three, "甲")] == ["d3"]
    assert [line.id for line in binned(three, "甲")] == ["d1", "d2"]
    bin_documents(three, ["d1", "d2"], binned=False)
    assert library(three, "甲") == before


def test_bringing_in_a_deleted_document_again_takes_it_out_of_the_bin(three: Desk, act: Acts) -> None:
    read(three, act, "d1")
    bin_documents(three, ["d1"])
    add_document(three, Document(id="d1", title="说明d1", text=TEXT), "甲")
    assert ids(three, State.DONE) == ["d1"]


def test_one_unknown_document_among_those_to_delete_leaves_all_where_they_are(three: Desk) -> None:
    with pytest.raises(BadInput):
        bin_documents(three, ["d1", "none"])
    assert len(library(three, "甲")) == 3


def test_a_document_lies_in_two_projects_or_moves_from_one_to_the_other(three: Desk) -> None:
    put_into_project(three, ["d1"], "乙")
    put_into_project(three, ["d2"], "乙", out_of="甲")
    assert list(titles_of(three, "甲")) == ["d1", "d3"]
    assert list(titles_of(three, "乙")) == ["d1", "d2"]
    put_into_project(three, ["d1"], "甲", out_of="甲")
    assert "d1" in titles_of(three, "甲")


def test_a_project_is_there_while_it_is_empty_and_keeps_its_documents_when_renamed(three: Desk) -> None:
    assert make_project(three, " 乙 ") == "乙"
    assert projects(three) == ("乙", "甲")
    rename_project(three, "甲", "丙")
    assert projects(three) == ("丙", "乙")
    assert list(titles_of(three, "丙")) == ["d1", "d2", "d3"]


@pytest.mark.parametrize("name", ["", "  ", "长" * 81, "乙"])
def test_a_project_gets_no_empty_overlong_or_taken_name(three: Desk, name: str) -> None:
    make_project(three, "乙")
    with pytest.raises(BadInput):
        rename_project(three, "甲", name)
    assert projects(three) == ("乙", "甲")


def test_a_new_title_is_an_act_that_leaves_the_other_facts(three: Desk) -> None:
    describe(three, "d1", {"issued_on": "2020-05-01"})
    describe(three, "d1", {"title": "新的标题"})
    assert titles_of(three, "甲")["d1"] == "新的标题"
    assert described(three, "d1")["issued_on"] == "2020-05-01"


def test_a_wrong_date_is_refused_and_changes_nothing(three: Desk) -> None:
    before = described(three, "d1")
    with pytest.raises(BadInput):
        describe(three, "d1", {"issued_on": "2020-13-01"})
    assert described(three, "d1") == before


def test_what_was_said_of_a_document_is_taken_back_unless_somebody_said_something_since(three: Desk) -> None:
    before = described(three, "d1")
    mine = describe(three, "d1", {"title": "新的标题"}, "甲")
    assert mine is not None
    take_back(three, "d1", mine, "甲")
    assert described(three, "d1") == before
    mine = describe(three, "d1", {"title": "又一个标题"}, "甲")
    assert mine is not None
    describe(three, "d1", {"title": "别人的标题"}, "乙")
    with pytest.raises(BadInput):
        take_back(three, "d1", mine, "甲")
    assert described(three, "d1")["title"] == "别人的标题"


def test_saying_what_is_said_already_is_no_act(three: Desk) -> None:
    assert describe(three, "d1", described(three, "d1")) is None


def test_a_move_is_taken_back_without_taking_out_what_lay_there_before(three: Desk) -> None:
    put_into_project(three, ["d1"], "乙")
    new = put_into_project(three, ["d1", "d2"], "乙", out_of="甲")
    assert new == ("d2",)
    put_into_project(three, ["d1", "d2"], "甲")
    take_out_of_project(three, new, "乙")
    assert list(titles_of(three, "甲")) == ["d1", "d2", "d3"]
    assert list(titles_of(three, "乙")) == ["d1"]


def test_no_document_is_left_without_a_project(three: Desk) -> None:
    with pytest.raises(BadInput):
        take_out_of_project(three, ["d1"], "甲")
    assert "d1" in titles_of(three, "甲")


def test_an_archived_document_is_among_the_titles_where_it_is_named(three: Desk) -> None:
    archive(three, "d2")
    assert list(titles_of(three, "甲")) == ["d1", "d3"]
    assert list(titles_of(three, "甲", named="d2")) == ["d1", "d2", "d3"]


def test_a_project_put_away_is_out_of_the_choice_with_all_that_lies_in_it(three: Desk) -> None:
    put_away_project(three, "甲")
    assert "甲" not in project_names(three)
    (line,) = [line for line in project_lines(three) if line.name == "甲"]
    assert (line.put_away, line.progress.documents) == (True, 3)
    rename_project(three, "甲", "丁")
    assert "丁" not in project_names(three)
    make_project(three, "丁")
    assert "丁" in project_names(three)
    assert list(titles_of(three, "丁")) == ["d1", "d2", "d3"]


def test_what_was_counted_is_found_again_after_a_start_and_counted_anew_after_an_act(
    desk: Desk, act: Acts
) -> None:
    for number in range(20):
        add_document(desk, Document(id=f"d{number:02}", text=TEXT), "甲")
    before = library(desk, "甲")
    again = Desk(desk.store)
    assert library(again, "甲") == before
    read(again, act, "d07")
    after = library(Desk(desk.store), "甲")
    assert [line.id for line in after if line.paragraphs_done] == ["d07"]
    assert [line for line in after if line.id != "d07"] == [line for line in before if line.id != "d07"]
