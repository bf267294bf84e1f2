"""Where a site's own words begin and end around an article: marked as parts, never taken away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from annotate.model.document import Part
from annotate.reading.rows import Row, rows_of
from annotate.terms.corpus import facts

SITE, ARTICLE = "网站文字", "正文"
_ENDS_A_SENTENCE = re.compile(r"[。；！？!?;]")
_LONGEST_LINK = 40  # characters of a headline or a menu; what is longer is somebody's sentence
_LONGEST_HEAD = 12  # lines of menus before a title


def parts_of(text: str, title_at: int | None) -> tuple[Part, ...]:
    """The article and what a site put before and after it, in order; nothing where a site put nothing.

    `title_at`: where the title begins; only what stands before it can be the site's head.
    """
    rows = rows_of(text)
    start = _end_of_head(rows, title_at)
    end = _start_of_foot(rows, start, len(text))
    if start == 0 and end == len(text):
        return ()
    bounds = ((0, start, SITE), (start, end, ARTICLE), (end, len(text), SITE))
    return tuple(Part(start=a, end=b, role=role) for a, b, role in bounds if a < b)


def strength(line: str) -> str | None:
    """`sure` where only a site writes so, `likely` where a document might, None elsewhere."""
    hits = {force for pattern, force in _patterns() if pattern.search(line)}
    return next((force for force in ("sure", "likely") if force in hits), None)


def _end_of_head(rows: Sequence[Row], title_at: int | None) -> int:
    if title_at is None:
        return 0
    head = [row for row in rows if row.start < title_at]
    if not head or len(head) > _LONGEST_HEAD or not any(strength(row.words) == "sure" for row in head):
        return 0
    return next(row.start for row in rows if row.start >= title_at or row.start <= title_at < row.end)


def _start_of_foot(rows: Sequence[Row], start: int, length: int) -> int:
    """The first of the site's lines below the last sentence of the article."""
    foot, sure = length, False
    for row in reversed(rows):
        force = strength(row.words)
        if row.start <= start or (force is None and not _could_be_a_link(row.words)):
            break
        if force is not None:
            foot, sure = row.start, sure or force == "sure"
    return foot if sure else length


def _could_be_a_link(line: str) -> bool:
    return len(line) <= _LONGEST_LINK and not _ENDS_A_SENTENCE.search(line)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(one["pattern"]), one["strength"]) for one in facts("reading/site_words.yaml"))
