"""Every act that changed a document: appended, never changed, never deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from annotate.store.tables import documents, history, memberships
from annotate.store.values import read, written


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One act: who did what when, and what stood there before and after (None: nothing).

    `kind`: put, drop, undo, redo, import; passed where an undo or redo met what somebody else had done since.
    `act`: the id that the client gave it, once in a document. `undoes`: the number of the change that an undo takes
    back, that a redo does again, or that was passed. `number` is given by the store.
    """

    document: str
    revision: int
    at: str
    by: str
    client: str
    act: str
    kind: str
    entity: str
    key: str
    before: Any
    after: Any
    undoes: int | None = None
    number: int = 0


class History:
    """The history of one unit."""

    def __init__(self, connection: Connection) -> None:
        self._do = connection

    def append(self, change: Change) -> int:
        """Write a change down; its number. An act id that the document has already is refused by the table."""
        done = self._do.execute(
            insert(history).values(
                document=change.document,
                revision=change.revision,
                at=change.at,
                by=change.by,
                client=change.client,
                act=change.act,
                kind=change.kind,
                entity=change.entity,
                key=change.key,
                before=_column(change.before),
                after=_column(change.after),
                undoes=change.undoes,
            )
        )
        return int(done.inserted_primary_key[0])  # type: ignore[index]  # there is one, the table numbers its rows

    def of(self, document: str) -> tuple[Change, ...]:
        """All changes of a document, in order."""
        wanted = select(history).where(history.c.document == document).order_by(history.c.number)
        return tuple(_change(row) for row in self._do.execute(wanted))

    def get(self, number: int) -> Change:
        """The change of that number."""
        return _change(self._do.execute(select(history).where(history.c.number == number)).one())

    def applied(self, document: str, acts: Sequence[str]) -> frozenset[str]:
        """Which of these act ids the document has seen."""
        wanted = select(history.c.act).where(history.c.document == document, history.c.act.in_(acts))
        return frozenset(self._do.execute(wanted).scalars())

    def thing_of(self, document: str, act: str) -> tuple[str, str]:
        """Entity and key of what an act that the document has seen did something to; both empty where to nothing."""
        wanted = select(history.c.entity, history.c.key).where(
            history.c.document == document, history.c.act == act
        )
        entity, key = self._do.execute(wanted).one()
        return entity, key

    def steps_of(self, document: str, by: str, client: str) -> tuple[tuple[int, str, int | None], ...]:
        """Number, kind and `undoes` of all that one person did to a document from one client, in order."""
        wanted = select(history.c.number, history.c.kind, history.c.undoes).where(
            history.c.document == document, history.c.by == by, history.c.client == client
        )
        return tuple((n, kind, of) for n, kind, of in self._do.execute(wanted.order_by(history.c.number)))

    def clients_since(self, document: str, entity: str, key: str, revision: int) -> frozenset[str]:
        """From where one entity was changed after a revision."""
        wanted = select(history.c.client).where(*_at(document, entity, key), history.c.revision > revision)
        return frozenset(self._do.execute(wanted).scalars())

    def of_client(self, client: str) -> tuple[Change, ...]:
        """All that came from one client, over all documents, in order."""
        wanted = select(history).where(history.c.client == client).order_by(history.c.number)
        return tuple(_change(row) for row in self._do.execute(wanted))

    def ends_of_client(self, client: str) -> tuple[Change, Change, int]:
        """The first and the last of all that came from one client, and how much of it undoes nothing else."""
        number = history.c.number
        wanted = select(func.min(number), func.max(number), func.count() - func.count(history.c.undoes))
        first, last, own = self._do.execute(wanted.where(history.c.client == client)).one()
        return self.get(first), self.get(last), own

    def documents_of_client(self, client: str) -> tuple[str, ...]:
        """The documents that one client did something to, in the order in which it came to them."""
        wanted = select(history.c.document).where(history.c.client == client).group_by(history.c.document)
        return tuple(self._do.execute(wanted.order_by(func.min(history.c.number))).scalars())

    def last_clients(self, beginning: str, limit: int, project: str) -> tuple[str, ...]:
        """The clients of which the name begins so, that which did its first act last first.

        Only what they did to documents of the project counts, of those that were not put away.
        """
        first = func.min(history.c.number)
        wanted = (
            select(history.c.client)
            .join(documents, documents.c.id == history.c.document)
            .join(memberships, memberships.c.document == documents.c.id)
            .where(
                memberships.c.project == project,
                documents.c.archived.is_(False),
                documents.c.binned.is_(False),
                history.c.client.startswith(beginning, autoescape=True),
            )
        )
        ordered = wanted.group_by(history.c.client).order_by(first.desc()).limit(limit)
        return tuple(self._do.execute(ordered).scalars())

    def knows(self, document: str, entity: str, key: str, value: object) -> bool:
        """Has this very value ever stood there?"""
        wanted = select(history.c.number).where(
            *_at(document, entity, key), history.c.after == written(value)
        )
        return self._do.execute(wanted.limit(1)).first() is not None

    def last_kind(self, document: str, entity: str, key: str) -> str | None:
        """The kind of the last act on one entity; None where there was none."""
        wanted = select(history.c.kind).where(*_at(document, entity, key))
        return self._do.execute(wanted.order_by(history.c.number.desc()).limit(1)).scalar()

    def last_at(self, document: str, *, but: Sequence[str] = ()) -> str | None:
        """The time of the last act on a document; acts on the kinds in `but` do not count."""
        wanted = select(func.max(history.c.at)).where(
            history.c.document == document, history.c.entity.not_in(but)
        )
        return self._do.execute(wanted).scalar()


def _at(document: str, entity: str, key: str) -> tuple[Any, ...]:
    return history.c.document == document, history.c.entity == entity, history.c.key == key


def _column(value: object) -> str | None:
    return None if value is None else written(value)


def _change(row: Row[Any]) -> Change:
    values = dict(row._mapping)  # noqa: SLF001 - the documented way to a row's columns
    for side in ("before", "after"):
        values[side] = None if values[side] is None else read(values[side])
    return Change(**values)
