"""Is it the right place: of the norm, and of the organ?"""

from __future__ import annotations

from annotate.gaps.capacity import actors_of
from annotate.gaps.finding import SILENT, Fact, Finding, asks, each, waits
from annotate.gaps.knowledge import GRANTING, Known, Norm, effective_bases
from annotate.gaps.registry import gap
from annotate.gaps.wording import basis_fact, norm_fact
from annotate.model.power import Actor, Basis, Mode, Power
from annotate.terms.organs import ORGANS, organ_type
from annotate.terms.places import contains

_LOCAL_RANKS = frozenset(
    (
        *("地方性法规", "自治条例和单行条例", "经济特区法规", "浦东新区法规", "海南自由贸易港法规"),
        *("省级政府规章", "市级政府规章", "行政规范性文件"),
    )
)
_TERRITORIAL = ("行政机关", "协调机构")


@gap("WRONG_PLACE")
def out_of_place(power: Power, known: Known) -> Finding:
    """Does the norm apply, and the organ act, where the act was done?

    Local norms bind in their own area (立法法 83/1), and the organ of the place where it happened has jurisdiction
    (行政处罚法 22). A place that is told more coarsely than the area leaves it open.
    """
    if power.mode is not Mode.EXERCISES:
        return SILENT
    bases = [b for b in effective_bases(power) if b.relation in GRANTING]
    by_norm = each(_of_norm(b, norm, power) for b in bases if (norm := known.norm_of(b)) is not None)
    return by_norm + _of_organ(power)


def _of_norm(basis: Basis, norm: Norm, power: Power) -> Finding:
    if norm.place is None or norm.rank not in _LOCAL_RANKS:
        return SILENT
    facts = (basis_fact(basis), norm_fact(norm, f"{norm.rank}，施行于{norm.place}"), *_place_facts(power))
    within = contains(norm.place, power.place) if power.place else None
    if within is None:
        return waits("place", basis=basis.id, facts=facts)
    if within:
        return SILENT
    return asks(
        basis=basis.id,
        facts=facts,
        title=norm.title,
        instrument_place=norm.place,
        place=power.place or "",
    )


def _of_organ(power: Power) -> Finding:
    """Where no organ of the act has the place in its area: each is asked."""
    placed = [a for a in actors_of(power) if a.place and _has_territory(a)]
    if any(power.place and contains(a.place or "", power.place) for a in placed):
        return SILENT
    return each(_outside(actor, power) for actor in placed)


def _has_territory(actor: Actor) -> bool:
    kind = ORGANS.get(actor.organ_type or organ_type(actor.name) or "")
    return kind is not None and kind.system in _TERRITORIAL and not actor.posts


def _outside(actor: Actor, power: Power) -> Finding:
    facts = (Fact(f"“{actor.name}”的行政区域", actor.place or "", "标注"), *_place_facts(power))
    if power.place is None or contains(actor.place or "", power.place) is None:
        return waits("place", about=actor.name, facts=facts)
    return asks(
        case="organ",
        about=actor.name,
        facts=facts,
        actor=actor.name,
        actor_place=actor.place or "",
        place=power.place,
    )


def _place_facts(power: Power) -> tuple[Fact, ...]:
    return (Fact("行为地", power.place or "未填", "标注"),)
