"""Were the steps taken that the law wants?"""

from __future__ import annotations

from annotate.gaps.finding import SILENT, Fact, Finding, asks
from annotate.gaps.grounds import grounds_for, steps_left_out
from annotate.gaps.kinds import KINDS
from annotate.gaps.knowledge import Known
from annotate.gaps.registry import gap
from annotate.gaps.wording import action_of
from annotate.model.power import Power
from annotate.terms.paths import in_words


@gap("PROCEDURE_MISSING")
def procedure_missing(power: Power, known: Known) -> Finding:
    """Was each step taken that the law wants: hearing, defence, approval?

    The party is heard before a penalty (行政处罚法 44, 45, 63); compulsion has its own steps (行政强制法 18). Only where an
    annotator found that a step was left out: a notice need not tell all of them.
    """
    left_out = steps_left_out(power)
    if not left_out:
        return SILENT
    grounds = [g for g in grounds_for(KINDS["PROCEDURE_MISSING"], power, known) if g.steps and g.path]
    return asks(
        case=None if grounds else "no_provision",
        facts=(Fact(f"程序：{step}", "没有做", "标注 facts.procedure") for step in left_out),
        action=action_of(power),
        step="、".join(left_out),
        provision="、".join(f"{g.law}{in_words(g.path or '')}" for g in grounds),
        state="标注为没有做",
    )
