"""A provision path in words: `34/2` is 第三十四条第二款."""

from __future__ import annotations

import re

from annotate.model.path import is_path
from annotate.terms.numerals import spoken

_LEVELS = ("条", "款", "项", "目")
_CHAPTER = re.compile(r"c(\d+(?:-\d+)*)(?:s(\d+))?")
_SPOKEN = 4  # digits: what is longer no statute counts to, and nobody says in words


def in_words(path: str) -> str:
    """A path as a lawyer says it; a number above 9999 in digits, and what is no path as it is written.

    >>> in_words("34/1/3/2"), in_words("17-1"), in_words("5/_/2"), in_words("c3s2"), in_words("x2")
    ('第三十四条第一款第三项第2目', '第十七条之一', '第五条第二项', '第三章第二节', '附件2')
    """
    if not is_path(path):
        return path
    chapter = _CHAPTER.fullmatch(path)
    if chapter:
        section = f"第{_number(chapter[2])}节" if chapter[2] else ""
        return _ordinal(chapter[1], "章") + section
    if path.startswith("x"):
        return f"附件{path[1:]}"
    return "".join(_ordinal(n, level) for n, level in zip(path.split("/"), _LEVELS, strict=False) if n != "_")


def _ordinal(number: str, level: str) -> str:
    head, *inserted = number.split("-")
    words = head if level == "目" else _number(head)
    return f"第{words}{level}" + "".join(f"之{_number(n)}" for n in inserted)


def _number(digits: str) -> str:
    return spoken(int(digits)) if len(digits) <= _SPOKEN else digits
