"""A citation: one mention of one instrument, with the provisions said of it there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CitationKind(StrEnum):
    """What is cited: a named norm, a vague one, an untitled internal rule, a numbered decision."""

    INSTRUMENT = "instrument"
    VAGUE = "vague"
    INTERNAL = "internal"
    DOCUMENT = "document"


class Resolution(StrEnum):
    """What the catalogue says of it. `UNRESOLVED`: not held; `NONEXISTENT`: held, without that provision."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"
    NONEXISTENT = "nonexistent"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Offsets in code points, half-open. `title`: the full official title; None for vague ones.

    `inherited`: its instrument was named earlier, or is the host. `negated`: 不适用, 不受 … stand before it.
    """

    start: int
    end: int
    quote: str
    kind: CitationKind
    title: str | None = None
    work: str | None = None
    provisions: tuple[str, ...] = ()
    resolution: Resolution = Resolution.NOT_APPLICABLE
    candidates: tuple[str, ...] = ()
    inherited: bool = False
    negated: bool = False
