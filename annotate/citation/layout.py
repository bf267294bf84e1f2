"""Where in its host a stretch of text stands: article, paragraph, item; and whether two stretches share a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from annotate.citation.patterns import pattern
from annotate.model.path import article_of
from annotate.terms.numerals import number_of

_HEADING = pattern("locators", "heading")
_ITEM = pattern("locators", "item_line")
_SENTENCE_END = re.compile(r"[。！？\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Article by path, paragraph counted from 1, item where a line begins with its number; None: not known."""

    chapter: str | None = None
    article: str | None = None
    paragraph: int = 0
    item: int | None = None


class Layout:
    """The lines of a normalised text, read as the article `host_article` until a heading says another.

    A paragraph is a line that does not begin with an item's number; a list and its lead-in are one.
    """

    def __init__(self, text: str, host_article: str | None) -> None:
        self._text = text
        self._article = article_of(host_article) if host_article else None
        self._starts: list[int] = []
        self._spots: list[Spot] = []
        self._ends: list[int] | None = None

    def at(self, place: int) -> Spot:
        """Where `text[place]` stands."""
        if not self._starts:
            self._read()
        return self._spots[bisect_right(self._starts, place) - 1]

    def same_sentence(self, one: int, other: int) -> bool:
        """Does no sentence end between the two places?"""
        if self._ends is None:
            self._ends = [end.start() for end in _SENTENCE_END.finditer(self._text)]
        return bisect_right(self._ends, one) == bisect_right(self._ends, other)

    def _read(self) -> None:
        spot, start = Spot(article=self._article), 0
        for line in self._text.split("\n"):
            spot = _next(spot, line)
            self._starts.append(start)
            self._spots.append(spot)
            start += len(line) + 1


def _next(spot: Spot, line: str) -> Spot:
    """Where a line stands, after one that stood at `spot`."""
    heading = _HEADING.match(line)
    if heading and heading["level"] == "条":
        return Spot(chapter=spot.chapter, article=_written(heading), paragraph=1)
    if heading:
        return Spot(chapter=_written(heading)) if heading["level"] == "章" else spot
    item = _ITEM.match(line)
    if item and spot.paragraph:
        return replace(spot, item=number_of(item["number"]) if item["number"] else spot.item)
    return replace(spot, paragraph=spot.paragraph + bool(line.strip()), item=None)


def _written(heading: re.Match[str]) -> str:
    inserted = heading["inserted"]
    return f"{number_of(heading['number'])}" + (f"-{number_of(inserted)}" if inserted else "")


def headings(text: str) -> frozenset[int]:
    """Where a line begins with the number of its own article or chapter, which cites nothing."""
    return frozenset(found.start() for found in _HEADING.finditer(text)) if "第" in text else frozenset()
