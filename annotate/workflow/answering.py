"""Answers a line at a time: citations, suggestions and gaps of texts and records that are not kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from annotate.citation import find_citations
from annotate.exchange import decode_record, error_line, read_lines
from annotate.exchange.requests import (
    cite_answer,
    decode_cite,
    decode_suggest,
    gaps_answer,
    suggest_answer,
)
from annotate.gaps import find_gaps
from annotate.linking import resolve
from annotate.model.path import article_of, is_path
from annotate.model.period import period_of
from annotate.workflow.desk import Desk

_LONGEST = 20  # characters of an article's number
Answers = Iterator[tuple[dict[str, Any], bool]]
"""In the order of the input, the line that answers each, and whether the input could be used."""


def cite_lines(desk: Desk, stream: BinaryIO) -> Answers:
    """The citations in each text."""
    catalogue = desk.catalogue
    titles = desk.titles

    def answer(obj: Mapping[str, Any]) -> dict[str, Any]:
        asked = decode_cite(obj)
        found = find_citations(
            asked.text, titles, host=asked.host, host_article=_countable(asked.host_article)
        )
        return cite_answer(asked.id, resolve(found, catalogue, None))

    return _answered(stream, answer)


def suggest_lines(desk: Desk, stream: BinaryIO) -> Answers:
    """The powers that the tool sees in each text, and its citations."""
    from annotate.suggest import suggest  # noqa: PLC0415 - spaCy takes a second to import

    catalogue = desk.catalogue
    titles = desk.titles

    def answer(obj: Mapping[str, Any]) -> dict[str, Any]:
        asked = decode_suggest(obj)
        citations = resolve(find_citations(asked.text, titles), catalogue, _last_day(asked.as_of))
        day = asked.as_of if isinstance(asked.as_of, str) else None  # a stretch of days is nobody's day
        powers = suggest(asked.text, citations, title=asked.title, issuer=asked.issuer, as_of=day)
        return suggest_answer(asked.id, powers, citations)

    return _answered(stream, answer)


def gap_lines(desk: Desk, stream: BinaryIO) -> Answers:
    """The gaps of each record."""
    catalogue = desk.catalogue

    def answer(obj: Mapping[str, Any]) -> dict[str, Any]:
        record = decode_record(obj)
        return gaps_answer(record.document.id, find_gaps(record, catalogue))

    return _answered(stream, answer)


def _answered(stream: BinaryIO, answer: Callable[[Mapping[str, Any]], dict[str, Any]]) -> Answers:
    for line in read_lines(stream, answer):
        if line.value is None:
            yield error_line(line), False
        else:
            yield line.value, True


def _countable(article: str | None) -> str | None:
    """The article that a text stands in, where 前条 can be counted back from it."""
    usable = article and is_path(article) and article[0].isdigit() and len(article_of(article)) <= _LONGEST
    return article if usable else None


def _last_day(as_of: str | dict[str, str] | None) -> date | None:
    period = period_of(as_of)
    return period.last if period else None
