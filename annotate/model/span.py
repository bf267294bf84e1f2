"""A stretch of a document's text."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.model.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Half-open, in Unicode code points of `document.text`, with the words that stand there."""

    start: int
    end: int
    quote: str | None = None

    def checked(self, text: str, field: str) -> Span:
        """This span with its quote filled in; BadInput where it lies outside `text` or quotes other words."""
        if not 0 <= self.start < self.end <= len(text):
            raise BadInput(field, f"offsets {self.start}–{self.end} lie outside the text (0–{len(text)})")
        found = text[self.start : self.end]
        if self.quote is not None and self.quote != found:
            raise BadInput(
                field, f"the text at {self.start}–{self.end} reads “{found}”, the quote reads “{self.quote}”"
            )
        return self if self.quote is not None else Span(start=self.start, end=self.end, quote=found)


def span_of(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]`, quote and all."""
    return Span(start=start, end=end).checked(text, "span")
