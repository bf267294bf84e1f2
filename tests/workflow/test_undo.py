"""Undo and redo are acts: each client's own, last first, and never over what somebody else did since."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.exchange import decode_record
from annotate.workflow import Desk, apply_acts, import_record, marks

Make = Callable[..., dict[str, Any]]

STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("put"), st.sampled_from(["P1", "P2", "P3"]), st.sampled_from(["查封", "扣押", "冻结"])
        ),
        st.tuples(st.just("drop"), st.sampled_from(["P1", "P2", "P3"]), st.just("")),
        st.tuples(st.sampled_from(["undo", "redo"]), st.just(""), st.just("")),
    ),
    max_size=12,
)


def state(desk: Desk, document: str = "d1") -> list[tuple[str, str, str]]:
    return [(e["entity"], e["key"], json.dumps(e["value"])) for e in marks(desk, document)["entities"]]


_documents = itertools.count()


@given(steps=STEPS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_acts_and_then_all_undone_give_what_was(
    desk: Desk, record: Make, power: Make, act: Make, steps: list[tuple[str, str, str]]
) -> None:
    name = f"d{next(_documents)}"
    import_record(desk, decode_record(record(name)))
    before = state(desk, name)
    for kind, key, action in steps:
        value = power(key, action=action) if kind == "put" else None
        was = next((e["revision"] for e in marks(desk, name)["entities"] if e["key"] == key), None)
        apply_acts(desk, name, [act(kind, key, value, was=was)], "甲", "c1")
    after = state(desk, name)
    undone = 0
    while apply_acts(desk, name, [act("undo")], "甲", "c1")["changed"]:
        undone += 1
    assert state(desk, name) == before
    for _ in range(undone):
        apply_acts(desk, name, [act("redo")], "甲", "c1")
    assert state(desk, name) == after


def put(desk: Desk, act: Make, power: Make, note: str, by: str, **more: object) -> dict[str, Any]:
    return apply_acts(desk, "d1", [act("put", "P1", power(note=note), **more)], by, by)


def note(desk: Desk) -> str | None:
    return next((e["value"]["note"] for e in marks(desk, "d1")["entities"] if e["entity"] == "power"), None)


def test_undo_and_redo_walk_back_and_forth(opened: Desk, act: Make, power: Make) -> None:
    put(opened, act, power, "一", "甲")
    put(opened, act, power, "二", "甲")
    seen = [note(opened)]
    for kind in ("undo", "undo", "undo", "redo", "redo", "redo"):
        apply_acts(opened, "d1", [act(kind)], "甲", "甲")
        seen.append(note(opened))
    assert seen == ["二", "一", None, None, "一", "二", "二"]


def test_something_new_ends_what_could_be_redone(opened: Desk, act: Make, power: Make) -> None:
    put(opened, act, power, "一", "甲")
    apply_acts(opened, "d1", [act("undo")], "甲", "甲")
    put(opened, act, power, "二", "甲")
    assert apply_acts(opened, "d1", [act("redo")], "甲", "甲")["changed"] == []
    assert note(opened) == "二"


def test_each_person_undoes_only_their_own(opened: Desk, act: Make, power: Make) -> None:
    put(opened, act, power, "甲的", "甲")
    apply_acts(opened, "d1", [act("put", "P2", power("P2"))], "乙", "乙")
    apply_acts(opened, "d1", [act("undo")], "甲", "甲")
    assert [e["key"] for e in marks(opened, "d1")["entities"] if e["entity"] == "power"] == ["P2"]


def test_undo_is_refused_where_somebody_else_went_on(opened: Desk, act: Make, power: Make) -> None:
    revision = put(opened, act, power, "甲的", "甲")["revision"]
    put(opened, act, power, "乙的", "乙", was=revision)
    answer = apply_acts(opened, "d1", [act("undo")], "甲", "甲")
    assert answer["acked"] == []
    assert answer["conflicts"][0]["value"]["note"] == "乙的"
    assert note(opened) == "乙的"


def test_an_undo_that_is_delivered_twice_undoes_once(opened: Desk, act: Make, power: Make) -> None:
    put(opened, act, power, "一", "甲")
    put(opened, act, power, "二", "甲")
    undo = act("undo")
    for _ in range(2):
        assert apply_acts(opened, "d1", [undo], "甲", "甲")["acked"] == [undo["id"]]
    assert note(opened) == "一"


def test_the_history_tells_of_undo_with_before_and_after(opened: Desk, act: Make, power: Make) -> None:
    put(opened, act, power, "一", "甲")
    apply_acts(opened, "d1", [act("undo")], "甲", "甲")
    with opened.store.reading() as unit:
        done, undone = unit.history.of("d1")[-2:]
    assert (undone.kind, undone.undoes, undone.before, undone.after) == (
        "undo",
        done.number,
        done.after,
        None,
    )
    assert (undone.by, undone.at > done.at) == ("甲", True)


@pytest.mark.parametrize("kind", ["undo", "redo"])
def test_what_found_nothing_to_take_back_and_comes_again_leaves_what_was_done_since(
    opened: Desk, act: Make, power: Make, kind: str
) -> None:
    lost = act(kind)
    assert apply_acts(opened, "d1", [lost], "甲", "甲")["changed"] == []
    put(opened, act, power, "一", "甲")
    if kind == "redo":
        apply_acts(opened, "d1", [act("undo")], "甲", "甲")
    stands = note(opened)
    answer = apply_acts(opened, "d1", [lost], "甲", "甲")
    assert (answer["acked"], answer["changed"]) == ([lost["id"]], [])
    assert note(opened) == stands


def test_a_second_tab_does_not_take_back_what_the_first_one_did(opened: Desk, act: Make, power: Make) -> None:
    apply_acts(opened, "d1", [act("put", "P1", power())], "甲", "one")
    apply_acts(opened, "d1", [act("put", "P2", power("P2"))], "甲", "two")
    apply_acts(opened, "d1", [act("undo")], "甲", "one")
    assert [e["key"] for e in marks(opened, "d1")["entities"] if e["entity"] == "power"] == ["P2"]
    assert apply_acts(opened, "d1", [act("undo")], "甲", "one")["changed"] == []


def test_an_undo_that_was_refused_says_what_it_would_have_put_back(
    opened: Desk, act: Make, power: Make
) -> None:
    put(opened, act, power, "一", "甲")
    revision = put(opened, act, power, "二", "甲")["revision"]
    put(opened, act, power, "乙的", "乙", was=revision)
    (conflict,) = apply_acts(opened, "d1", [act("undo")], "甲", "甲")["conflicts"]
    assert [conflict[side]["note"] for side in ("base", "wanted", "value")] == ["二", "一", "乙的"]


@pytest.mark.parametrize("kind", ["undo", "redo"])
def test_what_was_refused_once_does_not_stand_before_the_others(
    opened: Desk, act: Make, power: Make, kind: str
) -> None:
    apply_acts(opened, "d1", [act("put", "P2", power("P2"))], "甲", "甲")
    revision = put(opened, act, power, "甲的", "甲")["revision"]
    if kind == "redo":
        for _ in range(2):
            revision = apply_acts(opened, "d1", [act("undo")], "甲", "甲")["revision"] - 1
        apply_acts(opened, "d1", [act("put", "P2", power("P2", note="乙的"))], "乙", "乙")
    else:
        put(opened, act, power, "乙的", "乙", was=revision)
    assert apply_acts(opened, "d1", [act(kind)], "甲", "甲")["conflicts"]
    (changed,) = apply_acts(opened, "d1", [act(kind)], "甲", "甲")["changed"]
    assert (changed["key"], changed["value"] is None) == (("P2", True) if kind == "undo" else ("P1", False))
