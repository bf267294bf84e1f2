"""What sort of document a text is, and so what it usually does with the powers that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from annotate.model.power import Mode
from annotate.terms import corpus

_HEAD = 150  # a title stands in the first lines


@dataclass(frozen=True, slots=True)
class Genre:
    """`name` as in corpus/power/genres.yaml; `mode` is the usual one there."""

    name: str
    mode: Mode

    @property
    def acts(self) -> bool:
        """Does such a document itself act, so that its issuer is who acts where nobody else is named?"""
        return self.mode is Mode.EXERCISES

    @property
    def tells(self) -> bool:
        """Does it tell of what others did?"""
        return self.name in ("news", "sanction_notice")


@cache
def _genres() -> tuple[tuple[re.Pattern[str], Genre], ...]:
    rows = corpus.facts("power/genres.yaml")
    return tuple((re.compile(r["pattern"]), Genre(r["genre"], Mode(r["mode"]))) for r in rows)


def genre_of(text: str, *, title: str | None = None, kind: str | None = None) -> Genre:
    """The genre by the document's kind, else its title, else its first lines; a rule where nothing tells."""
    for words in (kind, title, *text[:_HEAD].split("\n")):
        for pattern, genre in _genres():
            if words and pattern.search(_plain(words)):
                return genre
    return Genre("rule", Mode.SPECIFIES)


def _plain(words: str) -> str:
    """A title without what its brackets add: 节录, a date."""
    return re.sub(r"[（(](?:节录|摘录|节选|\d{4})[^（）()]*[）)]", "", words).strip()
