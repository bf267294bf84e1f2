"""Titles in marks: balanced, nested, wrong, or never closed."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile("[《》〈〉]")
_MARK_OR_END = re.compile(r"[《》〈〉\n]")
_QUOTED = re.compile(r"“[^“”《》\n]{3,60}”|\"[^\"“”《》\n]{3,60}\"")
_LONGEST = 200  # no title is longer; a mark that is open for more was never closed
_OPEN, _CLOSED = "《〈", "》〉"


@dataclass(frozen=True, slots=True)
class Marked:
    """`text[start:end]` with its marks; the name in them is `text[first:last]`.

    `mark` is the one it opens with. A title that is never closed reaches to the next mark, or its line's end; one
    that was never opened, from the mark before, or its line's beginning, to its own mark.
    """

    start: int
    end: int
    first: int
    last: int
    mark: str
    balanced: bool = True


def marked(text: str) -> list[Marked]:
    """The outermost titles in marks, in order, those with a missing mark included; linear in the text."""
    found: list[Marked] = []
    if _MARK.search(text):
        line: list[tuple[int, str]] = []
        start = 0
        for match in _MARK_OR_END.finditer(text):
            if match[0] != "\n":
                line.append((match.start(), match[0]))
                continue
            found += _outermost(line, start, match.start())
            line, start = [], match.end()
        found += _outermost(line, start, len(text))
    return found


def quoted(text: str) -> list[Marked]:
    """What stands in quotation marks and may be a title."""
    if "“" not in text and '"' not in text:
        return []
    return [Marked(q.start(), q.end(), q.start() + 1, q.end() - 1, q[0][0]) for q in _QUOTED.finditer(text)]


def _outermost(line: list[tuple[int, str]], first: int, last: int) -> list[Marked]:
    """The titles of one line, from `first` to `last`, whose marks are given in order."""
    opened: list[int] = []  # the marks that are open, by their number in the line
    pairs: list[Marked] = []
    after = [place for place, _ in line[1:]] + [
        last
    ]  # a title that is never closed ends before the next mark

    def unclosed(number: int) -> Marked:
        place, mark = line[number]
        return Marked(place, after[number], place + 1, after[number], mark, balanced=False)

    for number, (place, mark) in enumerate(line):
        if mark in _OPEN:
            opened.append(number)
            continue
        while opened and place - line[opened[-1]][0] > _LONGEST:
            pairs.append(unclosed(opened.pop()))
        matching = _OPEN[_CLOSED.index(mark)]
        if len(opened) > 1 and line[opened[-1]][1] != matching == line[opened[-2]][1]:
            opened.pop()  # the inner mark of a nested title was left out: 《实施〈甲法》办法
        if opened:
            start, opening = line[opened.pop()]
            pairs.append(Marked(start, place + 1, start + 1, place, opening))
        else:
            before = line[number - 1][0] + 1 if number else first
            pairs.append(Marked(before, place + 1, before, place, mark, balanced=False))
    pairs += map(unclosed, opened)
    return _outer(sorted(pairs, key=lambda pair: (_anchor(pair), -pair.end)))


def _anchor(pair: Marked) -> int:
    """Where its first mark stands."""
    return pair.start if pair.mark in _OPEN else pair.last


def _outer(pairs: list[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    covered = 0
    for pair in pairs:
        if _anchor(pair) < covered:
            continue
        kept.append(pair)
        if pair.balanced:
            covered = pair.end
    return kept
