"""Documents: put into the store, found there again, read in full."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.exchange import decode_record, encode
from annotate.model.document import Document
from annotate.model.errors import BadInput
from annotate.model.record import FORMAT
from annotate.store import Held, Unit
from annotate.workflow.changing import Writer
from annotate.workflow.desk import Desk
from annotate.workflow.things import facts_of

DEFAULT_PROJECT = "default"
LONGEST_NAME = 80


def add_document(desk: Desk, document: Document, project: str = DEFAULT_PROJECT, by: str = "import") -> str:
    """Put a document into a project; its id. Where it is held already, it only joins the project.

    BadInput where that id is held with another text: a text is fixed for good.
    """
    checked = decode_record({"format": FORMAT, "document": encode(document)}).document
    with desk.store.unit() as unit:
        put_document(unit, checked, project, at=desk.clock(), by=by)
    return checked.id


def put_document(unit: Unit, document: Document, project: str, *, at: str, by: str) -> Held:
    """Put a checked document into a project within a unit that is open; `at`: the time of the act."""
    if unit.documents.get(document.id) is None:
        unit.documents.add(document.id, document.text, at)
    held = join_project(unit, document, project, at=at)
    Writer(unit, document.id, at=at, by=by).bring_in("document", "", facts_of(document))
    return held


def join_project(unit: Unit, document: Document, project: str, *, at: str) -> Held:
    """Put a document that is held into a project, whatever else is said of it. BadInput where its text is another.

    One that lies in the bin comes back with all that was said of it: who brings it in again wants it again.
    """
    held = held_document(unit, document.id)
    if held.sha256 != document.sha256:
        raise BadInput(
            "document.text",
            f"“{document.id}” is held with another text: give this one an id of its own, a text is fixed for good",
        )
    unit.documents.put_in(document.id, project, at)
    unit.documents.bin(document.id, binned=False)
    return held


def held_document(unit: Unit, document: str) -> Held:
    """The document of that id; BadInput where none is held."""
    held = unit.documents.get(document)
    if held is None:
        raise BadInput("document", f"none is held with the id “{document}”: import it first")
    return held


def titles_of(desk: Desk, project: str | None = None, *, named: str | None = None) -> dict[str, str]:
    """The documents of a project (None: all) that were not put away, by id, each with its title or else its id.

    `named`: this one is among them though it was put away.
    """
    with desk.store.reading() as unit:
        listed = unit.documents.listed(project)
        held = [each.id for each in listed if not each.archived or each.id == named]
        said = {each.document: each.value for each in unit.entities.of_all("document")}
    return {name: said.get(name, {}).get("title") or name for name in sorted(held)}


def text_of(desk: Desk, sha256: str) -> str:
    """The text of that hash; BadInput where none is held."""

    def read() -> str:
        with desk.store.reading() as unit:
            text = unit.documents.text(sha256)
        if text is None:
            raise BadInput("sha256", f"no text is held with the hash {sha256}")
        return text

    return desk.kept(("text", sha256), read)


def hash_of(desk: Desk, document: str) -> str | None:
    """The hash of a document's text; None where none is held with that id."""
    with desk.store.reading() as unit:
        held = unit.documents.get(document)
    return held.sha256 if held else None


def projects(desk: Desk) -> tuple[str, ...]:
    """The names of all projects, in order."""
    with desk.store.reading() as unit:
        return unit.documents.projects()


def project_names(desk: Desk) -> tuple[str, ...]:
    """The projects that a reader can choose from, the one to begin with first; without those that were put away.

    The one that documents go into by default is always there; while it is empty the others come before it, so that a
    first visit begins with the sample.
    """
    away = put_away_projects(desk)
    held = tuple(name for name in projects(desk) if name not in away)
    others = tuple(name for name in held if name != DEFAULT_PROJECT)
    return (DEFAULT_PROJECT, *others) if DEFAULT_PROJECT in held else (*others, DEFAULT_PROJECT)


def archive(desk: Desk, document: str, *, archived: bool = True) -> None:
    """Put a document away from the library, or take it out again; nothing of it is lost."""
    with desk.store.unit() as unit:
        unit.documents.archive(held_document(unit, document).id, archived=archived)


def bin_documents(desk: Desk, chosen: Iterable[str], *, binned: bool = True) -> None:
    """Lay documents into the bin, or take them out again, all or none; they keep their projects and their history.

    What lies in the bin is neither listed nor counted nor exported. Nothing is destroyed for good.
    """
    with desk.store.unit() as unit:
        for document in chosen:
            unit.documents.bin(held_document(unit, document).id, binned=binned)


def put_into_project(
    desk: Desk, chosen: Iterable[str], project: str, *, out_of: str | None = None
) -> tuple[str, ...]:
    """Let documents lie in a project too; `out_of`: and no longer in that one. Those that did not lie there before."""
    at, new = desk.clock(), []
    with desk.store.unit() as unit:
        for document in chosen:
            if project not in unit.documents.projects_of(held_document(unit, document).id):
                unit.documents.put_in(document, project, at)
                new.append(document)
            if out_of is not None and out_of != project:
                unit.documents.take_out(document, out_of)
    return tuple(new)


def take_out_of_project(desk: Desk, chosen: Iterable[str], project: str) -> None:
    """Let documents lie in a project no longer, all or none. BadInput where it is the last one that one lies in."""
    with desk.store.unit() as unit:
        for document in chosen:
            if unit.documents.projects_of(held_document(unit, document).id) == (project,):
                raise BadInput(
                    "project", f"“{document}” lies in “{project}” alone: put it into another first"
                )
            unit.documents.take_out(document, project)


def make_project(desk: Desk, name: str) -> str:
    """Make a project, empty as yet; its name without blanks around it. One that is there stays, and is put away no more."""
    checked = _project_name(name)
    with desk.store.unit() as unit:
        unit.documents.make_project(checked, desk.clock())
        unit.documents.put_away_project(checked, put_away=False)
    return checked


def put_away_projects(desk: Desk) -> frozenset[str]:
    """The names of the projects that were put away."""
    with desk.store.reading() as unit:
        return unit.documents.put_away_projects()


def put_away_project(desk: Desk, project: str, *, put_away: bool = True) -> None:
    """Put a project out of the choice of projects, or take it in again; all that lies in it stays."""
    with desk.store.unit() as unit:
        if project not in unit.documents.projects():
            raise BadInput("project", f"there is none named “{project}”")
        unit.documents.put_away_project(project, put_away=put_away)


def rename_project(desk: Desk, project: str, name: str) -> str:
    """Give a project another name. BadInput where none is named `project`, or one has the new name already."""
    checked = _project_name(name)
    with desk.store.unit() as unit:
        held = unit.documents.projects()
        if project not in held:
            raise BadInput("project", f"there is none named “{project}”")
        if checked in held:
            raise BadInput("name", f"there is a project named “{checked}” already: choose another name")
        unit.documents.rename_project(project, checked)
    return checked


def _project_name(name: str) -> str:
    checked = name.strip()
    if not 0 < len(checked) <= LONGEST_NAME:
        raise BadInput("name", f"has {len(checked)} characters: name the project in 1 to {LONGEST_NAME}")
    return checked
