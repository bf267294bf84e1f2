"""A unit commits or leaves no trace; documents and what is said of them come back as they went in."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from annotate.model.errors import BadInput
from annotate.store import Entity, Store, open_store
from annotate.store.documents import CorruptText

AT = "2024-05-01T08:00:00Z"


def a_document(store: Store, name: str = "d1", text: str = "甲省乙市") -> None:
    with store.unit() as unit:
        unit.documents.add(name, text, AT)


def said(key: str, value: object, revision: int = 1) -> Entity:
    return Entity(document="d1", entity="power", key=key, value=value, revision=revision)


def test_a_unit_that_fails_leaves_no_trace(store: Store) -> None:
    def add_and_fail() -> None:
        with store.unit() as unit:
            unit.documents.add("d1", "甲", AT)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        add_and_fail()
    with store.reading() as unit:
        assert unit.documents.get("d1") is None


def test_a_document_comes_back_with_its_text(store: Store) -> None:
    a_document(store, text="𠮷字\n第二段")
    with store.reading() as unit:
        held = unit.documents.get("d1")
        assert held is not None
        assert unit.documents.text(held.sha256) == "𠮷字\n第二段"
        assert (held.revision, held.archived, held.added_at) == (0, False, AT)


def test_two_documents_may_share_a_text(store: Store) -> None:
    a_document(store, "d1")
    a_document(store, "d2")
    with store.reading() as unit:
        assert [held.id for held in unit.documents.listed()] == ["d1", "d2"]
        assert len({held.sha256 for held in unit.documents.listed()}) == 1


def test_a_text_that_was_changed_behind_our_back_is_noticed(store: Store, tmp_path: Path) -> None:
    a_document(store)
    with sqlite3.connect(tmp_path / "store.db") as raw:
        raw.execute("UPDATE texts SET text = '丙省丁市'")
    raw.close()
    with store.reading() as unit, pytest.raises(CorruptText):
        unit.documents.text(unit.documents.listed()[0].sha256)


def test_a_document_may_lie_in_two_projects(store: Store) -> None:
    a_document(store)
    with store.unit() as unit:
        for project in ("乙", "甲", "乙"):
            unit.documents.put_in("d1", project, AT)
    with store.reading() as unit:
        assert unit.documents.projects_of("d1") == unit.documents.projects() == ("乙", "甲")
        assert [held.id for held in unit.documents.listed("甲")] == ["d1"]
        assert unit.documents.listed("丙") == ()


def test_archiving_keeps_the_document(store: Store) -> None:
    a_document(store)
    with store.unit() as unit:
        unit.documents.archive("d1", archived=True)
    with store.reading() as unit:
        assert [held.archived for held in unit.documents.listed()] == [True]


def test_what_was_dropped_and_put_back_keeps_its_place(store: Store) -> None:
    a_document(store)
    with store.unit() as unit:
        for change in (
            said("P1", {"a": 1}),
            said("P2", {"b": [2]}, 2),
            said("P1", None, 3),
            said("P1", {"a": 4}, 4),
        ):
            unit.entities.put(change)
    with store.reading() as unit:
        assert [(e.key, e.value, e.revision) for e in unit.entities.since("d1", 0)] == [
            ("P1", {"a": 4}, 4),
            ("P2", {"b": [2]}, 2),
        ]


def test_what_changed_since_a_revision_includes_what_was_dropped(store: Store) -> None:
    a_document(store)
    with store.unit() as unit:
        for change in (said("P1", {"a": 1}), said("P2", {"b": 2}, 2), said("P1", None, 3)):
            unit.entities.put(change)
    with store.reading() as unit:
        assert [(e.key, e.value) for e in unit.entities.since("d1", 1)] == [("P1", None), ("P2", {"b": 2})]
        assert [e.key for e in unit.entities.since("d1", 2)] == ["P1"]


def test_what_was_computed_is_read_only_for_what_it_was_computed_from(store: Store) -> None:
    a_document(store)
    with store.unit() as unit:
        unit.derived.put("d1", "citations", "old", [1])
        unit.derived.put("d1", "citations", "new", [2])
    with store.reading() as unit:
        assert unit.derived.get("d1", "citations", "old") is None
        assert unit.derived.get("d1", "citations", "new") == [2]


def test_two_writers_take_turns(url: str) -> None:
    """Each reads the revision and writes the next: with no turn-taking, numbers would be lost."""
    a_document(open_store(url))

    def advance() -> None:
        mine = open_store(url)
        for _ in range(20):
            with mine.unit() as unit:
                unit.documents.advance("d1")
        mine.close()

    threads = [threading.Thread(target=advance) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_store(url).reading() as unit:
        held = unit.documents.get("d1")
        assert held is not None
        assert held.revision == 40


def test_a_reader_sees_one_state_while_another_writes(store: Store) -> None:
    a_document(store)
    with store.reading() as reader:
        assert len(reader.documents.listed()) == 1
        a_document(store, "d2")
        assert len(reader.documents.listed()) == 1


@pytest.mark.parametrize("wrong", ["nonsense", "", "sqlite:/x"])
def test_an_address_that_is_none_is_refused_with_advice(wrong: str) -> None:
    with pytest.raises(BadInput) as refused:
        open_store(wrong)
    assert refused.value.field == "DATABASE_URL"
