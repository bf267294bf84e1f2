"""Component: lines, their item marks and openers, sentences, clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from annotate.suggest.reading import Clause, Line, reading_of

NAME = "quanyuan_layout"
_MARKS = tuple(
    re.compile(r"\s*(?:" + mark + r")[\s　]*")
    for mark in (
        r"第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十]+)?(?=[\s　])",
        r"[一二三四五六七八九十百]+、|序号\d+",
        r"[（(][一二三四五六七八九十百]+[）)]",
        r"\d{1,3}[.．、](?!\d)|[（(]\d+[）)]|[①-⑳]",
    )
)
# A comma between digits groups thousands, a colon between them tells the time.
_BREAK = re.compile(r"[，；。：！？;!?]|(?<!\d),|,(?!\d)|(?<!\d):(?!//)|\n")
_PUNCTUATED = re.compile(r"[，。；：,;]")
_OPENS = re.compile(r"[:：]\s*$")


def _level(line: str) -> tuple[int | None, int]:
    for level, mark in enumerate(_MARKS):
        found = mark.match(line)
        if found:
            return level, found.end()
    return None, len(line) - len(line.lstrip())


def _opener(lines: Sequence[Line], text: str, level: int | None) -> int | None:
    """The line that opened the list this item stands in: the last shallower one, where it ends with a colon.

    A line without a mark is opened by the line right before it alone.
    """
    if level == 0:
        return None
    for line in reversed(lines):
        if level is not None and line.level is not None and line.level >= level:
            continue
        return line.index if _OPENS.search(text[line.start : line.end]) and not line.heading else None
    return None


def _addresses(words: str) -> bool:
    """Is this the line that says to whom a notice goes (各县人民政府：)?"""
    return bool(re.fullmatch(r"[^，。；：]{2,60}[:：]\s*", words)) and not re.search(
        "如下|[下以]列|以下|决定|情形", words
    )


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line that holds something."""
    lines: list[Line] = []
    for found in re.finditer(r"[^\n]*\S[^\n]*", text):
        words = found.group()
        level, body = _level(words)
        heading = level is None and (not _PUNCTUATED.search(words) or _addresses(words))
        opener = _opener(lines, text, level)
        start = found.start()
        lines.append(Line(start, found.end(), len(lines), start + body, level, opener, heading))
    return tuple(lines)


def clauses_of(text: str, lines: Sequence[Line]) -> tuple[Clause, ...]:
    """Every clause of every line, without its item mark and closing mark; brackets are not broken up."""
    clauses: list[Clause] = []
    sentence = segment = 0
    for line in lines:
        start = line.body
        for end, mark in _breaks(text, line):
            if end > start:
                clauses.append(Clause(start, end, len(clauses), line.index, sentence, segment, mark))
            start = end + 1
            if mark in "；;。！？!?\n":
                segment += 1
            if mark in "。！？!?\n":
                sentence += 1
    return tuple(clauses)


def _breaks(text: str, line: Line) -> list[tuple[int, str]]:
    places: list[tuple[int, str]] = []
    for found in _BREAK.finditer(text, line.body, line.end):
        inside = text.count("（", line.body, found.start()) > text.count("）", line.body, found.start())
        if not inside:
            places.append((found.start(), found.group().replace(",", "，").replace(":", "：")))
    return [*places, (line.end, "\n")]


@Language.component(NAME)
def read_layout(doc: Doc) -> Doc:
    """Adds lines and clauses to the reading."""
    reading = reading_of(doc)
    reading.lines = lines_of(reading.masked)
    reading.clauses = clauses_of(reading.masked, reading.lines)
    return doc
