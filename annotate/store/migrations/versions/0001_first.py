"""The first tables: documents and what is said of them, their history, and the law base with its search."""  # noqa: INP001 - Alembic runs it by its path

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables, the guards of the history and the index that search reads."""
    _make_documents()
    _make_history()
    _make_law()
    if op.get_bind().dialect.name == "sqlite":
        _guard_on_sqlite()
        _search_on_sqlite()
    else:
        _guard_on_postgresql()
        _search_on_postgresql()


def _text(name: str, *more: sa.schema.SchemaItem, key: bool = False, empty: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, *more, primary_key=key, nullable=empty)


def _number(name: str, *, empty: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=empty)


def _document(*, key: bool = False) -> sa.Column[str]:
    return _text("document", sa.ForeignKey("documents.id"), key=key)


def _make_documents() -> None:
    op.create_table("projects", _text("name", key=True), _text("created_at"))
    op.create_table("texts", _text("sha256", key=True), _text("text"))
    op.create_table(
        "documents",
        _text("id", key=True),
        _text("sha256", sa.ForeignKey("texts.sha256")),
        _number("revision"),
        sa.Column("archived", sa.Boolean, nullable=False),
        _text("added_at"),
    )
    op.create_table(
        "memberships", _text("project", sa.ForeignKey("projects.name"), key=True), _document(key=True)
    )
    op.create_table(
        "entities",
        _document(key=True),
        _text("entity", key=True),
        _text("key", key=True),
        _text("value", empty=True),
        _number("revision"),
        _number("position"),
    )
    op.create_table("derived", _document(key=True), _text("what", key=True), _text("stamp"), _text("value"))


def _make_history() -> None:
    op.create_table(
        "history",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        _document(),
        _number("revision"),
        *(_text(name) for name in ("at", "by", "client", "act", "kind", "entity", "key")),
        _text("before", empty=True),
        _text("after", empty=True),
        _number("undoes", empty=True),
        sa.UniqueConstraint("document", "act", name="history_act_once"),
        sqlite_autoincrement=True,
    )
    op.create_index("history_of_entity", "history", ["document", "entity", "key", "revision"])
    op.create_index("history_of_person", "history", ["document", "by", "number"])


def _make_law() -> None:
    op.create_table(
        "instruments",
        _text("work", key=True),
        _text("title"),
        _text("rank"),
        _text("issuer", empty=True),
        _text("place"),
        _text("number", empty=True),
        _text("short_names"),
        _text("repealed", empty=True),
    )
    op.create_table(
        "versions",
        _text("work", sa.ForeignKey("instruments.work"), key=True),
        _text("date", key=True),
        _number("position"),
        _text("effective", empty=True),
        _text("ended", empty=True),
        _text("kind"),
        _text("coverage"),
        sa.Column("sure", sa.Boolean, nullable=False),
        _text("source"),
        _text("sha256", empty=True),
    )
    op.create_table(
        "provisions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        _text("work", sa.ForeignKey("instruments.work")),
        _text("version"),
        _text("path"),
        _number("position"),
        _text("text"),
        _text("heading", empty=True),
    )
    op.create_index("provisions_in_order", "provisions", ["work", "version", "position"])
    op.create_table("law_base", _text("name", key=True), _text("value"))


def _guard_on_sqlite() -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER history_no_{change.lower()} BEFORE {change} ON history "
            "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
        )


def _guard_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER history_no_change BEFORE UPDATE OR DELETE ON history "
        "FOR EACH ROW EXECUTE FUNCTION history_is_append_only()"
    )


def _search_on_sqlite() -> None:
    # Two blanks at the end let every character of a text begin a trigram, so that shorter words are found by the
    # trigrams that begin with them.
    op.execute("CREATE VIRTUAL TABLE provision_search USING fts5(text, content='', tokenize='trigram')")
    op.execute("CREATE VIRTUAL TABLE provision_trigrams USING fts5vocab(provision_search, row)")
    op.execute(
        "CREATE TRIGGER provision_indexed AFTER INSERT ON provisions "
        "BEGIN INSERT INTO provision_search(rowid, text) VALUES (new.id, new.text || '  '); END"
    )
    op.execute(
        "CREATE TRIGGER provision_unindexed AFTER DELETE ON provisions "
        "BEGIN INSERT INTO provision_search(provision_search, rowid, text) "
        "VALUES ('delete', old.id, old.text || '  '); END"
    )


def _search_on_postgresql() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.execute("CREATE INDEX provision_search ON provisions USING gin (text gin_trgm_ops)")
