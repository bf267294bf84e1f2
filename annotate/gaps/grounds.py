"""The provisions by which a question is asked: chosen by the kind of act, and by the law of its day."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.gaps.kinds import Ground, Kind
from annotate.gaps.knowledge import Known, effective_bases
from annotate.gaps.wording import title_of
from annotate.model.path import covers
from annotate.model.period import Period
from annotate.model.power import Basis, Power
from annotate.terms.measures import measure_of


def grounds_for(kind: Kind, power: Power, known: Known) -> tuple[Ground, ...]:
    """The grounds that bear on this act, each in the version that was in force then.

    A ground is left out where no version of it that we can cite was in force on each day of the act: 2022 is not judged
    by the law of 2024. Where one version took over from another within those days, both stand.
    """
    period = known.period(power)
    return tuple(
        version
        for ground in kind.grounds
        for version in _in_force([g for g in (*ground.earlier, ground) if _bears_on(g, power, known)], period)
    )


def leading(grounds: Sequence[Ground]) -> Ground | None:
    """The provision to name first: one that governs each day of the act, so none whose law is cited in two versions."""
    versions = {law: {g.version for g in grounds if g.law == law} for law in {g.law for g in grounds}}
    return next((g for g in grounds if g.path and len(versions[g.law]) == 1), None)


def steps_left_out(power: Power) -> tuple[str, ...]:
    """The steps of procedure of which an annotator says that they were not taken."""
    steps = power.facts.get("procedure")
    return tuple(step for step, taken in steps.items() if taken is False) if isinstance(steps, dict) else ()


def _bears_on(ground: Ground, power: Power, known: Known) -> bool:
    if ground.types and power.type not in ground.types:
        return False
    if ground.measures and not set(measure_of(power.measure)) & set(ground.measures):
        return False
    if ground.steps and not set(ground.steps) & set(steps_left_out(power)):
        return False
    return not ground.when_cited or any(_rests_on(b, ground, known) for b in effective_bases(power))


def _rests_on(basis: Basis, ground: Ground, known: Known) -> bool:
    """Does it name, or is it linked to, one of the provisions on which the ground bears?"""
    if title_of(basis, known).removeprefix("中华人民共和国") != ground.law:
        return False
    named = (*basis.cited.provisions, *(basis.target.provisions if basis.target else ()))
    return any(covers(path, wanted) or covers(wanted, path) for path in named for wanted in ground.when_cited)


def _in_force(versions: Sequence[Ground], period: Period | None) -> list[Ground]:
    """Those of the versions that governed, if they governed all days of the act; the newest where no day is known."""
    ordered = sorted(versions, key=lambda g: g.effective or "")
    if period is None:
        return ordered[-1:]
    first, last = period.first.isoformat(), period.last.isoformat()
    governed = [g for g in ordered if (g.effective or "") <= last and (g.ended is None or g.ended > first)]
    begun = bool(governed) and (governed[0].effective or "") <= first
    return governed if begun and (governed[-1].ended is None or governed[-1].ended > last) else []
