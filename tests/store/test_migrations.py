"""Opening a store makes its tables, as `tables.py` describes them, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from annotate.model.errors import BadInput
from annotate.store import migrate, open_store
from annotate.store.tables import metadata


def test_the_migrations_make_the_tables_that_the_code_knows(url: str) -> None:
    open_store(url).close()
    with create_engine(url).connect() as connection:
        known = metadata.tables
        context = MigrationContext.configure(
            connection,
            opts={"include_object": lambda _obj, name, kind, *_rest: kind != "table" or name in known},
        )
        assert compare_metadata(context, metadata) == []


def test_the_last_migration_is_the_one_that_is_asked_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == migrate.HEAD


def test_a_store_that_is_current_is_opened_without_migrating(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(url).close()
    migrated: list[str] = []
    monkeypatch.setattr("alembic.command.upgrade", lambda _config, to: migrated.append(to))
    open_store(url).close()
    assert migrated == []


def test_a_store_of_a_later_release_is_left_alone(url: str) -> None:
    open_store(url).close()
    with create_engine(url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BadInput, match="later release"):
        open_store(url)
