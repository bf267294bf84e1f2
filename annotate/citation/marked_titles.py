"""Which of the marked stretches are titles of norms, and of which."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.citation.heads import Head, Says
from annotate.citation.marks import Marked, marked, quoted
from annotate.citation.names import name_before
from annotate.citation.normalise import Plain
from annotate.citation.patterns import any_of, pattern
from annotate.citation.titles import Named, TitleIndex

_NORM = any_of("titles", "norm_")
_STATE_NORM = pattern("titles", "state_norm")
_OTHER = pattern("titles", "other_paper")
_UNCLOSED_NAME = pattern("titles", "unclosed_name")
_ARTICLE_IN_MARKS = pattern("titles", "article_in_marks")
_BASIS_BEFORE = pattern("titles", "basis_before")
_TITLE_BY_ITS_WORDS = pattern("titles", "sure_noun")
_LOCATOR = pattern("locators", "unit")
_SHORTEST = 2  # characters of a name


def marked_titles(plain: Plain, titles: TitleIndex) -> Iterator[Head]:
    """The titles in marks, those of no norm as NOTHING, so that nothing in them is read as a citation."""
    for mark in marked(plain.text):
        head = _balanced(plain, mark, titles) if mark.balanced else _half_marked(plain, mark, titles)
        if head is not None:
            yield head
    for mark in quoted(plain.text):
        if _title_in_quotes(plain, mark, titles):
            yield _named(plain, (mark.start, mark.end), (mark.first, mark.last), titles)


def is_norm(name: str) -> bool:
    """Does a title by its words name a norm, rather than a book, a form or a contract?"""
    return bool(_STATE_NORM.search(name) or _NORM.search(name)) and not _OTHER.search(name)


def _named(plain: Plain, span: tuple[int, int], name: tuple[int, int], titles: TitleIndex) -> Head:
    written = plain.written(*name)
    return Head(*span, Says.NAMED, titles.named(written) or Named(written))


def _balanced(plain: Plain, mark: Marked, titles: TitleIndex) -> Head | None:
    name = plain.text[mark.first : mark.last]
    if not name.strip():
        return None
    if titles.named(name) or is_norm(name):
        return _named(plain, (mark.start, mark.end), (mark.first, mark.last), titles)
    within = _ARTICLE_IN_MARKS.search(name)
    if within and is_norm(name[: within.start()]):
        last = mark.first + within.start()
        return _named(plain, (mark.start, last), (mark.first, last), titles)
    if mark.mark == "〈":
        return None  # a sign for less and more, or a tag
    if _LOCATOR.match(plain.text, mark.end) and not _OTHER.search(name):
        return _named(plain, (mark.start, mark.end), (mark.first, mark.last), titles)
    return Head(mark.start, mark.end, Says.NOTHING, Named(plain.written(mark.first, mark.last)))


def _half_marked(plain: Plain, mark: Marked, titles: TitleIndex) -> Head | None:
    """A title whose first or last mark is missing: it ends with the name, or begins where the name does."""
    text = plain.text
    if mark.last - mark.first < _SHORTEST:
        return None
    if mark.mark in "》〉":
        start = name_before(text, mark.last, titles)
        return None if start is None else _named(plain, (start, mark.end), (start, mark.last), titles)
    known = titles.at(text, mark.first)
    if known is not None:
        return Head(mark.start, known.end, Says.NAMED, known.named)
    found = _UNCLOSED_NAME.match(text, mark.first)
    if found is None or _OTHER.search(found[0]):
        return None
    return _named(plain, (mark.start, found.end()), (mark.first, found.end()), titles)


def _title_in_quotes(plain: Plain, mark: Marked, titles: TitleIndex) -> bool:
    name = plain.text[mark.first : mark.last]
    known = titles.named(name) is not None
    if not (known or is_norm(name)):
        return False
    if _LOCATOR.match(plain.text, mark.end):
        return True
    return (known or bool(_TITLE_BY_ITS_WORDS.search(name))) and bool(
        _BASIS_BEFORE.search(plain.text[max(0, mark.start - 4) : mark.start])
    )
