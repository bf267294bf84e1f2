"""The store's tables, as SQLAlchemy Core knows them; `migrations/` makes them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
)

metadata = MetaData()

projects = Table(
    "projects",
    metadata,
    Column("name", Text, primary_key=True),
    Column("created_at", Text, nullable=False),
    Column("put_away", Boolean, nullable=False, server_default=false()),
)

texts = Table(
    "texts",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("sha256", Text, ForeignKey("texts.sha256"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("binned", Boolean, nullable=False, server_default=false()),
)

# A document may lie in several projects: importing it into a second one is no copy.
memberships = Table(
    "memberships",
    metadata,
    Column("project", Text, ForeignKey("projects.name"), primary_key=True),
    Column("document", Text, ForeignKey("documents.id"), primary_key=True),
)

# A dropped entity keeps its row with no value, so that its revisions go on and an undo puts it back in its place.
entities = Table(
    "entities",
    metadata,
    Column("document", Text, ForeignKey("documents.id"), primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Index("entities_by_revision", "document", "revision"),
    Index("entities_by_kind", "entity", "document"),
)

history = Table(
    "history",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("document", Text, ForeignKey("documents.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("client", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("undoes", Integer),
    UniqueConstraint("document", "act", name="history_act_once"),
    Index("history_of_entity", "document", "entity", "key", "revision"),
    Index("history_of_person", "document", "by", "number"),
    sqlite_autoincrement=True,
)

# What was computed of a document; `stamp` says from what, so that a stale value is never read.
derived = Table(
    "derived",
    metadata,
    Column("document", Text, ForeignKey("documents.id"), primary_key=True),
    Column("what", Text, primary_key=True),
    Column("stamp", Text, nullable=False),
    Column("value", Text, nullable=False),
)

instruments = Table(
    "instruments",
    metadata,
    Column("work", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("rank", Text, nullable=False),
    Column("issuer", Text),
    Column("place", Text, nullable=False),
    Column("number", Text),
    Column("short_names", Text, nullable=False),
    Column("repealed", Text),
)

versions = Table(
    "versions",
    metadata,
    Column("work", Text, ForeignKey("instruments.work"), primary_key=True),
    Column("date", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("effective", Text),
    Column("ended", Text),
    Column("kind", Text, nullable=False),
    Column("coverage", Text, nullable=False),
    Column("sure", Boolean, nullable=False),
    Column("source", Text, nullable=False),
    Column("sha256", Text),
)

# Articles, headings and annexes; what lies below an article is split off when it is read.
provisions = Table(
    "provisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("work", Text, ForeignKey("instruments.work"), nullable=False),
    Column("version", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("heading", Text),
    Index("provisions_in_order", "work", "version", "position"),
)

# What the law base is made of: its hash, when it was built, from what.
law_base = Table(
    "law_base",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
