"""Was the norm made public?"""

from __future__ import annotations

from annotate.gaps.capacity import Bites, bites, effect_fact
from annotate.gaps.finding import SILENT, Finding, asks, each, waits
from annotate.gaps.knowledge import GRANTING, Known, Norm, effective_bases
from annotate.gaps.registry import gap
from annotate.gaps.wording import action_of, basis_fact, mode_fact, norm_fact
from annotate.model.power import Basis, Mode, Power


@gap("UNPUBLISHED")
def basis_not_published(power: Power, known: Known) -> Finding:
    """Was the basis made public?

    What was not published bases no penalty (行政处罚法 5/3), no licence (行政许可法 5/2) and no administration of the
    market (优化营商环境条例 64/2). Rules on an organ's own work need not be.
    """
    touches = bites(power)
    if power.mode is Mode.SANCTIONS or touches is Bites.NO or power.facts.get("effect") == "内部管理":
        return SILENT
    linked = [
        (b, norm)
        for b in effective_bases(power)
        if b.relation in GRANTING and b.target is not None and (norm := known.norm_of(b)) is not None
    ]
    if any(_is_published(norm) for _, norm in linked):
        return SILENT  # a published basis bears the power by itself
    return each(_of_norm(b, norm, power, touches) for b, norm in linked)


def _is_published(norm: Norm) -> bool:
    """A held norm was; a brought one where a date is given."""
    return norm.instrument is not None or any(isinstance(b.published, str) for b in norm.brought)


def _of_norm(basis: Basis, norm: Norm, power: Power, touches: Bites) -> Finding:
    withheld = any(b.published is False for b in norm.brought)
    facts = (
        mode_fact(power),
        *effect_fact(power),
        basis_fact(basis),
        norm_fact(norm, "没有公布" if withheld else "有没有公布不明"),
    )
    if not withheld:
        return waits("published", basis=basis.id, facts=facts)
    if touches is Bites.UNKNOWN:
        return waits("facts.effect", basis=basis.id, facts=facts)
    return asks(basis=basis.id, facts=facts, title=norm.title, action=f"“{action_of(power)}”")
