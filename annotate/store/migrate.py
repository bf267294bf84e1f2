"""Bring the tables of a store to the form that this release needs."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from annotate.model.errors import BadInput
from annotate.store.engine import READING, take_turns

HEAD = "0004"
_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing, all or none; costs one query where none is.

    BadInput where a later release made the store.
    """
    with engine.connect().execution_options(**{READING: True}) as connection:
        if _current(connection) == HEAD:
            return
    with engine.begin() as connection:
        take_turns(connection)
        current = _current(connection)  # another process may have been first
        if current == HEAD:
            return
        if current is not None and current > HEAD:
            raise BadInput(
                "store", f"a later release wrote it (tables {current}, known {HEAD}): update Quanyuan"
            )
        _run(connection)


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _run(connection: Connection) -> None:
    # Alembic takes a sixth of a second to import and is needed once in a store's life.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
