"""The history is appended to, and never changed."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError

from annotate.store import Change, Store
from annotate.store.tables import history

CHANGE = Change(
    document="d1",
    revision=1,
    at="2024-05-01T08:00:00Z",
    by="甲",
    client="c1",
    act="a1",
    kind="put",
    entity="power",
    key="P1",
    before=None,
    after={"id": "P1", "action": "扣押"},
)


@pytest.fixture
def written(store: Store) -> Store:
    with store.unit() as unit:
        unit.documents.add("d1", "甲省乙市", "2024-05-01T08:00:00Z")
        unit.history.append(CHANGE)
    return store


def test_a_change_comes_back_as_it_was_written(written: Store) -> None:
    with written.reading() as unit:
        (change,) = unit.history.of("d1")
        assert change == replace(CHANGE, number=change.number)
        assert unit.history.get(change.number) == change


@pytest.mark.parametrize("change", [update(history).values(by="乙"), delete(history)])
def test_the_database_refuses_to_change_or_delete_it(written: Store, change: object) -> None:
    with pytest.raises(IntegrityError, match="append-only"), written.unit() as unit:
        unit._connection.execute(change)  # type: ignore[call-overload]
    with written.reading() as unit:
        assert [change.by for change in unit.history.of("d1")] == ["甲"]


def test_the_database_refuses_to_put_another_in_its_place(written: Store) -> None:
    with written.reading() as unit:
        (change,) = unit.history.of("d1")
    other = insert(history).prefix_with("OR REPLACE").values(**{**asdict(change), "by": "乙", "after": "1"})
    with pytest.raises(IntegrityError, match="append-only"), written.unit() as unit:
        unit._connection.execute(other)
    with written.reading() as unit:
        assert [change.by for change in unit.history.of("d1")] == ["甲"]


def test_one_act_is_written_once(written: Store) -> None:
    with pytest.raises(IntegrityError), written.unit() as unit:
        unit.history.append(replace(CHANGE, revision=2))


def test_it_answers_what_undo_and_conflicts_ask(written: Store) -> None:
    with written.unit() as unit:
        unit.history.append(
            replace(CHANGE, revision=2, act="a2", by="乙", client="c2", kind="drop", after=None)
        )
    with written.reading() as unit:
        assert unit.history.applied("d1", ["a1", "a2", "a3"]) == {"a1", "a2"}
        assert [kind for _, kind, _ in unit.history.steps_of("d1", "甲", CHANGE.client)] == ["put"]
        assert unit.history.steps_of("d1", "甲", "c2") == ()
        assert unit.history.clients_since("d1", "power", "P1", 1) == {"c2"}
        assert unit.history.knows("d1", "power", "P1", {"action": "扣押", "id": "P1"})
        assert not unit.history.knows("d1", "power", "P2", {"action": "扣押", "id": "P1"})
        assert unit.history.last_at("d1") == "2024-05-01T08:00:00Z"
