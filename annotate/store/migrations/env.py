"""Runs the migrations on the connection that annotate.store.migrate hands over, inside its transaction."""  # noqa: INP001 - Alembic runs it by its path

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
