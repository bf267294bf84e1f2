"""The library: each document with how far its annotation is and what there is to ask of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from annotate.gaps import is_not_held, is_question
from annotate.model.gap import GapStatus, Severity
from annotate.model.power import BasisStatus
from annotate.reading import paragraphs
from annotate.store import Held
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
    number: str | None
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


class State(StrEnum):
    """What the library can be narrowed to. UNREAD, IN_WORK and DONE part what was not archived; GAPS cuts across."""

    ALL = "all"
    UNREAD = "unread"
    IN_WORK = "in_work"
    DONE = "done"
    GAPS = "gaps"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far some documents are together."""

    documents: int
    documents_done: int
    paragraphs: int
    paragraphs_done: int
    asked: int
    decided: int


def is_in(line: DocumentLine, state: State) -> bool:
    """Is the document in that state?

    Unread: nothing is marked, read or decided. Done: every paragraph has a power or was read, and every question is
    decided. In work: neither. Gaps: a question is open. What was archived is in no other state.
    """
    if state is State.ARCHIVED or line.archived:
        return line.archived and state is State.ARCHIVED
    opened = bool(line.powers or line.paragraphs_done or line.decided)
    asks = any(line.questions.values())
    done = opened and line.paragraphs_done == line.paragraphs and not asks
    return {
        State.ALL: True,
        State.UNREAD: not opened,
        State.IN_WORK: opened and not done,
        State.DONE: done,
        State.GAPS: asks,
    }[state]


def narrowed(lines: Iterable[DocumentLine], state: State, words: str = "") -> tuple[DocumentLine, ...]:
    """The lines in a state of which title, issuer or number has each of the words."""
    return with_words((line for line in lines if is_in(line, state)), words)


def with_words(lines: Iterable[DocumentLine], words: str) -> tuple[DocumentLine, ...]:
    """The lines of which title, issuer or number has each of the words, whether written large or small."""
    wanted = words.casefold().split()
    return tuple(line for line in lines if _has(line, wanted))


def _has(line: DocumentLine, wanted: Sequence[str]) -> bool:
    said = "\n".join((line.title, line.issuer or "", line.number or "")).casefold()
    return all(word in said for word in wanted)


def progress(lines: Iterable[DocumentLine]) -> Progress:
    """How far the documents are together; what was archived does not count."""
    counted = narrowed(lines, State.ALL)
    decided = sum(line.decided for line in counted)
    return Progress(
        documents=len(counted),
        documents_done=sum(is_in(line, State.DONE) for line in counted),
        paragraphs=sum(line.paragraphs for line in counted),
        paragraphs_done=sum(line.paragraphs_done for line in counted),
        asked=decided + sum(sum(line.questions.values()) for line in counted),
        decided=decided,
    )


def next_unfinished(desk: Desk, project: str, after: str | None = None) -> str | None:
    """The first document after that one that is not done, from the top again at the end; None where all are done."""
    lines = narrowed(library(desk, project), State.ALL)
    waiting = [line.id for line in lines if not is_in(line, State.DONE) and line.id != after]
    later = [name for name in waiting if after is not None and name > after]
    return next(iter((*later, *waiting)), None)


def library(desk: Desk, project: str | None = None) -> tuple[DocumentLine, ...]:
    """The documents of a project (None: all), ordered by id; those that were archived come last."""
    with desk.store.reading() as unit:
        held = unit.documents.listed(project)
    return _lines(desk, sorted(held, key=lambda each: each.archived))


def binned(desk: Desk, project: str) -> tuple[DocumentLine, ...]:
    """The documents of a project that lie in the bin, ordered by id."""
    with desk.store.reading() as unit:
        held = unit.documents.listed(project, binned=True)
    return _lines(desk, held)


def _lines(desk: Desk, held: Iterable[Held]) -> tuple[DocumentLine, ...]:
    """A line for each, computed once for a revision: in a project of hundreds few have changed since the last look."""
    law = desk.catalogue.hash
    seen: dict[str, tuple[tuple[str, int], DocumentLine]] = desk.kept("library", dict)
    lines = []
    for each in held:
        stamp = (law, each.revision)
        before = seen.get(each.id)
        line = before[1] if before and before[0] == stamp else _line(desk, each.id)
        seen[each.id] = ((law, line.revision), line)
        lines.append(replace(line, archived=each.archived))
    desk.keep("library", seen)  # what was computed on the way may have pushed it out
    return tuple(lines)


def _line(desk: Desk, document: str) -> DocumentLine:
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
        number=about.number,
        issued_on=about.issued_on,
        archived=False,
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
