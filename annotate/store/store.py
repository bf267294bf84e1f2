"""A store, and the unit of work in which everything in it is read and changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from annotate.model.errors import BadInput
from annotate.store.derived import Derived
from annotate.store.documents import Documents
from annotate.store.engine import READING, open_engine
from annotate.store.entities import Entities
from annotate.store.history import History
from annotate.store.law import Law
from annotate.store.migrate import upgrade


class Unit:
    """The repositories, all on one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def documents(self) -> Documents:
        """Texts and the documents that have them."""
        return Documents(self._connection)

    @cached_property
    def entities(self) -> Entities:
        """What is said of a document now."""
        return Entities(self._connection)

    @cached_property
    def history(self) -> History:
        """What was ever said of it."""
        return History(self._connection)

    @cached_property
    def derived(self) -> Derived:
        """What was computed of it."""
        return Derived(self._connection)

    @cached_property
    def law(self) -> Law:
        """The law base."""
        return Law(self._connection)


class Store:
    """One database. A unit commits when its block ends well, and leaves no trace when it does not."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reader = engine.execution_options(**{READING: True})

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """A unit that may write; on SQLite it waits until it is the only writer."""
        with self._engine.begin() as connection:
            yield Unit(connection)

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """A unit that only reads: one state of the store, whatever others write meanwhile."""
        with self._reader.begin() as connection:
            yield Unit(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def open_store(url: str) -> Store:
    """The store at a database address such as `sqlite:///quanyuan.db`; its tables are made or brought up to date.

    BadInput where the address is none, or leads to no store that can be used, or a later release wrote the store.
    """
    engine = open_engine(url)
    try:
        upgrade(engine)
    except DatabaseError as wrong:
        raise BadInput(
            "store", f"cannot be used ({wrong.orig}): choose another with QUANYUAN_HOME or DATABASE_URL"
        ) from wrong
    return Store(engine)
