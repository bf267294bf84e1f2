"""A statute's rows laid out as provisions: preamble, chapter headings, articles, annexes, each with its path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.model.law import Provision
from annotate.terms.numerals import NUMERAL_CHARACTERS, number_of

WHOLE = "c0"
"""The path of a preamble, and of a text that has no articles."""

_ANNEX = "x"
_N = f"[{NUMERAL_CHARACTERS}]+"
_ARTICLE = re.compile(rf"(?:第({_N})条|条目({_N})|({_N})、)(?:之({_N}))?")
_CHAPTER = re.compile(rf"第({_N})章(?:之({_N}))?")
_SECTION = re.compile(rf"第({_N})节")
_BOOK_LINE = re.compile(rf"(?:第{_N}(?:编|分编)\s*\S.{{0,40}}|附\s*则)")
_ANNEX_LINE = re.compile(
    rf"附(?:件|表|录|图)?\s*(?:{_N}|\d+)?\s*[:：].*|附(?:件|表|录|图)\s*(?:{_N}|\d+)?|附(?:件|表|图)(?:{_N}|\d+)\s\S{{1,40}}"
)
_ANNEX_NUMBER = re.compile(rf"附[件表录图]\s*({_N}|\d+)")
_TABLE_LINE = re.compile(r"[^，。；：]{2,20}(?:税率表|税目表|税额表|名录)[一二三四五]?(?:（.*）)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article as a source gives it. `label`: 第三条, 第三条之一, 条目三, 三、, 附件一; 序言 and 全文 are labels too."""

    label: str
    text: str
    chapter: str | None = None
    section: str | None = None


def path_of(label: str) -> str | None:
    """The path of an article's label; None where it is no article's."""
    article = _ARTICLE.match(label)
    if article is None:
        return None
    number = number_of(article[1] or article[2] or article[3])
    if number is None:
        return None
    return str(number) + (f"-{number_of(article[4])}" if article[4] else "")


def chapter_path(chapter: str, section: str | None = None) -> str | None:
    """The path of a heading: 第三章 … with 第二节 … is `c3s2`; None for one without a number, such as 附则."""
    in_chapter = _CHAPTER.match(chapter)
    if in_chapter is None:
        return None
    path = f"c{number_of(in_chapter[1])}" + (f"-{number_of(in_chapter[2])}" if in_chapter[2] else "")
    in_section = _SECTION.match(section) if section else None
    return path + (f"s{number_of(in_section[1])}" if in_section else "")


def lay_out(rows: Iterable[Row]) -> tuple[Provision, ...]:
    """The provisions of a text, one for each path: in order, the annexes last.

    Where chapters are counted anew in each part 编, `c3` stands for every third chapter and its text lists them all:
    the path cannot tell them apart. A row whose path is taken becomes an annex, so that no text is lost.
    """
    laid: dict[str, Provision] = {}
    annexes: list[Provision] = []
    for row in _without_stray_chapters(list(rows)):
        for provision in _of_row(row):
            if provision.path == _ANNEX:
                annexes.append(provision)
            elif provision.path in laid and provision.path[0] != "c":
                annexes.append(replace(provision, heading=row.label))
            else:
                _place(laid, provision)
    ordered = (*laid.values(), *_numbered(annexes))
    return tuple(replace(provision, order=n) for n, provision in enumerate(ordered))


def _of_row(row: Row) -> Iterator[Provision]:
    heading = " ".join(filter(None, (row.chapter, row.section))) or None
    for chapter, section in ((row.chapter, None), (row.chapter, row.section)):
        path = chapter_path(chapter, section) if chapter else None
        if path and (section is None or "s" in path):
            yield Provision(path=path, text=(section or chapter or "").strip(), order=0, heading=None)
    article = path_of(row.label)
    body, annexes = _apart(row.text) if article else (row.text, [])
    yield Provision(
        path=article or (WHOLE if row.label in ("序言", "全文") else _ANNEX),
        text=body,
        order=0,
        heading=heading if article else row.label,
    )
    for title, text in annexes:
        yield Provision(path=_ANNEX, text=text, order=0, heading=title)


def _place(laid: dict[str, Provision], provision: Provision) -> None:
    held = laid.get(provision.path)
    if held is None:
        laid[provision.path] = provision
    elif provision.text not in held.text.split("\n"):
        laid[provision.path] = replace(held, text=f"{held.text}\n{provision.text}")


def _numbered(annexes: Sequence[Provision]) -> list[Provision]:
    """The annexes with their paths: 附件二 is `x2`, one without a number takes the first that is free."""
    said = [_ANNEX_NUMBER.match(annex.heading or "") for annex in annexes]
    numbers = [number_of(match[1]) if match else None for match in said]
    free = (n for n in range(1, len(annexes) + max(filter(None, numbers), default=0) + 2) if n not in numbers)
    taken: dict[int, Provision] = {}
    for annex, number in zip(annexes, numbers, strict=True):
        place = number if number and number not in taken else next(free)
        taken[place] = replace(annex, path=f"{_ANNEX}{place}")
    return list(taken.values())


def _apart(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The article itself, and the annexes that stand behind it; headings of the next part 编 are left out."""
    body: list[str] = []
    annexes: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        bare = line.strip()
        if body and _opens_annex(bare, body[-1], annexes[-1][0] if annexes else None):
            annexes.append((bare.rstrip(":："), [line]))
        elif annexes:
            annexes[-1][1].append(line)
        elif not body or not _BOOK_LINE.fullmatch(bare):
            body.append(line)
    return "\n".join(body), [(title, "\n".join(lines)) for title, lines in annexes]


def _opens_annex(line: str, last_of_article: str, open_annex: str | None) -> bool:
    """A line 附件 opens an annex; the title of a table does so where no 附 stands before it."""
    if open_annex is None and not last_of_article.rstrip().endswith(("。", "”")):
        return False  # in the midst of a sentence
    named = _ANNEX_LINE.fullmatch(line) and (open_annex is None or line[1:2] in "件表录图")
    tabled = _TABLE_LINE.fullmatch(line) and not (open_annex or "").startswith("附")
    return bool(named or tabled)


def _without_stray_chapters(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, without a late chapter's name before chapter 1: such a name was read off a table of contents."""
    first = next((n for n, row in enumerate(rows) if (row.chapter or "").startswith("第一章")), 0)
    for n, row in enumerate(rows):
        yield replace(row, chapter=None, section=None) if n < first and row.chapter else row
