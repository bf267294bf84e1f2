"""Every place of a phrase in a project, and one act on many of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annotate.exchange import decode_record
from annotate.model.document import Document
from annotate.model.errors import BadInput
from annotate.model.power import BasisStatus, Mode, PowerType
from annotate.workflow import (
    Desk,
    add_document,
    apply_acts,
    archive,
    find_provisions,
    import_record,
    marks,
    record_of,
    suggestions,
)
from annotate.workflow.bulk import Turned, bulk_acts, do_bulk, redo_bulk, undo_bulk
from annotate.workflow.bulk_places import planned
from annotate.workflow.bulk_plan import BulkAct, Plan, What, Why
from annotate.workflow.concordance import Order, Place, concordance, in_order, variants_in

Make = Callable[..., dict[str, Any]]
ONE = "甲省乙市某局决定暂扣经营工具。\n某局又暂扣车辆，并查封场所。"
TWO = "𠮷日，丙局暂扣证照。依据《示例管理法》第一条。"
MARK = BulkAct(what=What.MARK, type=PowerType.COERCION, mode=Mode.EXERCISES)


@pytest.fixture
def two(desk: Desk) -> Desk:
    for name, text in (("d1", ONE), ("d2", TWO)):
        add_document(desk, Document(id=name, title=f"示例{name}", text=text, issued_on="2020-05-01"))
    return desk


def places(desk: Desk, written: str = "暂扣") -> tuple[Place, ...]:
    return concordance(desk, "default", variants_in(written))


def powers(desk: Desk, document: str) -> list[str]:
    return [power.spans[0].quote or "" for power in record_of(desk, document).powers]


def state(desk: Desk) -> list[Any]:
    return [marks(desk, document)["entities"] for document in ("d1", "d2")]


def values(desk: Desk) -> list[Any]:
    return [[(e["entity"], e["key"], e["value"]) for e in each] for each in state(desk)]


def test_every_place_comes_with_its_line_and_the_words_around_it(two: Desk) -> None:
    found = [(p.document, p.line, p.start, p.left, p.right) for p in places(two)]
    assert found == [
        ("d1", 1, 8, "甲省乙市某局决定", "经营工具。\n某局又暂扣车辆，并查封场所。"),
        ("d1", 2, ONE.rindex("暂扣"), "甲省乙市某局决定暂扣经营工具。\n某局又", "车辆，并查封场所。"),
        ("d2", 1, 5, "𠮷日，丙局", "证照。依据《示例管理法》第一条。"),
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("暂扣 查封", ["暂扣", "暂扣", "查封", "暂扣"]),
        ("暂扣｜暂扣车辆", ["暂扣", "暂扣车辆", "暂扣"]),
        (".*", []),
        ("", []),
    ],
)
def test_variants_are_words_as_written_and_never_stand_over_one_another(
    two: Desk, written: str, found: list[str]
) -> None:
    assert [place.quote for place in places(two, written)] == found


def test_a_phrase_is_looked_for_in_its_composed_form(desk: Desk) -> None:
    add_document(desk, Document(id="d1", text="某局在 café 查封场所。"))
    assert [place.quote for place in places(desk, "cafe\u0301")] == ["café"]


def test_a_single_character_is_refused() -> None:
    with pytest.raises(BadInput, match="at least 2"):
        variants_in("暂扣 罚")


def test_what_was_put_away_is_not_looked_through(two: Desk) -> None:
    assert len(places(two)) == 3
    archive(two, "d2")
    assert {place.document for place in places(two)} == {"d1"}


def test_the_left_context_is_sorted_from_the_phrase_outwards(two: Desk) -> None:
    assert [p.left[-1] for p in in_order(places(two), Order.LEFT)] == sorted("定又局")
    assert [p.right[0] for p in in_order(places(two), Order.RIGHT)] == sorted("经车证")


def test_all_places_are_marked_at_once_and_taken_back_at_once(two: Desk) -> None:
    before = values(two)
    bulk = do_bulk(two, planned(two, MARK, places(two)), "甲")
    assert (powers(two, "d1"), powers(two, "d2")) == (["暂扣", "暂扣"], ["暂扣"])
    assert all(place.power for place in places(two))
    after = values(two)
    assert undo_bulk(two, bulk, "甲") == Turned(changes=3, left=())
    assert values(two) == before
    assert redo_bulk(two, bulk, "甲").changes == 3
    assert values(two) == after


def test_a_preview_stores_nothing_and_names_what_it_leaves_out(two: Desk) -> None:
    do_bulk(two, planned(two, MARK, places(two)[:1]), "甲")
    before = state(two)
    plan = planned(two, MARK, places(two))
    assert [line.place.start for line in plan.lines] == [place.start for place in places(two)[1:]]
    assert [(each.place.start, each.why) for each in plan.skipped] == [(places(two)[0].start, Why.MARKED)]
    assert plan.documents == ("d1", "d2")
    assert state(two) == before


def changed_since(desk: Desk, act: Make) -> Plan:
    """A plan whose last place somebody marked after the preview."""
    plan = planned(desk, MARK, places(desk))
    start = TWO.index("暂扣")
    value = {
        "id": "P1",
        "spans": [{"start": start, "end": start + 4}],
        "action": "暂扣证照",
        "type": "行政强制",
        "mode": "行使",
    }
    apply_acts(desk, "d2", [act("put", "P1", value)], "乙", "c1")
    return plan


def test_where_one_place_changed_since_the_preview_nothing_is_done_anywhere(two: Desk, act: Make) -> None:
    plan = changed_since(two, act)
    before = state(two)
    with pytest.raises(BadInput, match=r"示例d2.*changed since the preview"):
        do_bulk(two, plan, "甲")
    assert state(two) == before
    assert bulk_acts(two, "default") == ()


def test_undo_leaves_and_names_what_somebody_changed_since(two: Desk, act: Make) -> None:
    bulk = do_bulk(two, planned(two, MARK, places(two)), "甲")
    (mine,) = (e for e in marks(two, "d2")["entities"] if e["entity"] == "power")
    theirs = {**mine["value"], "note": "乙改过"}
    apply_acts(two, "d2", [act("put", mine["key"], theirs, was=mine["revision"])], "乙", "c1")
    turned = undo_bulk(two, bulk, "甲")
    assert (turned.changes, [(c.document, c.key) for c in turned.left]) == (2, [("d2", mine["key"])])
    assert (powers(two, "d1"), record_of(two, "d2").powers[0].note) == ([], "乙改过")


def test_a_tab_neither_takes_back_a_bulk_act_nor_overwrites_it_unseen(two: Desk, act: Make) -> None:
    do_bulk(two, planned(two, MARK, places(two)), "甲")
    (power,) = (e for e in marks(two, "d2")["entities"] if e["entity"] == "power")
    assert apply_acts(two, "d2", [act("undo")], "甲", "c1")["changed"] == []
    set_by_bulk = BulkAct(what=What.SET, measure="暂扣许可证件")
    do_bulk(two, planned(two, set_by_bulk, places(two)), "甲")
    late = {**power["value"], "note": "不知道"}
    answer = apply_acts(two, "d2", [act("put", power["key"], late, was=power["revision"])], "甲", "c1")
    assert answer["conflicts"][0]["value"]["measure"] == "暂扣许可证件"


def test_slots_are_set_only_where_they_say_something_else(two: Desk) -> None:
    do_bulk(two, planned(two, MARK, places(two)[:2]), "甲")
    plan = planned(two, BulkAct(what=What.SET, type=PowerType.PENALTY), places(two))
    assert [each.why for each in plan.skipped] == [Why.NO_POWER]
    do_bulk(two, plan, "甲")
    assert {(p.type, p.measure) for p in record_of(two, "d1").powers} == {(PowerType.PENALTY, "暂扣")}
    again = planned(two, BulkAct(what=What.SET, type=PowerType.PENALTY), places(two)[:2])
    assert [each.why for each in again.skipped] == [Why.SAME, Why.SAME]


def link(desk: Desk, day: str, *, stated: bool = False) -> BulkAct:
    hit = next(hit for hit in find_provisions(desk, "示例管理法第一条", on=day).hits if hit.path == "1")
    return BulkAct(what=What.LINK, hit=hit, stated=stated)


def test_a_basis_is_supplied_to_the_powers_that_stand_there_once(two: Desk) -> None:
    do_bulk(two, planned(two, MARK, places(two)), "甲")
    do_bulk(two, planned(two, link(two, "2020-05-01"), places(two)), "甲")
    (basis,) = record_of(two, "d2").powers[0].bases
    assert (basis.stated, basis.span, basis.status) == (False, None, BasisStatus.CONFIRMED)
    assert (basis.target.work, basis.target.version, basis.target.provisions) == (
        "cn/law/示例管理法",
        "2014-11-01",
        ("1",),
    )
    again = planned(two, link(two, "2020-05-01"), places(two))
    assert ([each.why for each in again.skipped], again.lines) == ([Why.LINKED] * 3, ())


def test_no_act_is_linked_to_a_version_of_another_day(two: Desk) -> None:
    do_bulk(two, planned(two, MARK, places(two)), "甲")
    plan = planned(two, link(two, "2010-05-01"), places(two))
    assert {each.why for each in plan.skipped} == {Why.OTHER_VERSION}


def test_a_citation_becomes_the_stated_basis_of_the_powers_of_its_sentence(desk: Desk) -> None:
    text = "丙局依据《示例管理法》第一条暂扣证照。丁局查封场所。"
    add_document(desk, Document(id="d1", text=text, issued_on="2020-05-01"))
    do_bulk(desk, planned(desk, MARK, places(desk, "暂扣 查封")), "甲")
    cited = places(desk, "《示例管理法》第一条")
    do_bulk(desk, planned(desk, link(desk, "2020-05-01", stated=True), cited), "甲")
    first, second = record_of(desk, "d1").powers
    assert [(b.stated, b.span.quote if b.span else None) for b in first.bases] == [
        (True, "《示例管理法》第一条")
    ]
    assert second.bases == ()


def test_a_paragraph_is_read_once_and_not_where_a_power_stands(two: Desk) -> None:
    do_bulk(two, planned(two, MARK, places(two)[:1]), "甲")
    plan = planned(two, BulkAct(what=What.READ), places(two, "暂扣 查封"))
    assert [each.why for each in plan.skipped] == [Why.MARKED]
    do_bulk(two, plan, "甲")
    read = [span.quote for document in ("d1", "d2") for span in record_of(two, document).read]
    assert read == [ONE.split("\n")[1], TWO]


def test_suggestions_at_the_places_are_turned_down(desk: Desk, record: Make) -> None:
    import_record(desk, decode_record(record(powers=[])), "default")
    seen = suggestions(desk, "d1")["suggestions"]
    quote = seen[0]["spans"][0]["quote"]
    bulk = do_bulk(desk, planned(desk, BulkAct(what=What.REJECT), places(desk, quote)), "甲")
    assert len(suggestions(desk, "d1")["suggestions"]) < len(seen)
    assert any(place.rejected for place in places(desk, quote))
    undo_bulk(desk, bulk, "甲")
    assert suggestions(desk, "d1")["suggestions"] == seen


def test_an_empty_slot_takes_what_the_suggestion_says(desk: Desk, record: Make) -> None:
    import_record(desk, decode_record(record(powers=[])), "default")
    like = suggestions(desk, "d1")["suggestions"][0]
    do_bulk(desk, planned(desk, BulkAct(what=What.MARK), places(desk, like["spans"][0]["quote"])), "甲")
    (power,) = record_of(desk, "d1").powers
    assert (power.type, power.mode) == (like["type"], like["mode"])


def test_the_last_bulk_acts_are_listed_with_what_they_did(two: Desk) -> None:
    bulk = do_bulk(two, planned(two, MARK, places(two)), "甲")
    (done,) = bulk_acts(two, "default")
    assert (done.id, done.what, done.quote, done.changes) == (bulk, What.MARK, "暂扣", 3)
    assert (done.documents, done.by, done.stands) == (("d1", "d2"), "甲", True)
    undo_bulk(two, bulk, "甲")
    assert [each.stands for each in bulk_acts(two, "default")] == [False]
    assert bulk_acts(two, "other") == ()


def test_many_bulk_acts_in_one_project_hide_none_of_another(two: Desk) -> None:
    bulk = do_bulk(two, planned(two, MARK, places(two)), "甲")
    add_document(two, Document(id="d3", text="某局暂扣车辆。" * 61), "busy")
    for place in concordance(two, "busy", ["暂扣"]):
        do_bulk(two, planned(two, MARK, [place]), "乙")
    assert [each.id for each in bulk_acts(two, "default")] == [bulk]
    assert {each.documents for each in bulk_acts(two, "busy")} == {("d3",)}


def test_bulk_acts_on_what_was_put_away_are_not_listed(two: Desk) -> None:
    do_bulk(two, planned(two, MARK, places(two)[:2]), "甲")
    archive(two, "d1")
    assert bulk_acts(two, "default") == ()


def test_nothing_to_do_and_an_id_that_is_none_are_said(two: Desk) -> None:
    with pytest.raises(BadInput, match="nothing to change"):
        do_bulk(two, planned(two, MARK, ()), "甲")
    with pytest.raises(BadInput, match="no bulk act"):
        undo_bulk(two, "bulk:mark:nowhere", "甲")
