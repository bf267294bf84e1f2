"""The provisions by which a question is asked: chosen by the kind of act, and by the law of its day."""

from __future__ import annotations

from datetime import date

from annotate.gaps.kinds import Ground, Kind
from annotate.gaps.knowledge import Known, effective_bases
from annotate.model.power import Power
from annotate.terms.measures import measure_of


def grounds_for(kind: Kind, power: Power, known: Known) -> tuple[Ground, ...]:
    """The grounds that bear on this act, each in the version that was in force then.

    A ground is left out where no version of it that we can cite was in force: 2022 is not judged by the law of 2024.
    """
    period = known.period(power)
    bearing = (g for g in kind.grounds if _bears_on(g, power))
    chosen = (_in_force(g, period.last if period else None) for g in bearing)
    return tuple(g for g in chosen if g is not None)


def steps_left_out(power: Power) -> tuple[str, ...]:
    """The steps of procedure of which an annotator says that they were not taken."""
    steps = power.facts.get("procedure")
    return tuple(step for step, taken in steps.items() if taken is False) if isinstance(steps, dict) else ()


def _bears_on(ground: Ground, power: Power) -> bool:
    if ground.types and power.type not in ground.types:
        return False
    if ground.measures and not set(measure_of(power.measure)) & set(ground.measures):
        return False
    if ground.steps and not set(ground.steps) & set(steps_left_out(power)):
        return False
    return not ground.when_cited or any(_cites(b.cited.title, ground.law) for b in effective_bases(power))


def _cites(title: str | None, law: str) -> bool:
    return title is not None and title.removeprefix("中华人民共和国") == law


def _in_force(ground: Ground, day: date | None) -> Ground | None:
    if day is None or ground.effective is None or ground.effective <= day.isoformat():
        return ground
    return next(
        (e for e in ground.earlier if e.effective is not None and e.effective <= day.isoformat()), None
    )
