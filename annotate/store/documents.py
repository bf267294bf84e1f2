"""Documents: their text for good, the projects they lie in, the number of their last act."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from annotate.store.tables import documents, memberships, projects, texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A document as the store holds it; what is said of it (title and all) lies in its entities."""

    id: str
    sha256: str
    revision: int
    archived: bool
    added_at: str
    binned: bool = False


class CorruptText(Exception):
    """A text in the store no longer has the hash under which it was put there."""


class Documents:
    """The documents of one unit."""

    def __init__(self, connection: Connection) -> None:
        self._do = connection

    def add(self, document: str, text: str, at: str) -> Held:
        """Keep a new document at revision 0; a text that several documents share is kept once."""
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        if self._do.execute(select(texts.c.sha256).where(texts.c.sha256 == sha256)).first() is None:
            self._do.execute(insert(texts).values(sha256=sha256, text=text))
        held = Held(id=document, sha256=sha256, revision=0, archived=False, added_at=at)
        self._do.execute(
            insert(documents).values(id=document, sha256=sha256, revision=0, archived=False, added_at=at)
        )
        return held

    def get(self, document: str) -> Held | None:
        """The document of that id, or None."""
        row = self._do.execute(select(documents).where(documents.c.id == document)).mappings().first()
        return None if row is None else Held(**row)

    def text(self, sha256: str) -> str | None:
        """The text of that hash, or None. CorruptText where its bytes have changed since."""
        text = self._do.execute(select(texts.c.text).where(texts.c.sha256 == sha256)).scalar()
        if text is not None and hashlib.sha256(text.encode()).hexdigest() != sha256:
            raise CorruptText(
                f"the text {sha256[:12]}… in the store is not what was put there: restore a backup"
            )
        return text

    def listed(self, project: str | None = None, *, binned: bool = False) -> tuple[Held, ...]:
        """All documents, or those of one project, ordered by id; `binned`: instead those that lie in the bin."""
        wanted = select(documents).where(documents.c.binned == binned).order_by(documents.c.id)
        if project is not None:
            wanted = wanted.join(memberships, memberships.c.document == documents.c.id).where(
                memberships.c.project == project
            )
        return tuple(Held(**row) for row in self._do.execute(wanted).mappings())

    def advance(self, document: str) -> int:
        """The next revision of a document, which is now its last."""
        self._do.execute(
            update(documents).where(documents.c.id == document).values(revision=documents.c.revision + 1)
        )
        return int(
            self._do.execute(select(documents.c.revision).where(documents.c.id == document)).scalar_one()
        )

    def archive(self, document: str, *, archived: bool) -> None:
        """Put a document away, or take it out again; nothing of it is lost."""
        self._do.execute(update(documents).where(documents.c.id == document).values(archived=archived))

    def bin(self, document: str, *, binned: bool) -> None:
        """Lay a document into the bin, or take it out again; nothing of it is lost."""
        self._do.execute(update(documents).where(documents.c.id == document).values(binned=binned))

    def projects(self) -> tuple[str, ...]:
        """The names of all projects, in order."""
        return tuple(self._do.execute(select(projects.c.name).order_by(projects.c.name)).scalars())

    def put_away_projects(self) -> frozenset[str]:
        """The names of the projects that were put away."""
        return frozenset(self._do.execute(select(projects.c.name).where(projects.c.put_away)).scalars())

    def put_away_project(self, project: str, *, put_away: bool) -> None:
        """Put a project away, or take it out again; all that lies in it stays."""
        self._do.execute(update(projects).where(projects.c.name == project).values(put_away=put_away))

    def projects_of(self, document: str) -> tuple[str, ...]:
        """The projects that a document lies in."""
        wanted = select(memberships.c.project).where(memberships.c.document == document)
        return tuple(self._do.execute(wanted.order_by(memberships.c.project)).scalars())

    def put_in(self, document: str, project: str, at: str) -> None:
        """Let a document lie in a project, which is made where there is none of that name."""
        self.make_project(project, at)
        if project not in self.projects_of(document):
            self._do.execute(insert(memberships).values(project=project, document=document))

    def take_out(self, document: str, project: str) -> None:
        """Let a document lie in a project no longer."""
        here = (memberships.c.document == document) & (memberships.c.project == project)
        self._do.execute(delete(memberships).where(here))

    def make_project(self, project: str, at: str) -> None:
        """Keep a project, empty as yet; one of that name stays as it is."""
        if project not in self.projects():
            self._do.execute(insert(projects).values(name=project, created_at=at))

    def rename_project(self, project: str, name: str) -> None:
        """Give a project another name, which no project may have yet; its documents stay in it."""
        made = self._do.execute(select(projects).where(projects.c.name == project)).mappings().one()
        self._do.execute(insert(projects).values({**made, "name": name}))
        self._do.execute(update(memberships).where(memberships.c.project == project).values(project=name))
        self._do.execute(delete(projects).where(projects.c.name == project))
