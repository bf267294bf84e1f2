"""What the pages show of a project: its gaps, each with its place, and what an export of it holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from annotate.exchange import dumps_all, schema
from annotate.gaps import facts_asked
from annotate.model.gap import Gap
from annotate.model.power import Power
from annotate.model.record import Record
from annotate.terms.corpus import facts
from annotate.workflow.desk import Desk
from annotate.workflow.documents import DEFAULT_PROJECT, projects
from annotate.workflow.exporting import export_records
from annotate.workflow.library import NOT_HELD, is_question


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLine:
    """A gap with the document and power it was asked of.

    `basis`: the words of the basis that it hangs on. `waits_for`: the questions whose answers it lacks.
    """

    document: str
    title: str
    action: str
    basis: str | None
    gap: Gap
    waits_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapBoard:
    """The gaps of a project. `unresolved` says that a text is not held, `unknown` waits for a fact: neither asks."""

    questions: tuple[GapLine, ...]
    unresolved: tuple[GapLine, ...]
    unknown: tuple[GapLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportView:
    """What an export of a project holds, and the hash of the catalogue that it names."""

    counts: Mapping[str, int]
    catalogue: str


def project_names(desk: Desk) -> tuple[str, ...]:
    """The projects that a reader can choose from; the one that documents go into by default is always there."""
    return (DEFAULT_PROJECT, *(name for name in projects(desk) if name != DEFAULT_PROJECT))


def gap_names(language: str) -> dict[str, str]:
    """What each gap code asks, in a few words of the language (zh, en)."""
    return {kind["code"]: kind[language] for kind in facts("law/gap_kinds.yaml")["kinds"]}


def gap_board(desk: Desk, project: str) -> GapBoard:
    """All gaps of a project, by document and power."""
    lines = [line for record in _records(desk, project) for line in _lines(record)]
    return GapBoard(
        questions=tuple(line for line in lines if is_question(line.gap)),
        unresolved=tuple(line for line in lines if line.gap.code == NOT_HELD and not line.gap.missing_facts),
        unknown=tuple(line for line in lines if line.gap.missing_facts),
    )


def export_view(desk: Desk, project: str) -> ExportView:
    """What there is to export of a project."""
    records = tuple(_records(desk, project))
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
    return dumps_all(_records(desk, project), form).encode()


def schema_bytes() -> bytes:
    """The JSON Schema that every export validates against, as a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2).encode() + b"\n"


def _records(desk: Desk, project: str) -> Iterable[Record]:
    """The records of a project; none of one that nothing was ever put into."""
    return export_records(desk, project) if project in projects(desk) else ()


def _lines(record: Record) -> Iterable[GapLine]:
    powers = {power.id: power for power in record.powers}
    for gap in record.gaps:
        power = powers.get(gap.power)
        yield GapLine(
            document=record.document.id,
            title=record.document.title or record.document.id,
            action=power.action or _words(power) if power else "",
            basis=_basis(power, gap.basis) if power and gap.basis else None,
            gap=gap,
            waits_for=tuple(fact.question for fact in facts_asked((gap,))),
        )


def _words(power: Power) -> str:
    return "".join(span.quote or "" for span in power.spans)


def _basis(power: Power, basis: str) -> str | None:
    found = next((each for each in power.bases if each.id == basis), None)
    if found is None:
        return None
    return found.span.quote if found.span else found.cited.title
