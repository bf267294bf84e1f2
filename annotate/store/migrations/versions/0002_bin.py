"""The bin: a document that was deleted stays, out of every list."""  # noqa: INP001 - Alembic runs it by its path

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Note of each document whether it lies in the bin; none does yet."""
    op.add_column("documents", sa.Column("binned", sa.Boolean, nullable=False, server_default=sa.false()))
