"""An engine on SQLite or PostgreSQL; all that differs between the two stands here and in the migrations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from annotate.model.errors import BadInput

READING = "quanyuan_reading"
WAIT_MS = 60_000  # as long as another process may take to build the law base

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # an act that was acknowledged outlives a power cut
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {WAIT_MS}",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE deletes a row of history unseen
)


def open_engine(url: str) -> Engine:
    """An engine for `url`; the folder of a SQLite file is made. BadInput for an address that is none."""
    try:
        address = make_url(url)
    except ArgumentError as wrong:
        raise BadInput(
            "DATABASE_URL", f"{url!r} is no database address, write e.g. sqlite:///file.db"
        ) from wrong
    if address.database and address.get_backend_name() == "sqlite":
        _make_folder(Path(address.database).parent)
    try:
        engine = create_engine(address)
    except (NoSuchModuleError, ModuleNotFoundError) as wrong:
        raise BadInput(
            "DATABASE_URL", f"needs a driver that is not installed ({address.drivername}): {wrong}"
        ) from wrong
    if engine.dialect.name != "sqlite":
        return engine
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise BadInput(str(folder), f"cannot be a folder for the store: {wrong.strerror}") from wrong


def is_sqlite(connection: Connection) -> bool:
    """Does this connection lead to SQLite?"""
    return connection.dialect.name == "sqlite"


def take_turns(connection: Connection) -> None:
    """Let one process at a time go on from here to the end of its transaction."""
    if not is_sqlite(connection):  # SQLite writers stand in line since BEGIN IMMEDIATE
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(8117)")


def _prepare_sqlite(raw: Any, _record: object) -> None:  # noqa: ANN401 - the DB-API has no type of its own
    raw.isolation_level = None  # transactions are begun below, not guessed by the driver
    cursor = raw.cursor()
    cursor.execute(_PRAGMAS[3])  # first: switching to WAL may have to wait for another process
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its turn at once: a transaction that reads first and writes later could fail half-way."""
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
