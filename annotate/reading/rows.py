"""A text in its lines: where each stands, and which of them are paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank: `text[start:end]`, without its line end; `words` without the blanks around it."""

    start: int
    end: int
    words: str


def rows_of(text: str, start: int = 0, end: int | None = None) -> tuple[Row, ...]:
    """The lines between two offsets that hold more than blanks."""
    return tuple(_rows(text, start, len(text) if end is None else end))


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Each paragraph, half-open in code points: a line that holds more than blanks, without its line end."""
    return tuple((row.start, row.end) for row in _rows(text, 0, len(text)))


def _rows(text: str, start: int, end: int) -> Iterator[Row]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        words = text[start:stop].strip()
        if words:
            yield Row(start, stop, words)
        start = stop + 1
