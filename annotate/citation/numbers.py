"""What is cited by its number: documents, orders, judgments, standards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.citation.heads import Head, Says
from annotate.citation.normalise import Plain
from annotate.citation.patterns import pattern
from annotate.citation.titles import Named

_YEAR_AND_NUMBER = pattern("numbers", "year_and_number")
_CODE = pattern("numbers", "code_before")
_CODE_BEGINS = pattern("numbers", "begins_after")
_CASE = pattern("numbers", "case")
_ORDER = pattern("numbers", "order")
_ISSUER = pattern("numbers", "issuer_before")
_ISSUER_BEGINS = pattern("numbers", "organ_begins_after")
_STANDARD = pattern("numbers", "standard")
_BEFORE_ITS_TITLE = pattern("numbers", "before_its_title")
_WINDOW = 30


def numbered(plain: Plain) -> Iterator[Head]:
    """The numbers that stand for a document, and those of standards; not those right before their title."""
    text = plain.text
    if "号" in text:
        for start, end in (
            *_documents(text),
            *_orders(text),
            *(case.span() for case in _CASE.finditer(text)),
        ):
            if not _BEFORE_ITS_TITLE.match(text, end):
                yield Head(start, end, Says.DOCUMENT, Named(plain.written(start, end)))
    if "-" in text:
        for standard in _STANDARD.finditer(text):
            start, end = standard.span()
            yield Head(start, end, Says.NAMED, Named(plain.written(start, end)))


def _documents(text: str) -> Iterator[tuple[int, int]]:
    for number in _YEAR_AND_NUMBER.finditer(text):
        start = _begins(text, number.start(), _CODE, _CODE_BEGINS)
        if start < number.start():
            yield start, number.end()


def _orders(text: str) -> Iterator[tuple[int, int]]:
    for order in _ORDER.finditer(text):
        yield _begins(text, order.start(), _ISSUER, _ISSUER_BEGINS), order.end()


def _begins(text: str, at: int, before: re.Pattern[str], after: re.Pattern[str]) -> int:
    """Where the code or the organ that ends at `at` begins."""
    found = before.search(text[max(0, at - _WINDOW) : at])
    if found is None:
        return at
    words = found[0]
    for boundary in after.finditer(found[0]):
        words = found[0][boundary.end() :]
    return at - len(words)
