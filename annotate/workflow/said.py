"""All that is said of a document now, decoded once and brought up to date by what changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from annotate.exchange.lengths import of_any_length
from annotate.model.citation import Citation
from annotate.model.document import Document
from annotate.model.power import Power
from annotate.model.record import BroughtInstrument, Comment, Layer, Record, Search
from annotate.model.span import Span
from annotate.store import Entity, Unit
from annotate.workflow.desk import Desk
from annotate.workflow.documents import held_document, text_of
from annotate.workflow.things import Decided, understood

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Thing:
    """One entity with its value decoded."""

    entity: Entity
    value: Any


@dataclass(frozen=True, slots=True)
class Said:
    """A document's text and what is said of it at one revision; `things` in the order in which they were first said."""

    document: str
    sha256: str
    text: str
    revision: int
    things: Mapping[tuple[str, str], Thing]

    def entities(self) -> list[Entity]:
        """The entities as they are kept, in the order in which they were first said."""
        return [thing.entity for thing in self.things.values()]

    def all(self, entity: str, shape: type[T]) -> tuple[T, ...]:
        """The decoded values of one kind, in order; `shape` says of what type they are."""
        values = (thing.value for (kind, _), thing in self.things.items() if kind == entity)
        return tuple(value for value in values if isinstance(value, shape))

    def record(self) -> Record:
        """The record, without what is computed. A search outlives its power in the store, not in a record."""
        powers = self.all("power", Power)
        known = {power.id for power in powers}
        about = self.all("document", Document) or (Document(id=self.document, text=""),)
        return Record(
            document=replace(about[0], id=self.document, text=self.text, sha256=self.sha256),
            instruments=self.all("instrument", BroughtInstrument),
            powers=powers,
            searches=tuple(search for search in self.all("search", Search) if search.power in known),
            comments=self.all("comment", Comment),
            read=self.all("read", Span),
            rejected=self.all("rejected", Span),
            layer=next(iter(self.all("layer", Layer)), Layer()),
        )

    def citations(self) -> tuple[Citation, ...] | None:
        """Citations that came with the record and are not those that the tool finds; None where it finds them."""
        thing = self.things.get(("citations", ""))
        return None if thing is None else thing.value

    def others(self) -> dict[str, Record]:
        """The readings of others that stand beside ours, by name."""
        return {
            key: thing.value for (entity, key), thing in sorted(self.things.items()) if entity == "beside"
        }

    def decisions(self) -> dict[str, Decided]:
        """What was decided, by gap id."""
        return {key: thing.value for (entity, key), thing in self.things.items() if entity == "decision"}


def said_of(desk: Desk, unit: Unit, document: str) -> Said:
    """What is said of a document now. BadInput where none is held, or where what is held contradicts its text."""
    held = held_document(unit, document)
    empty = Said(document, held.sha256, text_of(desk, held.sha256), 0, {})
    known = desk.kept(("said", document), lambda: empty)
    if known.revision == held.revision:
        return known
    if known.revision > held.revision or known.sha256 != held.sha256:
        known = empty  # another store stands in its place
    things = dict(known.things)
    for entity in unit.entities.since(document, known.revision):
        things.pop((entity.entity, entity.key), None)
        if entity.value is not None:
            with of_any_length():
                value = understood(entity.entity, entity.value, known.text, _place(entity))
            things[entity.entity, entity.key] = Thing(entity, value)
    in_order = dict(sorted(things.items(), key=lambda item: item[1].entity.position))
    now = Said(document, held.sha256, known.text, held.revision, in_order)
    desk.keep(("said", document), now)
    return now


def _place(entity: Entity) -> str:
    return f"{entity.document}.{entity.entity}.{entity.key}"
