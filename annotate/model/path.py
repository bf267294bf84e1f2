"""The provision path: `article[/paragraph[/item[/subitem]]]`, 条/款/项/目, or `c3s2` for 章节, `x2` for 附件."""

from __future__ import annotations

import re

_BELOW = r"(?:\d+(?:-\d+)?|_)"
_ARTICLE = re.compile(rf"\d+(?:-\d+)*(?:/{_BELOW}(?:/{_BELOW}(?:/\d+(?:-\d+)?)?)?)?", re.ASCII)
_CHAPTER = re.compile(r"c\d+(?:-\d+)*(?:s\d+)?|x\d+", re.ASCII)


def is_path(path: str) -> bool:
    """Is this a well-formed provision path?"""
    return bool(_ARTICLE.fullmatch(path) or _CHAPTER.fullmatch(path))


def article_of(path: str) -> str:
    """The article that a path lies in (`34/2/1` → `34`); a chapter or annex is its own."""
    return path.split("/", 1)[0]


def covers(whole: str, part: str) -> bool:
    """Does `part` lie in `whole`, or say the same more finely? An unsaid 款 (`_`) agrees with any."""
    a, b = whole.split("/"), part.split("/")
    return len(a) <= len(b) and all(x == y or "_" in (x, y) for x, y in zip(a, b, strict=False))
