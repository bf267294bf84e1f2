"""One shape for the many ways to write a digit, a bracket or a mark, with the way back to the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONE_SHAPE = str.maketrans(
    {
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
)
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _ONE_SHAPE)))}]")
_SPACE = " \t\u00a0\u2002-\u200b\u2060\u3000\ufeff"
_SPACED = re.compile(f"[{_SPACE}]")
_CHINESE = "[\u2e80-\u9fff（）〔〕《》]"
# Spaces beside a Chinese character mean nothing (第 三 条), but the one that sets a heading off (第三条　为了).
_GAP = re.compile(
    f"(?<={_CHINESE})(?<![条章节编])[{_SPACE}]++"
    f"|(?<![条章节编])[{_SPACE}]++(?={_CHINESE})"
    f"|(?<=[条章节编])[{_SPACE}]++(?=[第（])"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in one shape. `places[i]` is where its i-th character stands in `source`; None: at i."""

    source: str
    text: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of `source` that `text[start:end]`, not empty, was read from."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1

    def written(self, start: int, end: int) -> str:
        """The words of `source` at `text[start:end]`."""
        first, last = self.span(start, end)
        return self.source[first:last]


def normalise(source: str) -> Plain:
    """`source` with one shape of digits, brackets and marks, without spaces between Chinese characters.

    >>> normalise("第 ３４ 条(一)").text
    '第34条（一）'
    """
    text = source.translate(_ONE_SHAPE) if _ODD.search(source) else source
    if not _SPACED.search(text):
        return Plain(source, text)
    kept: list[str] = []
    places: list[int] = []
    done = 0
    for gap in _GAP.finditer(text):
        kept.append(text[done : gap.start()])
        places.extend(range(done, gap.start()))
        done = gap.end()
    if not done:
        return Plain(source, text)
    kept.append(text[done:])
    places.extend(range(done, len(text)))
    return Plain(source, "".join(kept), tuple(places))
