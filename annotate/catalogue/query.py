"""What a person types to find a provision: the name of an instrument, where in it, or plain words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from annotate.model.path import article_of, is_path
from annotate.terms.numerals import NUMERAL_CHARACTERS, number_of

_N = rf"(?:[{NUMERAL_CHARACTERS}]+|[0-9]+)"
_ARTICLE = re.compile(
    rf"第?({_N})条(?:之({_N}))?(?:\s*第?({_N})款)?(?:\s*第?\(?({_N})\)?项)?(?:\s*第?\(?({_N})\)?目)?\s*$"
)
_CHAPTER = re.compile(rf"第({_N})章(?:\s*第({_N})节)?\s*$")
_ANNEX = re.compile(rf"附件({_N})\s*$")
_NUMBERS = re.compile(r"(?:(?<=\s)|^)([0-9]{1,4}(?:\s+[0-9]{1,2}){0,3})\s*$")
_PATH = re.compile(r"(?:(?<=\s)|^)(\S+)\s*$")
_MARKS = re.compile(r"[《》〈〉<>\"“”,，、;；]")
# No word holds one, and no index can be asked for one.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_MOST_ARTICLES = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """`words`: what is not the place. `path`: the place, where one is written at the end (`33/1`).

    With a path the words are most likely a title. `tokens`: all of it as words, for when they turn out not to be one;
    marks are left out, unless there is nothing else.
    """

    words: tuple[str, ...] = ()
    path: str | None = None
    tokens: tuple[str, ...] = ()


def parse_query(written: str) -> Query:
    """Read a query.

    >>> parse_query("处罚法 33 1").words, parse_query("处罚法 33 1").path
    (('处罚法',), '33/1')
    >>> parse_query("《行政处罚法》第三十三条第二项").path, parse_query("扣押 期限").path
    ('33/_/2', None)
    """
    typed = _CONTROL.sub(" ", unicodedata.normalize("NFKC", written))
    plain = _MARKS.sub(" ", typed).strip()
    before, path = _place(plain)
    if path is not None and not is_path(path):  # a number too long to be one
        before, path = plain, None
    return Query(words=tuple(before.split()), path=path, tokens=tuple(plain.split() or typed.split()))


def _place(plain: str) -> tuple[str, str | None]:
    """What stands before the place, and its path."""
    if article := _ARTICLE.search(plain):
        return plain[: article.start()], _article_path(article)
    if chapter := _CHAPTER.search(plain):
        section = f"s{number_of(chapter[2])}" if chapter[2] else ""
        return plain[: chapter.start()], f"c{number_of(chapter[1])}{section}"
    if annex := _ANNEX.search(plain):
        return plain[: annex.start()], f"x{number_of(annex[1])}"
    if numbers := _NUMBERS.search(plain):
        path = "/".join(str(int(number)) for number in numbers[1].split())
        return (
            (plain[: numbers.start()], path) if 0 < int(article_of(path)) <= _MOST_ARTICLES else (plain, None)
        )
    last = _PATH.search(plain)
    if last and last[1].isascii() and not last[1].isdigit() and is_path(last[1]):
        return plain[: last.start()], last[1]
    return plain, None


def _article_path(article: re.Match[str]) -> str:
    number, inserted, *below = (str(number_of(part)) if part else None for part in article.groups())
    path = f"{number}-{inserted}" if inserted else f"{number}"
    while below and below[-1] is None:
        below.pop()
    return "/".join((path, *(part or "_" for part in below)))
