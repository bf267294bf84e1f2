"""A text whose offsets are fixed → a Document with the facts that the text itself shows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotate.model.document import Document
from annotate.reading.carried import carried_parts
from annotate.reading.origins import issued_on, issuer_of, number_of_document, place_of, signature_in
from annotate.reading.patterns import found
from annotate.reading.rows import Row, rows_of
from annotate.reading.site_words import ARTICLE, parts_of
from annotate.reading.titles import Title, kind_of, one_line, title_in, with_labels

NEWS = "新闻报道"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of a document beside its text: from the person who pastes it, or from a page's own fields."""

    title: str = ""
    published_on: str | None = None
    source: str | None = None


def document_of(text: str, told: Told | None = None) -> Document:
    """The document with that text. What the text does not show is None: nothing is guessed.

    The id is made of the text's hash, so that the same text read twice is one document.
    """
    told = told or Told()
    title = title_in(rows_of(text))
    parts = parts_of(text, title.start if title else None)
    article = next((part for part in parts if part.role == ARTICLE), None)
    rows = rows_of(text, article.start, article.end) if article else rows_of(text)
    if told.title:
        above, start, end = (title.above, title.start, title.end) if title else ((), 0, 0)
        title = Title(one_line(told.title), start, end, above)
    rows = with_labels(rows)
    signature = signature_in(rows)
    news = _is_news(with_labels(rows_of(text)), title)
    issuer = issuer_of(rows, title, signature, news=news)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=f"d-{sha256[:12]}",
        title=title.words if title else "",
        text=text,
        sha256=sha256,
        kind=NEWS if news else kind_of(title.words) if title else None,
        issuer=issuer,
        number=None if news else number_of_document(rows, title),
        issued_on=issued_on(rows, signature) or told.published_on,
        published=True if news or told.published_on or _says_published(rows) else None,
        place=place_of(issuer or _place_words(title, news=news)),
        source=told.source,
        parts=parts,
    )
    carried = carried_parts(document, rows, article.end if article else len(text))
    if not carried:
        return document
    around = [part for part in parts if part.role != ARTICLE]
    return replace(document, parts=tuple(sorted((*around, *carried), key=lambda part: part.start)))


def _is_news(rows: Sequence[Row], title: Title | None) -> bool:
    """Does a reporter sign it, or a paper or a site stand as its source, under a title of no kind of document?"""
    if title is None or kind_of(title.words) is not None:
        return False
    return any(
        found("byline", row.words) is not None
        or (found("time_stamp", row.words) is not None and found("label_published", row.words) is None)
        or found("press", found("label_source", row.words) or "") is not None
        for row in (*rows[:8], *rows[-30:])
    )


def _says_published(rows: Sequence[Row]) -> bool:
    return any(found("shown_published", row.words) for row in rows) or any(
        found("label_published", row.words) for row in rows[:8]
    )


def _place_words(title: Title | None, *, news: bool) -> str:
    """The words that begin with a place: a title of a document; of a headline only 乙市：…."""
    if title is None or (news and not re.match(r"[^\s：:，,]{1,8}[省市县区][：:]", title.words)):
        return ""
    return title.words
