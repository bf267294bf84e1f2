"""What is said of a document now: powers, searches, decisions and the rest, each a JSON value with its revision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from annotate.store.tables import entities
from annotate.store.values import read, written


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing said of a document. `value` None: it was dropped. `revision`: of the document, when it changed.

    `position` is given by the store: what was said first stands first, and keeps its place when it is put back.
    """

    document: str
    entity: str
    key: str
    value: Any
    revision: int
    position: int = 0


class Entities:
    """The entities of one unit."""

    def __init__(self, connection: Connection) -> None:
        self._do = connection

    def get(self, document: str, entity: str, key: str) -> Entity | None:
        """The entity of that kind and key, dropped or not; None where there never was one."""
        found = self._do.execute(select(entities).where(*_at(document, entity, key))).first()
        return None if found is None else _entity(found)

    def since(self, document: str, revision: int) -> tuple[Entity, ...]:
        """All of a document that changed after a revision (0: ever), dropped or not, by position."""
        wanted = select(entities).where(entities.c.document == document, entities.c.revision > revision)
        return tuple(_entity(row) for row in self._do.execute(wanted.order_by(entities.c.position)))

    def of_all(self, entity: str) -> tuple[Entity, ...]:
        """All of one kind over all documents, without what was dropped."""
        wanted = select(entities).where(entities.c.entity == entity, entities.c.value.is_not(None))
        ordered = wanted.order_by(entities.c.document, entities.c.position)
        return tuple(_entity(row) for row in self._do.execute(ordered))

    def put(self, changed: Entity) -> None:
        """Let this be what stands there from now on; what is new stands after all that was said before."""
        value = None if changed.value is None else written(changed.value)
        there = _at(changed.document, changed.entity, changed.key)
        done = self._do.execute(update(entities).where(*there).values(value=value, revision=changed.revision))
        if done.rowcount:
            return
        self._do.execute(
            insert(entities).values(
                document=changed.document,
                entity=changed.entity,
                key=changed.key,
                value=value,
                revision=changed.revision,
                position=changed.revision,  # above every earlier one: each write has a revision of its own
            )
        )


def _at(document: str, entity: str, key: str) -> tuple[Any, ...]:
    return entities.c.document == document, entities.c.entity == entity, entities.c.key == key


def _entity(row: Row[Any]) -> Entity:
    return Entity(
        document=row.document,
        entity=row.entity,
        key=row.key,
        value=None if row.value is None else read(row.value),
        revision=row.revision,
        position=row.position,
    )
