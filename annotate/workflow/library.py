"""The library: what lies in a project, in which state, how far it is together, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotate.workflow.counting import DocumentLine, lines_of, with_asked
from annotate.workflow.desk import Desk
from annotate.workflow.documents import projects, put_away_projects


class State(StrEnum):
    """What the library can be narrowed to. UNREAD, IN_WORK and DONE part what was not archived; GAPS cuts across.

    Unread: nothing is marked or read. Done: every paragraph has a power or was read, and every question is decided.
    In work: neither. Gaps: a question is open. What was archived is in no other state.
    """

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectLine:
    """One project. `put_away`: out of the choice of projects, with all that lies in it."""

    name: str
    put_away: bool
    progress: Progress


def library(desk: Desk, project: str | None = None) -> tuple[DocumentLine, ...]:
    """The documents of a project (None: all), ordered by id; those that were archived come last."""
    with desk.store.reading() as unit:
        held = unit.documents.listed(project)
    return lines_of(desk, sorted(held, key=lambda each: each.archived))


def binned(desk: Desk, project: str) -> tuple[DocumentLine, ...]:
    """The documents of a project that lie in the bin, ordered by id."""
    with desk.store.reading() as unit:
        held = unit.documents.listed(project, binned=True)
    return lines_of(desk, held)


def narrowed(
    desk: Desk, lines: Iterable[DocumentLine], state: State, words: str = ""
) -> tuple[DocumentLine, ...]:
    """The lines in a state of which title, issuer or number has each of the words.

    The rules are asked only of documents whose state hangs on it.
    """
    here = [line for line in with_words(lines, words) if line.archived == (state is State.ARCHIVED)]
    match state:
        case State.ALL | State.ARCHIVED:
            return tuple(here)
        case State.UNREAD:
            return tuple(line for line in here if not _opened(line))
        case State.GAPS:
            return tuple(line for line in with_asked(desk, here) if open_questions(line))
        case State.DONE | State.IN_WORK:
            done = _done(desk, here)
            opened = (line for line in here if _opened(line))
            return tuple(line for line in opened if (line.id in done) == (state is State.DONE))


def with_words(lines: Iterable[DocumentLine], words: str) -> tuple[DocumentLine, ...]:
    """The lines of which title, issuer or number has each of the words, whether written large or small."""
    wanted = words.casefold().split()
    return tuple(line for line in lines if _has(line, wanted))


def _has(line: DocumentLine, wanted: Sequence[str]) -> bool:
    said = "\n".join((line.title, line.issuer or "", line.number or "")).casefold()
    return all(word in said for word in wanted)


def open_questions(line: DocumentLine) -> int:
    """How many questions of a line are open; none where the rules were not asked."""
    return sum(line.asked.questions.values()) if line.asked else 0


def _opened(line: DocumentLine) -> bool:
    return bool(line.powers or line.paragraphs_done)


def _done(desk: Desk, lines: Iterable[DocumentLine]) -> set[str]:
    """The ids of those that are done; a document that is not read to its end need not be asked about."""
    read = [line for line in lines if _opened(line) and line.paragraphs_done == line.paragraphs]
    return {line.id for line in with_asked(desk, read) if not open_questions(line)}


def progress(desk: Desk, lines: Iterable[DocumentLine]) -> Progress:
    """How far the documents are together; what was archived does not count."""
    counted = narrowed(desk, lines, State.ALL)
    return Progress(
        documents=len(counted),
        documents_done=len(_done(desk, counted)),
        paragraphs=sum(line.paragraphs for line in counted),
        paragraphs_done=sum(line.paragraphs_done for line in counted),
    )


def next_unfinished(desk: Desk, project: str, after: str | None = None) -> str | None:
    """The first document after that one that is not done, from the top again at the end; None where all are done."""
    lines = narrowed(desk, library(desk, project), State.ALL)
    done = _done(desk, lines)
    waiting = [line.id for line in lines if line.id not in done and line.id != after]
    later = [name for name in waiting if after is not None and name > after]
    return next(iter((*later, *waiting)), None)


def project_lines(desk: Desk) -> tuple[ProjectLine, ...]:
    """All projects with how far each is, in order of name; those that were put away come last."""
    away = put_away_projects(desk)
    names = sorted(projects(desk), key=lambda name: (name in away, name))
    return tuple(
        ProjectLine(name=name, put_away=name in away, progress=progress(desk, library(desk, name)))
        for name in names
    )
