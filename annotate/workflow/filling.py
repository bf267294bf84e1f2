"""What the tool knows better than the client: who and when, what was searched, what a decision was about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from annotate.catalogue import Catalogue
from annotate.model.errors import BadInput
from annotate.model.gap import Gap
from annotate.model.record import Comment, Search
from annotate.workflow.changing import Writer
from annotate.workflow.desk import Desk
from annotate.workflow.findings import gaps_of
from annotate.workflow.things import Decided


@dataclass(frozen=True, slots=True)
class Seen:
    """What the tool held and asked when the acts came in; looked up before the store is locked for writing."""

    catalogue: Catalogue | None
    gaps: tuple[Gap, ...]


def seen_for(desk: Desk, document: str, kinds: Collection[str]) -> Seen:
    """What acts on these kinds of things need to be filled in."""
    return Seen(
        desk.catalogue if "search" in kinds else None,
        gaps_of(desk, document) if "decision" in kinds else (),
    )


def filled_in(key: str, thing: Any, seen: Seen, writer: Writer) -> Any:  # noqa: ANN401 - each kind has its type
    """A thing as it is kept; what the client said of itself stands."""
    if isinstance(thing, Search) and seen.catalogue is not None:
        return _search(thing, seen.catalogue, writer)
    if isinstance(thing, Comment):
        return _comment(key, thing, writer)
    if isinstance(thing, Decided):
        return _decided(key, thing, seen.gaps, writer)
    return thing


def _search(search: Search, catalogue: Catalogue, writer: Writer) -> Search:
    named = search.corpus != "catalogue"
    return replace(
        search,
        corpus=search.corpus if named else f"catalogue@{catalogue.hash}",
        covers=search.covers or (None if named else catalogue.covers()),
        on=search.on or writer.at[:10],
        by=search.by or writer.by,
    )


def _comment(key: str, comment: Comment, writer: Writer) -> Comment:
    return replace(
        comment,
        id=key,
        by=comment.by or writer.by,
        at=comment.at or writer.at,
        answers=tuple(
            replace(each, by=each.by or writer.by, at=each.at or writer.at) for each in comment.answers
        ),
    )


def _decided(key: str, decided: Decided, gaps: tuple[Gap, ...], writer: Writer) -> Decided:
    signed = replace(decided, by=decided.by or writer.by, on=decided.on or writer.at[:10])
    if decided.fingerprint and decided.power:
        return signed
    gap = next((gap for gap in gaps if gap.id == key), None)
    if gap is None:
        raise BadInput("key", f"“{key}” is no gap of this document now: reload the document")
    return replace(
        signed,
        code=gap.code,
        power=gap.power,
        basis=gap.basis,
        subject=gap.subject,
        fingerprint=decided.fingerprint or gap.fingerprint,
    )
