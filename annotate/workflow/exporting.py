"""What leaves the tool: the records of a project, the same bytes for the same store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotate import __version__
from annotate.model.errors import BadInput
from annotate.model.record import Provenance, Record
from annotate.workflow.desk import Desk
from annotate.workflow.findings import record_of

TOOL = f"quanyuan {__version__}"


def export_records(desk: Desk, project: str | None = None) -> Iterator[Record]:
    """The records of a project (None: all documents), ordered by document id. BadInput for no such project.

    `exported_on` is the time of the last act on the document, so that an export does not change by being made.
    """
    with desk.store.reading() as unit:
        if project is not None and project not in unit.documents.projects():
            raise BadInput("project", f"there is none named “{project}”: {_names(unit.documents.projects())}")
        held = unit.documents.listed(project)
    return (_record(desk, each.id) for each in held)


def _record(desk: Desk, document: str) -> Record:
    with desk.store.reading() as unit:
        last = unit.history.last_at(document)
    provenance = Provenance(catalogue=desk.catalogue.hash, tool=TOOL, exported_on=last)
    return replace(record_of(desk, document), provenance=provenance)


def _names(projects: tuple[str, ...]) -> str:
    return "the store holds " + "、".join(projects) if projects else "the store holds none yet"
