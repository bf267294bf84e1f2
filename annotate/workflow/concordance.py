"""A concordance: every place of a phrase in the documents of a project, with the words around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotate.model.errors import BadInput
from annotate.store import Unit
from annotate.workflow.desk import Desk
from annotate.workflow.documents import titles_of
from annotate.workflow.stretches import Stretches

CONTEXT = 24
SHORTEST = 2
_BETWEEN = re.compile(r"[\s｜|]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of the phrase; `start`, `end` in code points, `line` from 1.

    `left` and `right`: up to `CONTEXT` code points around it, line breaks as they stand. `power`: a power stands on
    some of its words. `rejected`: a suggestion that reaches it was turned down.
    """

    document: str
    title: str
    start: int
    end: int
    quote: str
    line: int
    left: str
    right: str
    power: bool
    rejected: bool

    @property
    def id(self) -> str:
        """What names the place in its project."""
        return f"{self.document}\n{self.start}-{self.end}"


class Order(StrEnum):
    """By document and place in it, or by what stands before or after the phrase."""

    DOCUMENT = "document"
    LEFT = "left"
    RIGHT = "right"


def variants_in(written: str) -> tuple[str, ...]:
    """The variants of a phrase, parted by blanks or ｜, in NFC; BadInput where one has fewer than two characters."""
    parts = tuple(
        dict.fromkeys(part for part in _BETWEEN.split(unicodedata.normalize("NFC", written)) if part)
    )
    short = next((part for part in parts if len(part) < SHORTEST), None)
    if short is not None:
        raise BadInput("phrase", f"“{short}” has {len(short)} character: write at least {SHORTEST}")
    return parts


def concordance(desk: Desk, project: str, variants: Sequence[str]) -> tuple[Place, ...]:
    """Every place of the variants in the documents of a project that were not put away, by document and place.

    Where variants overlap, the one that begins first counts, of two that begin together the longer. The last one of a
    project is kept, for as long as nothing changes there: of a common phrase it weighs megabytes.
    """
    with desk.store.reading() as unit:
        state = tuple((each.id, each.revision, each.archived) for each in unit.documents.listed(project))
    key, asked = ("concordance", project), (tuple(variants), state)
    nothing: tuple[object, tuple[Place, ...]] = (None, ())
    known, places = desk.kept(key, lambda: nothing)
    if known != asked:
        places = _looked_for(desk, project, variants)
        desk.keep(key, (asked, places))
    return places


def _looked_for(desk: Desk, project: str, variants: Sequence[str]) -> tuple[Place, ...]:
    titles = titles_of(desk, project)
    places: list[Place] = []
    with desk.store.reading() as unit:
        marked, rejected = spans_of(unit, "power", titles), spans_of(unit, "rejected", titles)
        for document, title in titles.items():
            text = stored_text(unit, document)
            found = occurrences(text, variants)
            places += _in_context(
                document,
                title,
                text,
                found,
                marked=Stretches(marked.get(document, ())),
                rejected=Stretches(rejected.get(document, ())),
            )
    return tuple(places)


def in_order(places: Iterable[Place], order: Order) -> tuple[Place, ...]:
    """The places as a reader of concordances sorts them: what stands before is read from the phrase outwards."""
    if order is Order.LEFT:
        return tuple(sorted(places, key=lambda place: place.left[::-1]))
    if order is Order.RIGHT:
        return tuple(sorted(places, key=lambda place: (place.right, place.quote)))
    return tuple(places)


def occurrences(text: str, variants: Sequence[str]) -> list[tuple[int, int]]:
    """Where the variants stand, none over another."""
    found = sorted(
        ((at, at + len(variant)) for variant in variants for at in _each(text, variant)),
        key=lambda place: (place[0], -place[1]),
    )
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def stored_text(unit: Unit, document: str) -> str:
    """The text of a document, past what the desk keeps: a thousand texts would push out all else."""
    held = unit.documents.get(document)
    return (unit.documents.text(held.sha256) if held else None) or ""


def spans_of(unit: Unit, entity: str, documents: Mapping[str, object]) -> dict[str, list[tuple[int, int]]]:
    """The stretches that powers or rejected suggestions of these documents stand on."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for each in unit.entities.of_all(entity):
        if each.document in documents:
            on = each.value["spans"] if entity == "power" else [each.value]
            spans.setdefault(each.document, []).extend((span["start"], span["end"]) for span in on)
    return spans


def _each(text: str, variant: str) -> Iterator[int]:
    at = text.find(variant)
    while at >= 0:
        yield at
        at = text.find(variant, at + len(variant))


def _in_context(
    document: str,
    title: str,
    text: str,
    found: Iterable[tuple[int, int]],
    *,
    marked: Stretches,
    rejected: Stretches,
) -> Iterator[Place]:
    line, counted = 1, 0
    for start, end in found:
        line, counted = line + text.count("\n", counted, start), start
        yield Place(
            document=document,
            title=title,
            start=start,
            end=end,
            quote=text[start:end],
            line=line,
            left=text[max(0, start - CONTEXT) : start],
            right=text[end : end + CONTEXT],
            power=marked.reach(start, end),
            rejected=rejected.reach(start, end),
        )
