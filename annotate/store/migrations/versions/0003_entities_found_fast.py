"""What changed since a revision, and all of one kind: found without going through everything that is said."""  # noqa: INP001 - Alembic runs it by its path

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Two indexes."""
    op.create_index("entities_by_revision", "entities", ["document", "revision"])
    op.create_index("entities_by_kind", "entities", ["entity", "document"])
