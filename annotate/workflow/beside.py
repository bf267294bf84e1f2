"""Readings of a document by others, beside ours: each kept whole, shown and exported as it is, mixed with nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from annotate.exchange import encode_record
from annotate.gaps import find_gaps
from annotate.model.errors import BadInput
from annotate.model.record import Layer, Provenance, Record
from annotate.store import Unit
from annotate.workflow.deciding import asked_no_more, decided_on, decisions_in
from annotate.workflow.desk import Desk
from annotate.workflow.findings import citations_of
from annotate.workflow.said import Said
from annotate.workflow.things import facts_of

_NO_READING = ("document", "citations", "beside")


def is_anothers(unit: Unit, record: Record) -> bool:
    """Is the document held with a reading by somebody else than the record's? It has one once anything is said of it."""
    said = [each for each in unit.entities.since(record.document.id, 0) if each.value is not None]
    ours = next((each.value["by"] for each in said if each.entity == "layer"), "")
    return ours != record.layer.by and any(each.entity not in _NO_READING for each in said)


def kept_beside(record: Record) -> dict[str, Any]:
    """The JSON value that a reading is kept as: all of it but the text, and what is computed."""
    dated = replace(record, provenance=Provenance(exported_on=record.provenance.exported_on))
    return {**encode_record(dated), "document": facts_of(record.document)}


def is_older(record: Record, there: dict[str, Any]) -> bool:
    """Was the record exported before the one of which `there` was kept?"""
    before, now = there["provenance"]["exported_on"], record.provenance.exported_on
    return bool(before and now and now < before)


def layers_of(said: Said) -> tuple[Layer, ...]:
    """Whose readings stand beside ours, by name."""
    return tuple(record.layer for record in said.others().values())


def reading_of(desk: Desk, said: Said, by: str) -> Record:
    """The reading of that name with its citations and gaps. BadInput where there is none."""
    kept = said.others().get(by)
    if kept is None:
        raise BadInput("layer", f"no reading by “{by}” stands beside this document: {_names(said)}")
    document = replace(kept.document, id=said.document, sha256=said.sha256)
    record = replace(kept, document=document, citations=kept.citations or citations_of(desk, document))
    asked = ("beside", said.document, by, said.things["beside", by].entity.revision, desk.catalogue.hash)
    decisions = decisions_in(kept)
    gaps = decided_on(desk.kept(asked, lambda: find_gaps(record, desk.catalogue)), decisions)
    return replace(record, gaps=gaps, decided=asked_no_more(gaps, decisions))


def _names(said: Said) -> str:
    return "、".join(said.others()) or "there are none"
