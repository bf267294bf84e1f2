"""Which gaps do not come out, because a more specific one asks the same: computed once, from all that fired."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.gaps.finding import Answer
from annotate.gaps.kinds import MASKS
from annotate.gaps.knowledge import BEARING
from annotate.model.power import Relation

_MASKS = {mask.code: mask for mask in MASKS}
_NEVER_BY_WHAT_GRANTS_NOTHING = "NO_BASIS"


@dataclass(frozen=True, slots=True)
class Raised:
    """An answer under its code."""

    code: str
    answer: Answer


def unmasked(
    raised: Sequence[Raised], relations: Mapping[str, Relation]
) -> list[tuple[Raised, tuple[str, ...]]]:
    """What comes out of all that was raised about one power, each with the codes that it masks.

    `relations`: that of each basis. A masked gap still masks others; one that waits for a fact masks nothing. A
    basis of relation 违反 or 制裁 grants nothing, so a question about it never silences NO_BASIS.
    """
    masked_by = {
        id(low): [top for top in raised if _masks(top, low, relations.get(top.answer.basis or ""))]
        for low in raised
    }
    silenced: dict[int, list[str]] = {}
    for low in raised:
        for top in masked_by[id(low)]:
            silenced.setdefault(id(top), []).append(low.code)
    return [
        (one, tuple(dict.fromkeys(silenced.get(id(one), ())))) for one in raised if not masked_by[id(one)]
    ]


def _masks(top: Raised, low: Raised, relation: Relation | None) -> bool:
    mask = _MASKS.get(top.code)
    if mask is None or low.code not in mask.silenced or top.answer.missing:
        return False
    if mask.only_on and relation is not None and relation not in mask.only_on:
        return False
    if low.code == _NEVER_BY_WHAT_GRANTS_NOTHING and relation is not None and relation not in BEARING:
        return False
    return _meet(top.answer.basis, low.answer.basis) and _meet(top.answer.subject, low.answer.subject)


def _meet(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b
