"""What leaves the tool: the records of a project, the same bytes for the same store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from annotate import __version__
from annotate.exchange import dumps_all, schema
from annotate.gaps import is_question
from annotate.model.errors import BadInput
from annotate.model.record import Provenance, Record
from annotate.store import Held
from annotate.workflow.beside import layers_of, reading_of
from annotate.workflow.desk import Desk
from annotate.workflow.documents import projects
from annotate.workflow.findings import looked_up, record_of

TOOL = f"quanyuan {__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportView:
    """What an export of a project holds, and the hash of the catalogue that it names."""

    counts: Mapping[str, int]
    catalogue: str


def export_records(desk: Desk, project: str | None = None) -> Iterator[Record]:
    """The records of a project (None: all documents), ordered by document id; ours first, then those of others by name.

    `exported_on` is the time of the last act on the document, so that an export does not change by being made.
    BadInput for no such project.
    """
    return (record for each in _held(desk, project) for record in _layers(desk, each.id))


def records_in(desk: Desk, project: str) -> Iterable[Record]:
    """Our own records of a project; none of one that nothing was ever put into."""
    return (_record(desk, each.id) for each in _held(desk, project)) if project in projects(desk) else ()


def export_view(desk: Desk, project: str) -> ExportView:
    """What there is to export of a project."""
    records = tuple(records_in(desk, project))
    powers = [power for record in records for power in record.powers]
    gaps = [gap for record in records for gap in record.gaps if is_question(gap)]
    counts = {
        "documents": len(records),
        "powers": len(powers),
        "bases": sum(len(power.bases) for power in powers),
        "questions": len(gaps),
        "decisions": sum(gap.decision is not None for gap in gaps),
    }
    return ExportView(counts=counts, catalogue=desk.catalogue.hash)


def export_bytes(desk: Desk, project: str, form: Literal["json", "jsonl"]) -> bytes:
    """The export of a project as a file."""
    records = export_records(desk, project) if project in projects(desk) else ()
    return dumps_all(records, form).encode()


def schema_bytes() -> bytes:
    """The JSON Schema that every export validates against, as a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2).encode() + b"\n"


def _held(desk: Desk, project: str | None) -> tuple[Held, ...]:
    with desk.store.reading() as unit:
        if project is not None and project not in unit.documents.projects():
            raise BadInput("project", f"there is none named “{project}”: {_names(unit.documents.projects())}")
        return unit.documents.listed(project)


def _layers(desk: Desk, document: str) -> Iterator[Record]:
    yield _record(desk, document)
    said = looked_up(desk, document)
    for layer in layers_of(said):
        record = reading_of(desk, said, layer.by)
        yield _signed(desk, record, record.provenance.exported_on)


def _record(desk: Desk, document: str) -> Record:
    with desk.store.reading() as unit:
        last = unit.history.last_at(document, but=["beside"])
    return _signed(desk, record_of(desk, document), last)


def _signed(desk: Desk, record: Record, last: str | None) -> Record:
    provenance = Provenance(catalogue=desk.catalogue.hash, tool=TOOL, exported_on=last)
    return replace(record, provenance=provenance)


def _names(projects: tuple[str, ...]) -> str:
    return "the store holds " + "、".join(projects) if projects else "the store holds none yet"
