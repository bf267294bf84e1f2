"""Projects that were put away: they stay, out of the choice of projects."""  # noqa: INP001 - Alembic runs it by its path

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Note of each project whether it was put away; none is yet."""
    op.add_column("projects", sa.Column("put_away", sa.Boolean, nullable=False, server_default=sa.false()))
