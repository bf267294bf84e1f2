"""Words that stand for an instrument or a place in it: 本法, 该办法, 前款, 同项; and bare locators."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.citation.heads import Head, Says
from annotate.citation.locators import chain_at
from annotate.citation.patterns import pattern, spelled_out

_MAY_BEGIN = re.compile(spelled_out(r"第(?=（?{numeral})|附[件录表]|[前上本该同此其](?=.)"))
_HOST = pattern("names", "host")
_THAT = pattern("names", "that")
_ITS = pattern("names", "its")
_THIS_PART = pattern("names", "this_part")
_SAME_PART = pattern("names", "same_part")
_PART_BEFORE = pattern("names", "part_before")


def standing_for(text: str) -> Iterator[Head]:
    """The heads that name no instrument themselves, in order; of the locators in a chain the first alone."""
    at = 0
    while place := _MAY_BEGIN.search(text, at):
        head = _READ[place[0][0]](text, place.start())
        at = place.end()
        if head is not None:
            yield head
            at = max(at, head.chain.reach if head.chain else head.end)


def _bare(text: str, at: int) -> Head | None:
    chain = chain_at(text, at, bare=True)
    return Head(at, at, Says.BARE, chain=chain) if chain else None


def _own(text: str, at: int) -> Head | None:
    if found := _THIS_PART.match(text, at):
        return Head(at, found.end(), Says.PART, word=found[0])
    found = _HOST.match(text, at)
    return Head(at, found.end(), Says.HOST) if found else None


def _that(text: str, at: int) -> Head | None:
    if found := _SAME_PART.match(text, at):
        return Head(at, found.end(), Says.PART, word=found[0])
    found = _THAT.match(text, at)
    return Head(at, found.end(), Says.THAT, word=found["noun"]) if found else None


def _its(text: str, at: int) -> Head | None:
    return Head(at, at + 1, Says.THAT) if _ITS.match(text, at) else None


def _before(text: str, at: int) -> Head | None:
    found = _PART_BEFORE.match(text, at)
    if found:
        return Head(at, found.end(), Says.PART, word=found[0])
    return _that(text, at)


_READ = {
    "第": _bare,
    "附": _bare,
    "本": _own,
    "该": _that,
    "同": _that,
    "此": _that,
    "其": _its,
    "前": _before,
    "上": _before,
}
