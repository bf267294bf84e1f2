"""The ranks of norms and their partial order 位阶 (立法法 98–106): some of them do not compare."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from annotate.terms.corpus import facts

_TABLE = "law/setting_power.yaml"

RANKS: Final = tuple(rank["rank"] for rank in facts(_TABLE)["ranks"])
STATUTES_AND_REGULATIONS: Final = frozenset(
    (
        "法律",
        "行政法规",
        "地方性法规",
        "自治条例和单行条例",
        "经济特区法规",
        "浦东新区法规",
        "海南自由贸易港法规",
    )
)
"""法律、法规: what may authorise an organisation to act in its own name (行政处罚法 19, 行政许可法 23)."""
PARTY: Final = "党内法规"


@cache
def _order() -> frozenset[tuple[str, str]]:
    return frozenset(
        (higher, lower)
        for entry in facts(_TABLE)["order"]["higher_than"]
        for higher in entry["higher"]
        for lower in entry["lower"]
        if higher != lower
    )


def higher(a: str, b: str) -> bool | None:
    """Does rank `a` stand above `b`? False where `b` stands above it, None where the two do not compare.

    >>> higher("法律", "部门规章"), higher("部门规章", "法律"), higher("部门规章", "省级政府规章")
    (True, False, None)
    """
    if (a, b) in _order():
        return True
    return False if (b, a) in _order() else None


@cache
def _party_titles() -> tuple[re.Pattern[str], ...]:
    party = next(rank for rank in facts(_TABLE)["ranks"] if rank["rank"] == PARTY)
    return tuple(re.compile(pattern) for pattern in party["title_patterns"])


def is_party_title(title: str) -> bool:
    """Does a title show a norm of the party, which binds its organisations and members only?

    >>> is_party_title("中国共产党纪律处分条例"), is_party_title("公务员法")
    (True, False)
    """
    return any(pattern.search(title) for pattern in _party_titles())
