"""Records and documents that come in: all of a record or nothing, and the same one twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from annotate.exchange import read_records, unknown_fields
from annotate.linking import resolve
from annotate.model.citation import Citation
from annotate.model.errors import BadInput
from annotate.model.record import Record
from annotate.reading import read_bytes
from annotate.store import Unit
from annotate.workflow.beside import is_anothers, is_older, kept_beside
from annotate.workflow.changing import Writer
from annotate.workflow.citing import day_of
from annotate.workflow.desk import Desk
from annotate.workflow.documents import DEFAULT_PROJECT, add_document, join_project, put_document
from annotate.workflow.findings import citations_of
from annotate.workflow.keys import things_in

RECORDS = (".json", ".jsonl")
LARGEST = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one file, or of one record in it: the document's id, or why it was refused.

    `changed`: something was stored. `line` counts from 1 in a `.jsonl` file. `left_out`: fields that are not ours and
    are not kept.
    """

    file: str
    id: str | int | None = None
    line: int | None = None
    changed: bool = False
    error: BadInput | None = None
    left_out: tuple[str, ...] = ()


def import_file(desk: Desk, path: Path, project: str = DEFAULT_PROJECT) -> Iterator[Imported]:
    """Import a file of records, or a document of any kind that can be read; a line for each, as it is done."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(str(path), f"is larger than {LARGEST >> 20} MB: split it")  # noqa: TRY301
        data = path.read_bytes()
    except OSError as wrong:
        yield Imported(file=str(path), error=BadInput(str(path), f"cannot be read: {wrong.strerror}"))
    except BadInput as wrong:
        yield Imported(file=str(path), error=wrong)
    else:
        yield from import_bytes(desk, data, str(path), project)


def import_bytes(desk: Desk, data: bytes, name: str, project: str = DEFAULT_PROJECT) -> Iterator[Imported]:
    """Import what a file of that name holds."""
    if not name.lower().endswith(RECORDS):
        yield _tried(Imported(file=name), partial(_import_document, desk, data, name, project))
        return
    try:
        for line in read_records(data, name):
            record, place = line.value, Imported(file=name, id=line.id, line=line.number)
            if record is None:
                yield replace(place, error=line.error)
            else:
                done = _tried(place, partial(_import_record, desk, record, project))
                yield done if done.error else replace(done, left_out=unknown_fields(line.raw))
    except BadInput as wrong:
        yield Imported(file=name, error=wrong)


def import_record(desk: Desk, record: Record, project: str = DEFAULT_PROJECT) -> bool:
    """Put a checked record into a project, all of it or nothing; did that change anything?

    Its ids are kept. A thing that changed here since it came in before is left as it is here. Where the document is held
    with a reading by somebody else, the record stands beside it and is mixed with nothing. Its acts are dated to the
    last act that it tells of. BadInput where the document is held with another text.
    """
    own = replace(record, citations=_not_ours(desk, record))
    at = record.provenance.exported_on or desk.clock()
    by = record.layer.by or "import"
    with desk.store.unit() as unit:
        before = _state(unit, record.document.id)
        writer = Writer(unit, record.document.id, at=at, by=by)
        if is_anothers(unit, record):
            join_project(unit, record.document, project, at=at)
            _bring_in_beside(writer, own)
        else:
            put_document(unit, record.document, project, at=at, by=by)
            for entity, key, value in things_in(own):
                writer.bring_in(entity, key, value)
        return _state(unit, record.document.id) != before


def _bring_in_beside(writer: Writer, record: Record) -> None:
    """Let a reading stand in the place of an earlier one by the same person."""
    there = writer.unit.entities.get(writer.document, "beside", record.layer.by)
    if there is None or not is_older(record, there.value):
        writer.bring_in("beside", record.layer.by, kept_beside(record))


def _state(unit: Unit, document: str) -> tuple[int, tuple[str, ...]] | None:
    held = unit.documents.get(document)
    return None if held is None else (held.revision, unit.documents.projects_of(document))


def _tried(place: Imported, do: Callable[[], tuple[str, bool]]) -> Imported:
    try:
        document, changed = do()
    except BadInput as wrong:
        return replace(place, error=wrong)
    return replace(place, id=document, changed=changed)


def _import_record(desk: Desk, record: Record, project: str) -> tuple[str, bool]:
    return record.document.id, import_record(desk, record, project)


def _import_document(desk: Desk, data: bytes, name: str, project: str) -> tuple[str, bool]:
    document = read_bytes(data, name)
    with desk.store.reading() as unit:
        before = _state(unit, document.id)
    add_document(desk, document, project)
    with desk.store.reading() as unit:
        return document.id, _state(unit, document.id) != before


def _not_ours(desk: Desk, record: Record) -> tuple[Citation, ...]:
    """The citations of a record, where they are not what the tool finds itself.

    Those that were resolved against another state of the catalogue are resolved again.
    """
    citations, catalogue = record.citations, desk.catalogue
    if not citations:
        return ()
    if record.provenance.catalogue not in (None, catalogue.hash):
        citations = resolve(citations, catalogue, day_of(record.document))
    return () if citations == citations_of(desk, record.document) else citations
