"""The measures of the setting-power table, and the other names that they go by."""

from __future__ import annotations

from functools import cache
from typing import Final

from annotate.terms.corpus import facts

_TABLE = "law/setting_power.yaml"

TERMS: Final = tuple(measure["term"] for measure in facts(_TABLE)["measures"])


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    terms: dict[str, list[str]] = {}
    for measure in facts(_TABLE)["measures"]:
        for words in (measure["term"], *measure.get("aliases", ())):
            terms.setdefault(words, []).append(measure["term"])
    return {words: tuple(dict.fromkeys(found)) for words, found in terms.items()}


def measure_of(words: str | None) -> tuple[str, ...]:
    """The terms that `words` is, or is another name of; several where it may be any of them, none where it is none.

    >>> measure_of("罚款"), measure_of("没收"), measure_of("散步")
    (('罚款',), ('没收违法所得', '没收非法财物'), ())
    """
    if not words:
        return ()
    wanted = words.strip()
    if wanted in TERMS:
        return (wanted,)
    return _terms().get(wanted, ())


def may_amount_to(act: str) -> tuple[str, ...]:
    """The measures that an act may come to, where practice disputes it: 健康码赋码, 约谈 …"""
    return next((tuple(a["measures"]) for a in facts(_TABLE)["may_amount_to"] if a["act"] == act), ())
