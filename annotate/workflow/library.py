"""The library: each document with how far its annotation is and what there is to ask of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from annotate.gaps import is_not_held, is_question
from annotate.model.gap import GapStatus, Severity
from annotate.model.power import BasisStatus
from annotate.reading import paragraphs
from annotate.workflow.desk import Desk
from annotate.workflow.findings import gaps_of, looked_up
from annotate.workflow.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """One row. `paragraphs` done are those with a power or marked as read; `questions` are open gaps by severity.

    `unlinked`: powers of which no basis is linked to a provision. `decided`: questions that a person answered.
    """

    id: str
    title: str
    kind: str | None
    issuer: str | None
    issued_on: str | None
    archived: bool
    revision: int
    powers: int
    unlinked: int
    paragraphs: int
    paragraphs_done: int
    questions: Mapping[Severity, int]
    unresolved: int
    unknown: int
    decided: int


def library(desk: Desk, project: str | None = None) -> tuple[DocumentLine, ...]:
    """The documents of a project (None: all), ordered by id; those that were put away come last."""
    with desk.store.reading() as unit:
        held = unit.documents.listed(project)
    return tuple(
        _line(desk, each.id, archived=each.archived) for each in sorted(held, key=lambda h: h.archived)
    )


def _line(desk: Desk, document: str, *, archived: bool) -> DocumentLine:
    said = looked_up(desk, document)
    record, gaps = said.record(), gaps_of(desk, document)
    asked = [gap for gap in gaps if is_question(gap)]
    about = record.document
    places = paragraphs(said.text)
    return DocumentLine(
        id=document,
        title=about.title or document,
        kind=about.kind,
        issuer=about.issuer,
        issued_on=about.issued_on,
        archived=archived,
        revision=said.revision,
        powers=len(record.powers),
        unlinked=sum(
            not any(b.target and b.status is not BasisStatus.REJECTED for b in power.bases)
            for power in record.powers
        ),
        paragraphs=len(places),
        paragraphs_done=_done(said, places),
        questions=Counter(gap.severity for gap in asked if gap.status is GapStatus.SUSPECTED),
        unresolved=sum(is_not_held(gap) for gap in gaps),
        unknown=sum(bool(gap.missing_facts) for gap in gaps),
        decided=sum(gap.decision is not None for gap in asked),
    )


def _done(said: Said, places: tuple[tuple[int, int], ...]) -> int:
    starts = [span.start for power in said.record().powers for span in power.spans]
    starts += [place.start for place in said.record().read]
    return sum(any(start <= at < end for at in starts) for start, end in places)
