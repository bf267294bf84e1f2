"""Finding articles by their words, on an index of trigrams where the database has one for the words asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    column,
    func,
    not_,
    or_,
    select,
    table,
    text,
)

from annotate.store.engine import is_sqlite
from annotate.store.tables import provisions, versions

_TRIGRAM = 3
_FREQUENT = 4000  # a short word in so many articles, or
_VARIED = 500  # with so many continuations, is met soon enough on a walk through the texts
_NOWHERE = "\ufffe" * _TRIGRAM  # no character: makes a trigram that no text has
_index = table("provision_search", column("rowid"))
_trigrams = table("provision_trigrams", column("term"), column("doc"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article that holds the words, and whether its version is in force on the day asked for."""

    work: str
    version: str
    path: str
    text: str
    in_force: bool


def find(connection: Connection, words: Sequence[str], on: str, limit: int) -> tuple[Found, ...]:
    """Articles that hold all of `words`, those in force on the day first, then in order of the law base.

    Words shorter than three characters are no trigram: they are found by the trigrams that begin with them, or,
    where those are many, in the texts themselves, on a walk that ends as soon as `limit` articles are found.
    """
    if not words:
        return ()
    governs = and_(
        func.coalesce(versions.c.effective, versions.c.date) <= on,
        or_(versions.c.ended.is_(None), versions.c.ended > on),
    )
    first = _walk(connection, words, governs, limit)
    if len(first) == limit:
        return tuple(_found(row, in_force=True) for row in first)
    rest = _walk(connection, words, not_(governs), limit - len(first))
    return (*(_found(row, in_force=True) for row in first), *(_found(row, in_force=False) for row in rest))


_Row = tuple[str, str, str, str]


def _walk(
    connection: Connection, words: Sequence[str], governing: ColumnElement[bool], limit: int
) -> list[_Row]:
    wanted = (
        select(provisions.c.work, provisions.c.version, provisions.c.path, provisions.c.text)
        .join(versions, and_(versions.c.work == provisions.c.work, versions.c.date == provisions.c.version))
        .where(*_holding(connection, words), governing)
        .order_by(provisions.c.id)
        .limit(limit)
    )
    return [tuple(row) for row in connection.execute(wanted)]


def _found(row: _Row, *, in_force: bool) -> Found:
    work, version, path, words = row
    return Found(work=work, version=version, path=path, text=words, in_force=in_force)


def _holding(connection: Connection, words: Sequence[str]) -> list[ColumnElement[bool]]:
    """The conditions. PostgreSQL reads its trigram index for LIKE itself; SQLite must be asked to."""
    if not is_sqlite(connection):
        return [provisions.c.text.contains(word, autoescape=True) for word in words]
    phrases = {word: _phrase(connection, word) for word in words}
    conditions = [
        func.instr(provisions.c.text, word) > 0 for word, phrase in phrases.items() if phrase is None
    ]
    indexed = " AND ".join(phrase for phrase in phrases.values() if phrase is not None)
    if indexed:
        matching = text("provision_search MATCH :phrases").bindparams(bindparam("phrases", indexed))
        conditions.append(provisions.c.id.in_(select(_index.c.rowid).where(matching)))
    return conditions


def _phrase(connection: Connection, word: str) -> str | None:
    """The question to the trigram index that finds `word`; None where looking into the texts is quicker."""
    if len(word) >= _TRIGRAM:
        return _quoted(word)
    beginning = select(_trigrams).where(_trigrams.c.term >= word, _trigrams.c.term < word + chr(0x10FFFF))
    rows = connection.execute(beginning.limit(_VARIED)).all()
    if len(rows) == _VARIED or sum(row.doc for row in rows) >= _FREQUENT:
        return None
    return "(" + " OR ".join(_quoted(row.term) for row in rows) + ")" if rows else _quoted(word + _NOWHERE)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
