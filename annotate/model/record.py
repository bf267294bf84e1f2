"""The project record: one document with all that was said of it (`quanyuan/1`)."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import UNSET, UnsetType

from annotate.model.citation import Citation
from annotate.model.document import Document
from annotate.model.gap import Decision, Gap
from annotate.model.power import Power
from annotate.model.span import Span

FORMAT = "quanyuan/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Created:
    """A measure that an instrument creates, and where."""

    measure: str
    provision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """An action that an instrument grants or delegates, to whom, and where."""

    action: str
    to: str
    provision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtInstrument:
    """An instrument that a record brings with it, since the catalogue lacks it.

    UNSET is unknown. A list that is given is complete: `creates=()` says that the text was read and creates
    nothing. `parent=None`: read, and names none. `published=False`: never was. `superseded`: the day from
    which a newer version governs.
    """

    title: str
    rank: str | None = None
    issuer: str | None = None
    issuer_type: str | None = None
    issuer_level: str | None = None
    place: str | None = None
    published: str | bool | UnsetType | None = UNSET
    published_to_public: bool | UnsetType | None = UNSET
    effective: str | UnsetType | None = UNSET
    repealed: str | UnsetType | None = UNSET
    superseded: str | UnsetType | None = UNSET
    version: str | UnsetType | None = UNSET
    parent: str | UnsetType | None = UNSET
    provisions: dict[str, str | None] | UnsetType = UNSET
    creates: tuple[Created, ...] | UnsetType = UNSET
    grants: tuple[Granted, ...] | UnsetType = UNSET
    delegates: tuple[Granted, ...] | UnsetType = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Covers:
    """What the tool held when it searched; it decides the severity of NO_BASIS only."""

    ranks: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A search for a basis that a person made, and how much it found: *searched, none found* is a finding."""

    power: str
    query: str
    corpus: str = "catalogue"
    covers: Covers | None = None
    on: str | None = None
    found: int = 0
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody answered to a comment."""

    text: str
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a reviewer remarked, and what others answered, in order.

    It is on a place in the text (`span`), on a power, on a basis or a gap of it, or on the document as a whole. What it is
    on may be gone: the remark stays.
    """

    id: str = ""
    text: str
    span: Span | None = None
    power: str | None = None
    basis: str | None = None
    gap: str | None = None
    by: str | None = None
    at: str | None = None
    resolved: bool = False
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedGap:
    """A gap that is asked no more, with what was decided of it while it was. No fingerprint: it was stale then."""

    id: str
    code: str = ""
    power: str = ""
    basis: str | None = None
    subject: str | None = None
    fingerprint: str = ""
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Whose reading this record is: `annotator`, `adjudicated` or `suggested`."""

    by: str = ""
    kind: str = "annotator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made this record. `exported_on` is the time of the last act, not of the clock."""

    catalogue: str | None = None
    tool: str | None = None
    exported_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One document, annotated by one person or group.

    `read`: paragraphs that were read and hold no power; `rejected`: suggestions that were turned down.
    """

    format: str = FORMAT
    document: Document
    instruments: tuple[BroughtInstrument, ...] = ()
    citations: tuple[Citation, ...] = ()
    powers: tuple[Power, ...] = ()
    searches: tuple[Search, ...] = ()
    gaps: tuple[Gap, ...] = ()
    comments: tuple[Comment, ...] = ()
    read: tuple[Span, ...] = ()
    rejected: tuple[Span, ...] = ()
    decided: tuple[DecidedGap, ...] = ()
    layer: Layer = field(default_factory=Layer)
    provenance: Provenance = field(default_factory=Provenance)
