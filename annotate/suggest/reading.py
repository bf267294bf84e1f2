"""What the components know of one text while they read it, each adding its own part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Doc, Span

from annotate.model.citation import Citation
from annotate.model.power import Mode, PowerType, Relation
from annotate.suggest.genre import Genre
from annotate.suggest.lexicon import Expression


@dataclass(frozen=True, slots=True)
class Source:
    """The text's own circumstances. Offsets of `citations` are code points of the text."""

    citations: tuple[Citation, ...]
    genre: Genre
    issuer: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A clause, sentence or line: half-open code points. `index` counts its kind from 0."""

    start: int
    end: int
    index: int


@dataclass(frozen=True, slots=True)
class Line(Stretch):
    """A line of the text. `level`: of its item mark (0 第…条, 1 一、, 2 （一）, 3 1.), None where it has none.

    `body`: where the words after the mark begin. `opener`: the index of the line that opens this item with a
    colon. `heading`: a title, an address or a signature, which does nothing.
    """

    body: int
    level: int | None
    opener: int | None
    heading: bool


@dataclass(frozen=True, slots=True)
class Clause(Stretch):
    """From one punctuation mark to the next. `sentence` ends at 。, `segment` at ； too. `mark` closes it."""

    line: int
    sentence: int
    segment: int
    mark: str


class Role(StrEnum):
    """How a holder stands in its clause."""

    SUBJECT = "subject"
    BY = "by"
    ADDRESSEE = "addressee"
    CITIZEN = "citizen"


@dataclass(frozen=True, slots=True)
class Holder:
    """An organ (or, as `CITIZEN`, somebody who is none) where the text names it. `before`: the word before it."""

    start: int
    end: int
    name: str
    role: Role
    before: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """A basis as the text states it, marker and all. `relation` None: it follows from what it governs."""

    start: int
    end: int
    relation: Relation | None
    citations: tuple[Citation, ...]
    clause: int


@dataclass(frozen=True, slots=True)
class Find:
    """A power expression with what its own words decide. `frame` says how its clause leads up to it."""

    start: int
    end: int
    expression: Expression
    frame: str
    clause: int
    holder: Holder | None = None
    optional: bool = False
    type: PowerType | None = None
    mode: Mode | None = None
    retold: bool = False


@dataclass(slots=True)
class Reading:
    """Filled from left to right by the components of the pipeline. `masked`: the text with citations blotted out."""

    source: Source
    masked: str = ""
    lines: Sequence[Line] = ()
    clauses: Sequence[Clause] = ()
    grounds: Sequence[Ground] = ()
    holders: Sequence[Holder] = ()
    finds: dict[tuple[int, int], Find] = field(default_factory=dict)

    def sentence(self, clause: Clause) -> Sequence[Clause]:
        """The clauses of the sentence that `clause` stands in."""
        first, last = clause.index, clause.index + 1
        while first > 0 and self.clauses[first - 1].sentence == clause.sentence:
            first -= 1
        while last < len(self.clauses) and self.clauses[last].sentence == clause.sentence:
            last += 1
        return self.clauses[first:last]

    def segment(self, clause: Clause) -> Sequence[Clause]:
        """Those of its sentence up to the next ；."""
        return [c for c in self.sentence(clause) if c.segment == clause.segment]


def reading_of(doc: Doc) -> Reading:
    """The reading that the pipeline began with."""
    reading = doc.user_data["reading"]
    assert isinstance(reading, Reading)  # noqa: S101 - put there by `suggest` itself
    return reading


def spans_of(doc: Doc, found: Sequence[tuple[int, int, str]]) -> list[Span]:
    """Spans of spaCy for (start, end, label), in code points; a character is a token, so none is lost but blanks."""
    spans = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in found)
    return [span for span in spans if span is not None]
