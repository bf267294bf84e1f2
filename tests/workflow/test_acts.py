"""Acts are applied once each, committed before they are acknowledged, and never over somebody else's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annotate.exchange import decode_record
from annotate.gaps import find_gaps
from annotate.model.errors import BadInput
from annotate.workflow import Desk, apply_acts, gaps, gaps_of, import_record, marks, record_of, suggestions

Make = Callable[..., dict[str, Any]]


def standing(desk: Desk, entity: str = "power") -> dict[str, Any]:
    return {each["key"]: each["value"] for each in marks(desk, "d1")["entities"] if each["entity"] == entity}


def test_a_power_that_was_put_stands_in_the_record(opened: Desk, act: Make, power: Make) -> None:
    answer = apply_acts(opened, "d1", [act("put", "P1", power())], "甲")
    assert answer["acked"] == ["a1"]
    assert answer["conflicts"] == []
    assert [(c["key"], c["revision"]) for c in answer["changed"]] == [("P1", answer["revision"])]
    (kept,) = record_of(opened, "d1").powers
    assert (kept.id, kept.action, kept.spans[0].quote) == ("P1", "扣押有关物品", "扣押")


def test_an_act_is_applied_once_and_acknowledged_again(opened: Desk, act: Make, power: Make) -> None:
    first = act("put", "P1", power())
    apply_acts(opened, "d1", [first], "甲", "c1")
    apply_acts(opened, "d1", [act("put", "P1", power(action="查封"))], "甲", "c1")
    answer = apply_acts(opened, "d1", [first, first], "甲", "c1")
    assert answer["acked"] == ["a1", "a1"]
    assert [each["value"]["id"] for each in answer["changed"]] == ["P1"]  # its first answer may be lost
    assert standing(opened)["P1"]["action"] == "查封"


def test_what_somebody_else_changed_is_not_overwritten(opened: Desk, act: Make, power: Make) -> None:
    mine = apply_acts(opened, "d1", [act("put", "P1", power())], "甲", "c1")["revision"]
    apply_acts(opened, "d1", [act("put", "P1", power(note="乙的"), was=mine)], "乙", "c2")
    answer = apply_acts(opened, "d1", [act("put", "P1", power(note="甲的"), was=mine, seq=7)], "甲", "c1")
    assert answer["acked"] == []
    (conflict,) = answer["conflicts"]
    assert (conflict["id"], conflict["seq"], conflict["value"]["note"]) == ("a3", 7, "乙的")
    assert standing(opened)["P1"]["note"] == "乙的"
    again = act("put", "P1", power(note="甲的"), was=conflict["revision"])
    assert apply_acts(opened, "d1", [again], "甲", "c1")["acked"] == ["a4"]


def test_creating_what_somebody_else_created_is_a_conflict(opened: Desk, act: Make, power: Make) -> None:
    apply_acts(opened, "d1", [act("put", "P1", power())], "乙", "c2")
    assert apply_acts(opened, "d1", [act("put", "P1", power())], "甲", "c1")["conflicts"]
    assert apply_acts(opened, "d1", [act("drop", "P1")], "甲")["conflicts"]


def test_a_client_may_build_on_its_own_acts_before_it_knows_their_revision(
    opened: Desk, act: Make, power: Make
) -> None:
    batch = [
        act("put", "P1", power()),
        act("put", "P1", power(note="再")),
        act("drop", "P1"),
        act("put", "P1", power()),
    ]
    assert apply_acts(opened, "d1", batch, "甲", "c1")["conflicts"] == []
    assert standing(opened)["P1"]["note"] == ""


def test_a_dropped_power_takes_its_searches_from_the_record_but_keeps_them(
    opened: Desk, act: Make, power: Make
) -> None:
    search = {"power": "P1", "query": "扣押", "found": 0}
    apply_acts(
        opened, "d1", [act("put", "P1", power()), act("put", "s1", search, entity="search")], "甲", "c1"
    )
    assert len(record_of(opened, "d1").searches) == 1
    apply_acts(opened, "d1", [act("drop", "P1")], "甲", "c1")
    assert record_of(opened, "d1").searches == ()
    apply_acts(opened, "d1", [act("undo")], "甲", "c1")
    assert len(record_of(opened, "d1").searches) == 1


def test_a_search_says_in_which_corpus_and_how_far(opened: Desk, act: Make, power: Make) -> None:
    search = {"power": "P1", "query": "赋码", "found": 0}
    apply_acts(opened, "d1", [act("put", "P1", power()), act("put", "s1", search, entity="search")], "甲")
    (kept,) = record_of(opened, "d1").searches
    assert kept.corpus == f"catalogue@{opened.catalogue.hash}"
    assert kept.covers == opened.catalogue.covers()
    assert (kept.by, kept.on) == ("甲", "2024-05-01")


def test_a_decision_is_kept_and_becomes_stale_when_its_ground_changes(
    opened: Desk, act: Make, power: Make
) -> None:
    gaps = apply_acts(opened, "d1", [act("put", "P1", power())], "甲", "c1")["gaps"]
    asked = next(gap for gap in gaps if gap["code"] == "NO_BASIS")
    decision = act("put", asked["id"], {"status": "rejected", "reason": "另有依据"}, entity="decision")
    (told,) = [
        gap for gap in apply_acts(opened, "d1", [decision], "乙", "c2")["gaps"] if gap["id"] == asked["id"]
    ]
    assert (told["status"], told["decision"]["by"], told["decision"]["stale"]) == ("rejected", "乙", False)
    apply_acts(opened, "d1", [act("put", "P1", power(mode="设定"))], "甲", "c1")
    (now,) = [gap for gap in gaps_of(opened, "d1") if gap.id == asked["id"]]
    assert now.decision is not None
    assert (now.status, now.decision.stale, now.decision.reason) == ("suspected", True, "另有依据")


def test_a_decision_on_no_gap_is_refused(opened: Desk, act: Make) -> None:
    with pytest.raises(BadInput, match="no gap"):
        apply_acts(opened, "d1", [act("put", "nonsense", {"status": "confirmed"}, entity="decision")], "甲")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "paint"}, "acts[1].kind"),
        ({"entity": "colour"}, "acts[1].entity"),
        ({"value": None}, "acts[1].value"),
        ({"key": "P9"}, "acts[1].value.id"),
        ({"value": {"id": "P1"}}, "acts[1].value.spans"),
        ({"was": "three"}, "acts[1].was"),
        ({"id": None}, "acts[1].id"),
        ({"id": ""}, "acts[1].id"),
        ({"id": "x" * 101}, "acts[1].id"),
        ({"id": "import:0123456789abcdef"}, "acts[1].id"),
        ({"entity": "document", "key": "another", "value": {}}, "acts[1].key"),
        ({"entity": "layer", "key": "another", "value": {}}, "acts[1].key"),
    ],
)
def test_an_act_that_makes_no_sense_leaves_the_whole_batch_undone(
    opened: Desk, act: Make, power: Make, wrong: dict[str, Any], field: str
) -> None:
    good = act("put", "P2", power("P2"))
    with pytest.raises(BadInput) as refused:
        apply_acts(opened, "d1", [good, {**act("put", "P1", power()), **wrong}], "甲")
    assert refused.value.field == field
    assert standing(opened) == {}


def test_a_quote_that_is_not_in_the_text_is_refused(opened: Desk, act: Make, power: Make) -> None:
    wrong = power(spans=[{"start": 0, "end": 2, "quote": "扣押"}])
    with pytest.raises(BadInput) as refused:
        apply_acts(opened, "d1", [act("put", "P1", wrong)], "甲")
    assert refused.value.field == "acts[0].value.spans[0].quote"


def test_a_document_that_is_not_held_is_named(desk: Desk) -> None:
    with pytest.raises(BadInput, match="d9"):
        apply_acts(desk, "d9", [], "甲")


def test_a_rejected_suggestion_and_a_read_paragraph_are_kept(opened: Desk, act: Make) -> None:
    acts = [
        act("put", "x", {"start": 0, "end": 2}, entity="rejected"),
        act("put", "y", {"start": 3, "end": 5}, entity="read"),
    ]
    apply_acts(opened, "d1", acts, "甲")
    assert standing(opened, "rejected") == {"x": {"start": 0, "end": 2, "quote": "经查"}}
    assert standing(opened, "read")["y"]["quote"] == "甲省"


def test_the_facts_of_the_document_can_be_put_and_undone(opened: Desk, act: Make) -> None:
    held = next(each for each in marks(opened, "d1")["entities"] if each["entity"] == "document")
    about = {**held["value"], "place": "甲省乙市"}
    apply_acts(opened, "d1", [act("put", "", about, entity="document", was=held["revision"])], "甲")
    assert record_of(opened, "d1").document.place == "甲省乙市"
    apply_acts(opened, "d1", [act("undo")], "甲")
    assert record_of(opened, "d1").document.place is None


def test_gaps_asked_step_by_step_are_those_asked_at_once(opened: Desk, act: Make, power: Make) -> None:
    """Only what changed is asked again; a power that grants bears on the gaps of the others."""
    steps = [
        act("put", "P1", power(measure="扣押财物")),
        act("put", "P2", power("P2", mode="处分", type="处分")),
        act("put", "P3", power("P3", mode="授权", measure="扣押财物", actor={"name": "乙市人民政府"})),
        act("put", "P1", power(measure="扣押财物", note="再看")),
        act("drop", "P3"),
        act("put", "示例办法", {"title": "示例办法", "rank": "行政规范性文件"}, entity="instrument"),
    ]
    for step in steps:
        apply_acts(opened, "d1", [step], "甲", "c1")
        record = record_of(opened, "d1")
        assert record.gaps == find_gaps(record, opened.catalogue)


def test_two_desks_at_one_document_see_each_other(opened: Desk, url: str, act: Make, power: Make) -> None:
    from annotate.store import open_store  # noqa: PLC0415

    second = Desk(open_store(url), say=lambda _words: None)
    apply_acts(opened, "d1", [act("put", "P1", power())], "甲", "c1")
    assert "P1" in standing(second)
    apply_acts(second, "d1", [act("put", "P2", power("P2"))], "乙", "c2")
    assert set(standing(opened)) == {"P1", "P2"}
    second.close()


def test_marks_hold_all_that_the_page_shows(opened: Desk, act: Make, power: Make) -> None:
    apply_acts(opened, "d1", [act("put", "P1", power())], "甲")
    shown = marks(opened, "d1")
    assert set(shown) >= {
        "document",
        "revision",
        "paragraphs",
        "entities",
        "citations",
    }
    assert [each["title"] for each in shown["citations"]] == ["中华人民共和国示例管理法"]
    asked = gaps(opened, "d1")
    assert {gap["power"] for gap in asked["gaps"]} == {"P1"}
    assert asked["revision"] == shown["revision"]


def test_what_was_marked_or_turned_down_is_suggested_no_more(opened: Desk, act: Make, power: Make) -> None:
    def places() -> list[tuple[int, int]]:
        found = suggestions(opened, "d1")["suggestions"]
        return [(each["spans"][0]["start"], each["spans"][0]["end"]) for each in found]

    first, second, *others = places()
    spans = [{"start": first[0], "end": first[1]}]
    turned_down = {
        "start": second[0],
        "end": second[1],
        "quote": record_of(opened, "d1").document.text[slice(*second)],
    }
    apply_acts(opened, "d1", [act("put", "P1", power(spans=spans))], "甲")
    apply_acts(opened, "d1", [act("put", "r1", turned_down, entity="rejected")], "甲")
    assert places() == others
    assert "suggestions" not in marks(opened, "d1")


def test_of_a_document_that_is_not_held_nothing_is_suggested(opened: Desk) -> None:
    with pytest.raises(BadInput, match="d9"):
        suggestions(opened, "d9")


def test_an_imported_record_cannot_be_undone_by_its_reader(desk: Desk, record: Make, act: Make) -> None:
    import_record(desk, decode_record(record()))
    answer = apply_acts(desk, "d1", [act("undo")], "甲")
    assert (answer["acked"], answer["changed"]) == (["a1"], [])
    assert set(standing(desk)) == {"P1"}


def test_a_revision_known_of_what_was_never_there_is_a_conflict(opened: Desk, act: Make, power: Make) -> None:
    answer = apply_acts(opened, "d1", [act("put", "P1", power(), was=7)], "甲", "c1")
    assert answer["acked"] == []
    (conflict,) = answer["conflicts"]
    assert (conflict["key"], conflict["value"], conflict["revision"]) == ("P1", None, None)
    assert standing(opened) == {}


def test_acts_that_are_committed_are_acknowledged_though_their_gaps_cannot_be_asked(
    opened: Desk, act: Make, power: Make, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("annotate.workflow.asking.find_gaps", broken)
        answer = apply_acts(opened, "d1", [act("put", "P1", power())], "甲", "c1")
    assert (answer["acked"], answer["gaps"], answer["unasked"]) == (["a1"], [], True)
    assert [each["key"] for each in answer["changed"]] == ["P1"]
    assert "d1" in caplog.text
    assert set(standing(opened)) == {"P1"}
    after = apply_acts(opened, "d1", [act("put", "P2", power("P2"))], "甲", "c1")
    assert {gap["power"] for gap in after["gaps"]} == {"P1", "P2"}


def test_an_empty_batch_tells_the_revision_and_changes_nothing(opened: Desk, act: Make, power: Make) -> None:
    revision = apply_acts(opened, "d1", [act("put", "P1", power())], "甲", "c1")["revision"]
    answer = apply_acts(opened, "d1", [], "甲", "c2")
    assert (answer["revision"], answer["acked"], answer["changed"]) == (revision, [], [])


def test_an_undo_that_is_delivered_again_tells_what_stands(opened: Desk, act: Make, power: Make) -> None:
    first, back = act("put", "P1", power()), act("undo")
    for each in (first, back):
        apply_acts(opened, "d1", [each], "甲", "c1")
    (now,) = apply_acts(opened, "d1", [back], "甲", "c1")["changed"]
    assert (now["key"], now["value"]) == ("P1", None)
