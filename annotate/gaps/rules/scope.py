"""Did the condition hold, was it done for the purpose, within the limits, by the steps that the law wants?"""

from __future__ import annotations

from annotate.gaps.finding import SILENT, Fact, Finding, asks, waits
from annotate.gaps.knowledge import GRANTING, Known, effective_bases
from annotate.gaps.registry import gap
from annotate.gaps.wording import action_of, basis_fact, paths_words, title_of
from annotate.model.power import Basis, Mode, Power


@gap("PRECONDITION_UNMET")
def precondition_unmet(power: Power, known: Known) -> Finding:
    """Did the condition hold on which the law makes the power depend?

    Compulsion is for the authority, scope, conditions and procedure of the law (行政强制法 4). An annotator says that the
    condition was not there, or the text admits it.
    """
    met = power.facts.get("precondition_met")
    linked = _linked(power)
    if met is None and power.mode is Mode.EXERCISES and linked:
        return waits("facts.precondition_met", facts=tuple(basis_fact(b) for b in linked))
    if met is not False:
        return SILENT
    condition = power.facts.get("precondition")
    return asks(
        facts=(
            Fact("法定条件", str(condition or "未写明"), "标注 facts.precondition"),
            Fact("条件具备", "否", "标注 facts.precondition_met"),
            *(basis_fact(b) for b in linked),
        ),
        provisions=_provisions(linked, known),
        provision="、".join(_provisions(linked, known)) or f"“{action_of(power)}”这项职权",
        precondition=f"“{condition}”" if condition else "一定条件",
        evidence="标注为当时不具备",
    )


def _linked(power: Power) -> tuple[Basis, ...]:
    return tuple(
        b
        for b in effective_bases(power)
        if b.relation in GRANTING and b.target is not None and b.target.provisions
    )


def _provisions(bases: tuple[Basis, ...], known: Known) -> tuple[str, ...]:
    return tuple(f"《{title_of(b, known)}》{paths_words(b.target.provisions)}" for b in bases if b.target)
