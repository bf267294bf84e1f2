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
_DEEPEST = 20  # lists in lists; whoever follows them outwards is done soon


def _level(line: str) -> tuple[int | None, int]:
    for level, mark in enumerate(_MARKS):
        found = mark.match(line)
        if found:
            return level, found.end()
    return None, len(line) - len(line.lstrip())


class _Openers:
    """Which line opened the list that an item stands in: the last shallower one, where it ends with a colon.

    A line without a mark is opened by the line right before it alone.
    """

    def __init__(self) -> None:
        self._depths: list[int] = []  # of each line, how many open it, one in another
        self._last: int | None = None  # the line right before, where it opens a list
        self._shallower: list[int | None] = [None] * len(_MARKS)  # the like for the items of each level

    def of(self, level: int | None) -> int | None:
        """The index of the line that opens the next one, of `level`."""
        return self._last if level is None else self._shallower[level]

    def note(self, line: Line, words: str) -> None:
        """Remember a line as the last one."""
        self._depths.append(0 if line.opener is None else self._depths[line.opener] + 1)
        opens = _OPENS.search(words) and not line.heading and self._depths[-1] < _DEEPEST
        self._last = line.index if opens else None
        deeper = 1 if line.level is None else line.level + 1  # nothing opens an article
        for level in range(deeper, len(_MARKS)):
            self._shallower[level] = self._last


def _addresses(words: str) -> bool:
    """Is this the line that says to whom a notice goes (各县人民政府：)?"""
    return bool(re.fullmatch(r"[^，。；：]{2,60}[:：]\s*", words)) and not re.search(
        "如下|[下以]列|以下|决定|命令|情形", words
    )


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line that holds something."""
    lines: list[Line] = []
    openers = _Openers()
    end = -1
    for words in text.split("\n"):
        start, end = end + 1, end + 1 + len(words)
        if not words.strip():
            continue
        level, body = _level(words)
        heading = level is None and (not _PUNCTUATED.search(words) or _addresses(words))
        lines.append(Line(start, end, len(lines), start + body, level, openers.of(level), heading))
        openers.note(lines[-1], words)
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
    inside, counted = 0, line.body  # brackets that are open at `counted`
    for found in _BREAK.finditer(text, line.body, line.end):
        inside += text.count("（", counted, found.start()) - text.count("）", counted, found.start())
        counted = found.start()
        if inside <= 0:
            places.append((found.start(), found.group().replace(",", "，").replace(":", "：")))
    return [*places, (line.end, "\n")]


@Language.component(NAME)
def read_layout(doc: Doc) -> Doc:
    """Adds lines and clauses to the reading."""
    reading = reading_of(doc)
    reading.lines = lines_of(reading.masked)
    reading.clauses = clauses_of(reading.masked, reading.lines)
    return doc
