"""A small stand-in for the citation room: titles in 《》 with their locators, and the plainest vague ones."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from annotate.model.citation import Citation, CitationKind

_N = "[一二三四五六七八九十百零〇0-9]+"
_LOCATOR = rf"(?:第{_N}条(?:之{_N})?(?:第{_N}款)?(?:第[（(]?{_N}[）)]?项)?(?:、第{_N}项)*)"
_NAMED = re.compile(rf"《(?P<title>[^》]+)》(?:{_LOCATOR}(?:、{_LOCATOR})*)?")
_VAGUE = re.compile(
    r"(?:国家)?(?:有关|相关)[^，。；：、《》]{0,14}(?:规定|要求)|有关法律、行政法规(?:的规定)?"
)
_INTERNAL = re.compile(r"内部[^，。；：、]{0,8}(?:规程|规则|细则)|[\u4e00-\u9fff]{2,8}规则(?=，|,)")


def cited_in(text: str) -> tuple[Citation, ...]:
    found = [
        Citation(
            start=m.start(), end=m.end(), quote=m.group(), kind=CitationKind.INSTRUMENT, title=m["title"]
        )
        for m in _NAMED.finditer(text)
    ]
    for pattern, kind in ((_VAGUE, CitationKind.VAGUE), (_INTERNAL, CitationKind.INTERNAL)):
        found += [
            Citation(start=m.start(), end=m.end(), quote=m.group(), kind=kind)
            for m in pattern.finditer(text)
            if not any(m.start() < c.end and c.start < m.end() for c in found)
        ]
    return tuple(sorted(found, key=lambda c: c.start))


@pytest.fixture
def cite() -> Callable[[str], tuple[Citation, ...]]:
    return cited_in
