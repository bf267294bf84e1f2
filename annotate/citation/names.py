"""Names without marks: the well-known ones, and unknown ones that a locator or a verb shows to be names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.citation.heads import Head, Says
from annotate.citation.normalise import Plain
from annotate.citation.patterns import pattern
from annotate.citation.titles import Named, TitleIndex

_LOCATOR = re.compile(pattern("locators", "unit").pattern)
_ENDS_A_NAME = pattern("names", "ends_a_name")
_HARD = pattern("names", "hard_boundary")
_SOFT = pattern("names", "soft_boundary")
_NO_NAME = pattern("names", "no_name")
_BY_A_VERB = pattern("names", "named_by_a_verb")
_BY_ITS_ISSUER = pattern("names", "named_by_its_issuer")
_TREATY = pattern("names", "treaty")
_LONGEST = 48
_SHORTEST = 3
_LONGEST_ENDING = 8
_WHOLE_NAME = 6  # 补偿条例 alone is no name, so that 征收与补偿条例 is not cut at its 与


def bare_names(plain: Plain, titles: TitleIndex) -> Iterator[Head]:
    """The names without marks in a text."""
    text = plain.text
    known = titles.bare_names(text)
    for name in known:
        yield Head(name.start, name.end, Says.NAMED, name.named)
    ends = {name.end for name in known}
    for treaty in _TREATY.finditer(text) if "公约" in text or "宪章" in text else ():
        yield Head(treaty.start(), treaty.end(), Says.NAMED, Named(treaty[0]))
    for found in _BY_ITS_ISSUER.finditer(text) if "关于" in text else ():
        start, end = found.span()
        yield Head(start, end, Says.NAMED, titles.named(found[0]) or Named(plain.written(start, end)))
    for found in _BY_A_VERB.finditer(text):
        start, end = found.span("title")
        if end not in ends and not _NO_NAME.search(found["title"]):
            yield Head(
                start, end, Says.NAMED, titles.named(found["title"]) or Named(plain.written(start, end))
            )


def name_at_a_locator(plain: Plain, locator: int, titles: TitleIndex) -> Head | None:
    """The name that ends where a locator begins: 示例市犬只饲养办法第八条."""
    start = name_before(plain.text, locator, titles)
    if start is None:
        return None
    name = plain.written(start, locator)
    return Head(start, locator, Says.NAMED, titles.named(name) or Named(name))


def name_before(text: str, end: int, titles: TitleIndex) -> int | None:
    """Where the name that ends at `end` begins; None where no name ends there."""
    first = max(0, end - _LONGEST)
    window = text[first:end]
    if not _ENDS_A_NAME.search(text, max(0, end - _LONGEST_ENDING), end):
        return None
    for boundary in _HARD.finditer(window):
        if boundary.end() < len(window):
            first = end - (len(window) - boundary.end())
    name = text[first:end]
    for soft in _SOFT.finditer(name):
        rest = name[soft.end() :]
        if (
            soft.start() == 0
            or titles.named(rest)
            or (len(rest) >= _WHOLE_NAME and _ENDS_A_NAME.search(name[: soft.start()]))
        ):
            first, name = end - len(rest), rest
            break
    return None if len(name) < _SHORTEST or _NO_NAME.search(name) else first
