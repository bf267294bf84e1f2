"""The body of a Markdown statute, line by line, as rows: articles with the chapter and section they lie in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from annotate.catalogue.layout import Row, path_of
from annotate.terms.numerals import NUMERAL_CHARACTERS

_N = f"[{NUMERAL_CHARACTERS}]+"
_HASHES = re.compile(r"#{1,6}\s*")
_LITTER = re.compile(r"<br\s*/?>|</?(?:p|div|span|center|font)\b[^<>]*>|\*\*|[\u200b\ufeff]", re.IGNORECASE)
_SPACED = re.compile(rf"(第{_N}条(?:之{_N})?)(?:[\s:：]+(.*)|$)")
_UNSPACED = re.compile(rf"(第{_N}条(?:之{_N})?)(?![第、和至到规所的中与或及款项,，])(.+)")
_NUMBERED = re.compile(rf"({_N}、)\s*(.*)")
_DIVISION = re.compile(
    rf"(?:第{_N}(?P<level>章|节|编|分编)(?:之{_N})?|附\s*则|序\s*言|前\s*言|目\s*[录次])(?P<name>.*)"
)
_UNNAMED = re.compile(rf"第{_N}[章节]")
_ANNEX = re.compile(r"附\s*[件表录图]")
_LONGEST_HEADING = 40
_SENTENCE = tuple("。；：;:，,、")

_Opened = tuple[str, str]
"""An article's label and what stands behind it on the same line."""


@dataclass(slots=True)
class _Place:
    """Where the reader stands, and the lines of the row that is being gathered there."""

    chapter: str | None = None
    section: str | None = None
    label: str | None = "序言"
    lines: list[str] = field(default_factory=list)

    def row(self) -> Iterator[Row]:
        """The row gathered so far, if there is one."""
        text = "\n".join(self.lines)
        if text and self.label and path_of(self.label):
            yield Row(label=self.label, text=text, chapter=self.chapter, section=self.section)
        elif text:
            yield Row(label=self.label or self.section or self.chapter or "序言", text=text)


def rows_of(body: str) -> tuple[Row, ...]:
    """The rows of the text in order; a text without 第…条 is divided by 一、二、, else it is one row 全文."""
    lines = [line for raw in body.split("\n") if (line := _LITTER.sub("", raw).strip(" \t\u3000\xa0>"))]
    for opens in (_article, _numbered):
        rows = tuple(_read(lines, opens))
        if any(path_of(row.label) for row in rows):
            return rows
    text = "\n".join(_HASHES.sub("", line) for line in lines)
    return (Row(label="全文", text=text),) if text else ()


def _read(lines: Sequence[str], opens: Callable[[str, str | None], _Opened | None]) -> Iterator[Row]:
    at, last, in_annex = _Place(), None, False
    for line in lines:
        bare = _HASHES.sub("", line).strip()
        in_annex = in_annex or (last is not None and bool(_ANNEX.match(bare)) and _is_short(bare))
        opened = None if in_annex else opens(bare, last)
        if opened:
            yield from at.row()
            at.label, at.lines, last = opened[0], [opened[1]] if opened[1] else [], path_of(opened[0])
        elif _is_second_line(at, bare) and _UNNAMED.fullmatch(at.section or at.chapter or ""):
            at.chapter, at.section = _lengthened(at, f" {bare}")
        elif not in_annex and (division := _division(line, bare)):
            yield from at.row()
            at.lines = []
            _enter(at, bare, division)
        elif _is_second_line(at, bare):
            at.chapter, at.section = _lengthened(at, bare)
        else:
            at.lines.append(bare)
    yield from at.row()


def _article(line: str, last: str | None) -> _Opened | None:
    """The article that the line opens. Without a space behind 条 it must be the next one: 第三条规定的… is a sentence."""
    if spaced := _SPACED.match(line):
        return spaced[1], spaced[2] or ""
    unspaced = _UNSPACED.match(line)
    if unspaced and path_of(unspaced[1]) in _next(last):
        return unspaced[1], unspaced[2]
    return None


def _numbered(line: str, last: str | None) -> _Opened | None:
    numbered = _NUMBERED.match(line)
    if numbered and path_of(numbered[1]) in _next(last):
        return numbered[1], numbered[2]
    return None


def _next(last: str | None) -> tuple[str, ...]:
    """The paths that may follow: the next number, or the next one inserted behind the last (17-1)."""
    if last is None:
        return ("1",)
    number, _, inserted = last.partition("-")
    return str(int(number) + 1), f"{number}-{int(inserted or 0) + 1}"


def _division(line: str, bare: str) -> re.Match[str] | None:
    """A heading of a part, chapter or section; without # it must stand alone and be no sentence."""
    division = _DIVISION.fullmatch(bare)
    if division is None or (not line.startswith("#") and not _is_short(bare)):
        return None
    name = division["name"]
    return division if not name or name[0].isspace() or division["level"] in ("章", "节") else None


def _enter(at: _Place, bare: str, division: re.Match[str]) -> None:
    at.label = None
    if division["level"] == "章":
        at.chapter, at.section = bare, None
    elif division["level"] == "节":
        at.section = bare
    else:
        at.chapter = at.section = None
        at.label = "序言" if re.match(r"[序前]", bare) else None


def _is_second_line(at: _Place, line: str) -> bool:
    """Does the line go on with a heading that was broken in two?"""
    return at.label is None and _is_short(line)


def _lengthened(at: _Place, line: str) -> tuple[str | None, str | None]:
    if at.section:
        return at.chapter, at.section + line
    return (at.chapter + line if at.chapter else None), None


def _is_short(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not line.endswith(_SENTENCE)
