"""An official notice, rule or report, as it is annotated."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 1_000_000
"""Characters of a text: it opens in seconds, and its powers are found in a minute; a book is cut into its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a document with a title and an issuer of its own: a rule that a circular carries, an annex."""

    start: int
    end: int
    role: str | None = None
    title: str | None = None
    kind: str | None = None
    issuer: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Its text is fixed for good: NFC, line ends LF; every offset in a record counts its code points.

    `published`: true, false, or None for unknown. `issued_on`: `YYYY-MM-DD`.
    """

    id: str
    title: str = ""
    text: str
    sha256: str | None = None
    kind: str | None = None
    issuer: str | None = None
    number: str | None = None
    issued_on: str | None = None
    published: bool | None = None
    place: str | None = None
    source: str | None = None
    parts: tuple[Part, ...] = ()
