"""In whose name an actor acts, and whether that organ may: 行政主体 (行政处罚法 17, 19, 38; 行政诉讼法 2, 75)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from annotate.gaps.finding import Fact
from annotate.model.power import Actor, Power, PowerType
from annotate.terms.organs import ORGANS, organ_type

OUTWARD = frozenset(
    (
        PowerType.LICENCE,
        PowerType.PENALTY,
        PowerType.COERCION,
        PowerType.LEVY,
        PowerType.BENEFIT,
        PowerType.INSPECTION,
        PowerType.CONFIRMATION,
        PowerType.ADJUDICATION,
        PowerType.REQUISITION,
    )
)
"""The acts on the public for which the law wants an organ that acts in its own name."""
BURDENS = ("减损权利", "增加义务")
_STANDING = {"yes": "是", "no": "否", "conditional": "须有授权等条件"}
PARTY_ORGAN = "党的工作机关"


class Bites(Enum):
    """Does the act touch the public so that it needs such an organ?"""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An organ in whose name it may have been done. `type` None: not recorded, and its name does not tell."""

    name: str
    type: str | None
    recognised: bool
    capacity: str | None = None

    @property
    def standing(self) -> str | None:
        """Yes, no or conditional, as its type has it; None for an unknown type."""
        return ORGANS[self.type].administrative_subject if self.type else None

    @property
    def fact(self) -> Fact:
        """Its type and where that is known from."""
        source = "按名称识别" if self.recognised else "标注"
        able = _STANDING.get(self.standing or "", "不明")
        return Fact(f"“{self.name}”的机关类型", f"{self.type or '不明'}（行政主体：{able}）", source)


def bites(power: Power) -> Bites:
    """By its type; an act of another type where it burdens the public, which only an annotator can say."""
    if power.type in OUTWARD:
        return Bites.YES
    if power.type is not PowerType.OTHER:
        return Bites.NO
    effect = power.facts.get("effect")
    if effect is None:
        return Bites.UNKNOWN
    return Bites.YES if effect in BURDENS else Bites.NO


def effect_fact(power: Power) -> tuple[Fact, ...]:
    """The effect where the answer hangs on it."""
    if power.type is not PowerType.OTHER:
        return ()
    return (Fact("作用", str(power.facts.get("effect") or "未填"), "标注 facts.effect"),)


def answering_organs(actor: Actor, power: Power) -> tuple[str, tuple[Organ, ...]]:
    """Whom the question is about, and the organs in whose name it may have been done.

    The organ that the text names as such; else those of the posts that the person holds; else the actor. The type that
    was recorded of an organ anywhere in the power prevails over what its name tells.
    """
    recorded = _recorded_types(power)
    if actor.in_whose_name:
        named = actor.in_whose_name
        return named, (_organ(named, recorded.get(named), actor.capacity),)
    if actor.posts:
        organs = ((p.organ, p.organ_type or recorded.get(p.organ)) for p in actor.posts)
        return actor.name, tuple(_organ(name, kind, actor.capacity) for name, kind in organs)
    return actor.name, (_organ(actor.name, actor.organ_type or recorded.get(actor.name), actor.capacity),)


def _recorded_types(power: Power) -> dict[str, str]:
    """The types of the organs of a power, by name; that of the first to be recorded."""
    actors = actors_of(power)
    stated = [(a.name, a.organ_type) for a in actors] + [
        (p.organ, p.organ_type) for a in actors for p in a.posts
    ]
    return {name: kind for name, kind in reversed(stated) if kind is not None and kind in ORGANS}


def actors_of(power: Power) -> tuple[Actor, ...]:
    """All who did it together."""
    return tuple(a for a in (power.actor, *power.co_actors) if a is not None)


def _organ(name: str, recorded: str | None, capacity: str | None) -> Organ:
    known = recorded if recorded in ORGANS else None
    return Organ(name=name, type=known or organ_type(name), recognised=known is None, capacity=capacity)
