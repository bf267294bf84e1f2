"""Short names that a text declares for itself: 《示例法》（以下简称《甲》）."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

from annotate.citation.heads import Head, Says
from annotate.citation.normalise import Plain
from annotate.citation.patterns import pattern
from annotate.citation.titles import title_key

_NOTE = pattern("titles", "title_note")
_DECLARED = pattern("titles", "short_name")
_AFTER_A_NAME = pattern("locators", "unit_after_a_name")
_NO_NAME_BEFORE = pattern("names", "before_a_short_name")
_MOST_NOTES = 3


def after_notes(text: str, end: int) -> int:
    """The end of the brackets with a version, a number or a short name that follow a title."""
    for _ in range(_MOST_NOTES):
        note = _NOTE.match(text, end)
        if note is None:
            break
        end = note.end()
    return end


def short_names(plain: Plain, heads: Iterable[Head]) -> list[Head]:
    """Each later use of a short name that was declared after one of `heads`.

    A short name of no norm is NOTHING again. A word such as 条例 counts in marks or before a locator only.
    """
    declared: dict[str, tuple[int, Head]] = {}
    for head in heads:
        notes = plain.text[head.end : after_notes(plain.text, head.end)]
        found = _DECLARED.search(notes) if notes else None
        if found:
            declared.setdefault(title_key(found["short"]), (head.end + len(notes), head))
    names = [name for name in declared if name]
    if not names:
        return []
    used = []
    for index, start, end in AhoCorasick(names, MatchKind.LeftmostLongest).find_matches_as_indexes(
        plain.text
    ):
        declaration, owner = declared[names[index]]
        marked = plain.text[start - 1 : start] in ("《", "〈", "“") and plain.text[end : end + 1] in (
            "》",
            "〉",
            "”",
        )
        if start < declaration or not (marked or _stands_alone(plain.text, start, end)):
            continue
        says = Says.ALIAS if owner.says is Says.NAMED else owner.says
        used.append(Head(start - marked, end + marked, says, owner.named))
    return used


def _stands_alone(text: str, start: int, end: int) -> bool:
    if _NO_NAME_BEFORE.search(text[max(0, start - 2) : start]):
        return False
    return end - start > 2 or bool(_AFTER_A_NAME.match(text, end))  # noqa: PLR2004 - 条例, 办法, 规定
