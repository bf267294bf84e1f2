"""One shape for the many ways to write a digit, a bracket or a mark, with the way back to the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_ONE_SHAPE = {
    **{chr(0xFF10 + i): str(i) for i in range(10)},
    **{chr(0xFF21 + i): chr(0x41 + i) for i in range(26)},
    **dict.fromkeys("(﹙", "（"),
    **dict.fromkeys(")﹚", "）"),
    **dict.fromkeys("[【﹝［", "〔"),
    **dict.fromkeys("]】﹞］", "〕"),
    **dict.fromkeys("«‹＜<", "〈"),
    **dict.fromkeys("»›＞>", "〉"),
    **dict.fromkeys("≪｟", "《"),
    **dict.fromkeys("≫｠", "》"),
    **dict.fromkeys("—–－―~～", "-"),
    "．": ".",
    "／": "/",
    ",": "，",
    ";": "；",
    ":": "：",
    "\r": "\n",
}
_ODD = re.compile(f"[{re.escape(''.join(_ONE_SHAPE))}]")
_SPACE = " \t\u00a0\u2002-\u200b\u2060\u3000\ufeff"
_SPACED = re.compile(f"[{_SPACE}]")
_CHINESE = "[\u2e80-\u9fff（）〔〕《》]"
# Spaces beside a Chinese character mean nothing (第 三 条), but the one that sets a heading off (第三条　为了).
# Each run is tried at its first space, or its second after a heading, so that a long one is read once.
_GAP = re.compile(
    f"(?<={_CHINESE})(?<![条章节编])[{_SPACE}]++"
    f"|(?:(?<![条章节编{_SPACE}])|(?<=[条章节编][{_SPACE}]))[{_SPACE}]++(?={_CHINESE})"
    f"|(?<=[条章节编])[{_SPACE}]++(?=[第（])"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in one shape. From its character `cuts[i]` on, `shifts[i]` characters of `source` were left out."""

    source: str
    text: str
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of `source` that `text[start:end]`, not empty, was read from."""
        return self._place(start), self._place(end - 1) + 1

    def written(self, start: int, end: int) -> str:
        """The words of `source` at `text[start:end]`."""
        first, last = self.span(start, end)
        return self.source[first:last]

    def _place(self, at: int) -> int:
        before = bisect_right(self.cuts, at)
        return at + self.shifts[before - 1] if before else at


def normalise(source: str) -> Plain:
    """`source` with one shape of digits, brackets and marks, without spaces between Chinese characters.

    >>> normalise("第 ３４ 条(一)").text
    '第34条（一）'
    """
    text = source
    for odd in set(_ODD.findall(source)):
        text = text.replace(odd, _ONE_SHAPE[odd])
    if not _SPACED.search(text):
        return Plain(source, text)
    kept: list[str] = []
    cuts: list[int] = []
    shifts: list[int] = []
    done = left_out = 0
    for gap in _GAP.finditer(text):
        kept.append(text[done : gap.start()])
        left_out += gap.end() - gap.start()
        cuts.append(gap.end() - left_out)
        shifts.append(left_out)
        done = gap.end()
    kept.append(text[done:])
    return Plain(source, "".join(kept), tuple(cuts), tuple(shifts))
