"""The citations of a document: each part of it read as a text of its own, since 本办法 is that of the part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from annotate.catalogue import Catalogue
from annotate.citation import TitleIndex, find_citations
from annotate.linking import resolve
from annotate.model.citation import Citation
from annotate.model.document import Document
from annotate.model.period import period_of
from annotate.terms.ranks import RANKS

_RULES_BY_OTHER_NAMES = frozenset(("规范性文件", "地方政府规章", "单行条例", "自治条例"))


def citations_in(document: Document, catalogue: Catalogue, titles: TitleIndex) -> tuple[Citation, ...]:
    """All citations of a document, resolved by the law of its day, in order of the text."""
    found: list[Citation] = []
    for start, end, host in _stretches(document, catalogue):
        cited = find_citations(document.text[start:end], titles, host=host)
        found += [replace(one, start=one.start + start, end=one.end + start) for one in cited]
    return resolve(tuple(found), catalogue, day_of(document))


def day_of(document: Document) -> date | None:
    """The day by whose law a document speaks: when it was issued, or the last day of that month or year."""
    try:
        period = period_of(document.issued_on)
    except ValueError:
        return None  # a date in words is kept as it was written
    return period.last if period else None


def _stretches(document: Document, catalogue: Catalogue) -> Iterator[tuple[int, int, str | None]]:
    """Start, end and host of the stretches that a document falls into, in order, without overlap."""
    whole = _host(document.title, document.kind, catalogue)
    at = 0
    for part in sorted(document.parts, key=lambda part: (part.start, part.end)):
        if part.start < at:
            continue  # lies within the part before
        if at < part.start:
            yield at, part.start, whole
        yield part.start, part.end, _host(part.title, part.kind, catalogue) or whole
        at = part.end
    if at < len(document.text):
        yield at, len(document.text), whole


def _host(title: str | None, kind: str | None, catalogue: Catalogue) -> str | None:
    """The title, where what bears it is a norm itself."""
    if not title:
        return None
    is_norm = kind in RANKS or kind in _RULES_BY_OTHER_NAMES or bool(catalogue.by_title(title))
    return title if is_norm else None
