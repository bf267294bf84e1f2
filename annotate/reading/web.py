"""A web page → the text of its article, with what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from annotate.reading.patterns import found
from annotate.reading.titles import is_official

_HIDDEN = frozenset({"script", "style", "head", "noscript", "template", "svg", "iframe", "select"})
_BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 "  # noqa: SIM905
    "header hr li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_CELLS = frozenset({"td", "th"})
# The fields that the guide to government websites (政府网站发展指引, 2017) asks of every page.
_FIELDS = {"articletitle": "title", "pubdate": "published_on"}
_SHORTEST = "50"  # characters of an article; the default of 250 is meant for letters, not for Chinese
_TELLING = 6  # characters: a shorter line may stand in an article and in a menu alike
_SEARCHABLE = (
    10**9
)  # characters times lines: a second of search; in larger pages only whole lines are compared
_ABOVE = 10  # lines between a title and its article: dates, sources, font sizes


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`text` is empty where the page shows none. The other two are the page's own words, or empty."""

    text: str
    title: str = ""
    published_on: str = ""


class _Reader(HTMLParser):
    """Gathers all that a reader would see, a block or a table's row a line, and the fields in the head."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.fields: dict[str, str] = {}
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            told = dict(attrs)
            name = _FIELDS.get((told.get("name") or "").lower())
            if name and told.get("content"):
                self.fields.setdefault(name, (told["content"] or "").strip())
        if tag == "body":
            self._hidden = 0  # many a head is never closed
        if tag in _HIDDEN:
            self._hidden += 1
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def lines(self) -> list[str]:
        """The lines that hold words, the cells of a row with | between them."""
        lines = (
            re.sub(r"[ |]*\|[ |]*", " | ", line).strip(" |　\t") for line in "".join(self.pieces).split("\n")
        )
        return [line for line in lines if line]

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag in _CELLS:
            self.pieces.append(" | ")


def page_of(html: str) -> Page:
    """The article of a page, a paragraph or a table's row a line; all that is visible where none can be made out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    extracted, heading = _extracted(html)
    own_title = _without_site(heading)
    seen = reader.lines()
    title = reader.fields.get("title", "")
    if not title and own_title and (is_official(own_title) or any(own_title in line for line in seen)):
        title = own_title  # one that the page does not show, and that names no notice, is the site's
    lines = _article(seen, extracted, title) or seen
    if title and lines and not any(title in line for line in lines):
        lines = [title, *lines]
    return Page(text="\n".join(lines), title=title, published_on=reader.fields.get("published_on", ""))


def _extracted(html: str) -> tuple[str, str]:
    """What trafilatura takes for the article, and for its title."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - heavy, and only web pages need it
    from trafilatura.settings import Document, use_config  # noqa: PLC0415

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST)
    article = bare_extraction(
        html,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        config=config,
    )
    if not isinstance(article, Document):
        return "", ""
    return article.text or "", article.title or ""


def _without_site(heading: str) -> str:
    """A title without the site's name behind it."""
    return re.split(r"\s*[_|｜]\s*|\s+[-–—]+\s+", heading.strip(), maxsplit=1)[0].strip()


def _article(seen: Sequence[str], extracted: str, title: str) -> list[str]:
    """The visible lines from the first to the last that are in the article, with its title and signature.

    Whatever stands between them stays: an extractor that passes over one item of a notice would change the notice.
    """
    packed = _packed(extracted)
    whole = {_packed(line) for line in extracted.split("\n")}
    searched = packed if len(packed) * len(seen) < _SEARCHABLE else ""
    telling = ((n, line) for n, line in enumerate(map(_packed, seen)) if len(line) >= _TELLING)
    inside = [n for n, line in telling if line in whole or line in searched]
    if not inside:
        return []
    first, last = inside[0], inside[-1]
    above = range(first, max(-1, first - _ABOVE), -1)
    first = next((n for n in above if title and title in seen[n]), first)
    while last + 1 < len(seen) and _signs(seen[last + 1]):
        last += 1
    return list(seen[first : last + 1])


def _signs(line: str) -> bool:
    return any(found(name, line) for name in ("organ_line", "signature_day", "shown_published"))


def _packed(words: str) -> str:
    return re.sub(r"[\s|　-]+", "", words)
