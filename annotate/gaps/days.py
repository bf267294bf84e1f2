"""An answer that holds on every day on which the act may have been done, or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from annotate.gaps.finding import Fact, Finding, waits
from annotate.gaps.knowledge import Known, Norm, days_meant
from annotate.model.power import Power

_DAY = timedelta(days=1)


def on_every_day(power: Power, known: Known, norm: Norm, answer: Callable[[date], Finding]) -> Finding:
    """The answer of `answer` about `norm` where it is the same on every day of the act, else that `as_of` is missing.

    It is asked on the first and the last day, and where another version begins to govern in between. Where the day of
    the act is not known at all, the answer has to be the same under each version.
    """
    period = known.period(power)
    begun = _begun(norm)
    if period is None:
        days = sorted(begun)
    else:
        turns = {turn - step for turn in begun | _over(norm) for step in (timedelta(), _DAY)}
        days = sorted({period.first, period.last, *(t for t in turns if period.first <= t <= period.last)})
    answers = [answer(day) for day in days]
    if not answers:
        return waits("as_of")
    if all(_alike(answers[0], other) for other in answers[1:]):
        return answers[0]
    about = next(a for found in answers for a in found)
    differing = Fact("行为日期", f"{days[0]}至{days[-1]}之间答案不同", "标注与各版本的施行日")
    return waits("as_of", basis=about.basis, about=about.subject, facts=(*about.facts, differing))


def _alike(a: Finding, b: Finding) -> bool:
    """Do both ask, wait for the same, or stay silent? The version that they speak of may differ."""
    return [(x.missing, x.case, x.subject) for x in a] == [(x.missing, x.case, x.subject) for x in b]


def _begun(norm: Norm) -> set[date]:
    """The days on which a version begins to govern. BadInput where a record gives one that is no date."""
    held = norm.instrument.versions if norm.instrument else ()
    return _dates(norm, *(b.effective for b in norm.brought), *(v.effective for v in held))


def _over(norm: Norm) -> set[date]:
    """The days from which a version governs no more."""
    brought = [day for b in norm.brought for day in (b.repealed, b.superseded)]
    held = norm.instrument.versions if norm.instrument else ()
    repealed = norm.instrument.repealed if norm.instrument else None
    return _dates(norm, *brought, *(v.ended for v in held), repealed)


def _dates(norm: Norm, *days: object) -> set[date]:
    meant = (days_meant(day, f"instruments[{norm.title}]") for day in days if isinstance(day, str))
    return {period.first for period in meant if period}
