"""Bases that name no instrument: 国家有关规定, 相关法律、法规, 上级文件精神."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.citation.heads import Head, Says
from annotate.citation.patterns import pattern

_PHRASE = pattern("vague", "phrase")
_NORM_FIRST = pattern("vague", "norm_first")
_NOT_AFTER = pattern("vague", "not_after")
_NOT_BEFORE = pattern("vague", "not_before")
_RELATED_TO = pattern("vague", "related_to")
_BASIS_BEFORE = pattern("vague", "basis_before")
_ISSUER = pattern("vague", "issuer")
_ISSUER_BEGINS = pattern("vague", "issuer_begins_after")
_TAIL_OF_A_NAME = pattern("vague", "tail_of_a_name")
_NEEDS_A_VERB = ("文件", "办法", "政策")  # they are things as often as norms
_WINDOW = 30


def vague_bases(text: str) -> Iterator[Head]:
    """The phrases that point to norms without naming one, issuer and all."""
    for found in _NORM_FIRST.finditer(text) if "关规定" in text else ():
        yield Head(found.start(), found.end(), Says.VAGUE)
    for found in _PHRASE.finditer(text):
        start = _with_issuer(text, found.start())
        before = text[max(0, start - _WINDOW) : start]
        if _NOT_AFTER.match(text, found.end()) or _NOT_BEFORE.search(before):
            continue
        if found[0][2:3] == "的" and _RELATED_TO.search(before):
            continue
        if (
            found["kind"].endswith(_NEEDS_A_VERB)
            and not found[0].endswith(("精神", "规定"))
            and not _BASIS_BEFORE.search(before)
        ):
            continue
        yield Head(start, found.end(), Says.VAGUE)


def is_tail(text: str, named_end: int, start: int) -> bool:
    """Does 有关规定 at `start` belong to the name that ended at `named_end` (《甲》等有关规定)?"""
    return 0 <= start - named_end <= _WINDOW and bool(_TAIL_OF_A_NAME.match(text[named_end:start]))


def _with_issuer(text: str, start: int) -> int:
    """Where the phrase begins with those whose rules they are: 国家和本市有关规定."""
    window = text[max(0, start - _WINDOW) : start]
    first = 0
    for boundary in _ISSUER_BEGINS.finditer(window):
        if _ISSUER.match(window, boundary.end()):
            first = boundary.end()
    issuer = _ISSUER.search(window, first)
    if issuer is None or issuer[0] == "的":
        return start
    return start - len(issuer[0])
