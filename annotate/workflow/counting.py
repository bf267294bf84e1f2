"""Counting: how far each document is and what is asked of it, each once for the revision that it rests on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from annotate.exchange import encode
from annotate.exchange.lengths import of_any_length
from annotate.exchange.shape import shaped
from annotate.gaps import is_not_held, is_question
from annotate.model.gap import GapStatus, Severity
from annotate.model.power import BasisStatus
from annotate.reading import paragraphs
from annotate.store import Held
from annotate.workflow.desk import Desk
from annotate.workflow.findings import edition, gaps_of
from annotate.workflow.said import Said, said_of

T = TypeVar("T")
# So many are counted sooner than the store is asked whether they were, and no disk waits for each act.
_FEW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the rules ask of a document.

    `questions`: open gaps by severity. `decided`: those that a person answered. `unresolved`: texts that are not held.
    """

    questions: Mapping[Severity, int] = field(default_factory=dict)
    unresolved: int = 0
    decided: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """One row. `paragraphs` done are those with a power or marked as read.

    `unlinked`: powers of which no basis is linked to a provision. `asked`: None until `with_asked` asks the rules;
    where nothing is marked they have nothing to ask.
    """

    id: str
    title: str
    kind: str | None = None
    issuer: str | None = None
    number: str | None = None
    issued_on: str | None = None
    archived: bool = False
    revision: int
    powers: int
    unlinked: int
    paragraphs: int
    paragraphs_done: int
    asked: Asked | None = None


def lines_of(desk: Desk, held: Iterable[Held]) -> tuple[DocumentLine, ...]:
    """A line for each, in their order, without asking the rules."""
    wanted = {each.id: each for each in held}
    stamps = {name: f"{edition()} {each.revision}" for name, each in wanted.items()}
    counted = _once(desk, "count", stamps, DocumentLine, lambda missing: _counted(desk, missing))
    return tuple(replace(counted[name], archived=each.archived) for name, each in wanted.items())


def with_asked(desk: Desk, lines: Sequence[DocumentLine]) -> tuple[DocumentLine, ...]:
    """The lines with what the rules ask of each."""
    law = desk.catalogue.hash
    stamps = {line.id: f"{edition()} {law} {line.revision}" for line in lines if line.asked is None}
    found = _once(
        desk, "asked", stamps, Asked, lambda missing: {name: _asked(desk, name) for name in missing}
    )
    return tuple(line if line.asked else replace(line, asked=found[line.id]) for line in lines)


def _once(
    desk: Desk,
    what: str,
    stamps: Mapping[str, str],
    shape: type[T],
    find: Callable[[Sequence[str]], Mapping[str, T]],
) -> dict[str, T]:
    """What `find` finds of each document, from memory or the store where it was found for the same stamp before."""
    known: dict[str, tuple[str, T]] = desk.kept(("counted", what), dict)
    missing = [name for name, stamp in stamps.items() if known.get(name, ("",))[0] != stamp]
    fresh: dict[str, tuple[str, T]] = {}
    many = len(missing) > _FEW
    if many:
        with desk.store.reading() as unit:
            stored = unit.derived.of_all(what, {name: stamps[name] for name in missing})
        with of_any_length():
            fresh = {name: (stamps[name], shaped(value, shape)) for name, value in stored.items()}
    absent = [name for name in missing if name not in fresh]
    found = find(absent)
    if many and absent:
        with desk.store.unit() as unit:
            unit.derived.put_all(what, {name: (stamps[name], encode(found[name])) for name in absent})
    fresh |= {name: (stamps[name], found[name]) for name in absent}
    if fresh:
        known = {**known, **fresh}
    desk.keep(("counted", what), known)  # what was computed on the way may have pushed it out
    return {name: known[name][1] for name in stamps}


def _counted(desk: Desk, documents: Sequence[str]) -> dict[str, DocumentLine]:
    with desk.store.reading() as unit:
        return {name: _line(said_of(desk, unit, name)) for name in documents}


def _line(said: Said) -> DocumentLine:
    record, places = said.record(), paragraphs(said.text)
    about = record.document
    return DocumentLine(
        id=said.document,
        title=about.title or said.document,
        kind=about.kind,
        issuer=about.issuer,
        number=about.number,
        issued_on=about.issued_on,
        revision=said.revision,
        powers=len(record.powers),
        unlinked=sum(
            not any(b.target and b.status is not BasisStatus.REJECTED for b in power.bases)
            for power in record.powers
        ),
        paragraphs=len(places),
        paragraphs_done=_done(said, places),
        asked=None if record.powers else Asked(),
    )


def _done(said: Said, places: Sequence[tuple[int, int]]) -> int:
    """In how many of the paragraphs words of a power stand, or of what was read: as the page counts them."""
    record = said.record()
    starts, ends = [start for start, _ in places], [end for _, end in places]
    done: set[int] = set()
    for span in (*(span for power in record.powers for span in power.spans), *record.read):
        done.update(range(bisect_right(ends, span.start), bisect_left(starts, span.end)))
    return len(done)


def _asked(desk: Desk, document: str) -> Asked:
    gaps = gaps_of(desk, document)
    asked = [gap for gap in gaps if is_question(gap)]
    return Asked(
        questions=Counter(gap.severity for gap in asked if gap.status is GapStatus.SUSPECTED),
        unresolved=sum(is_not_held(gap) for gap in gaps),
        decided=sum(gap.decision is not None for gap in asked),
    )
