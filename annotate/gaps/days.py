"""An answer that holds on every day on which the act may have been done, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from annotate.gaps.finding import Fact, Finding, waits
from annotate.gaps.knowledge import Known, Norm, days_meant
from annotate.model.period import Period
from annotate.model.power import Power

_DAY = timedelta(days=1)


def on_every_day(
    power: Power, known: Known, turns: Iterable[date], answer: Callable[[date], Finding]
) -> Finding:
    """The answer of `answer` where it is the same on every day of the act, else that `as_of` is missing.

    `turns`: the days on which it may change. Where the day of the act is not known at all, it has to be
    the same before and after each of them.
    """
    period = known.period(power)
    days = sorted(_days_to_ask(period, turns))
    answers = [answer(day) for day in days]
    if not answers:
        return waits("as_of")
    first = answers[0]
    if all(_alike(first, other) for other in answers[1:]):
        return first
    about = next(a for found in answers for a in found)
    differing = Fact("行为日期", f"{days[0]}至{days[-1]}之间答案不同", "标注与目录的版本")
    return waits("as_of", basis=about.basis, about=about.subject, facts=(*about.facts, differing))


def _days_to_ask(period: Period | None, turns: Iterable[date]) -> set[date]:
    turning = set(turns)
    around = turning | {day - _DAY for day in turning}
    if period is None:
        return around
    return {period.first, period.last} | {day for day in around if period.first <= day <= period.last}


def _alike(a: Finding, b: Finding) -> bool:
    """Do both ask, wait for the same, or stay silent? The version that they speak of may differ."""
    return [(x.missing, x.case, x.subject) for x in a] == [(x.missing, x.case, x.subject) for x in b]


def turns_of(norm: Norm) -> tuple[date, ...]:
    """The days on which another version of a norm begins to govern, or none does. BadInput where one is no date."""
    brought = [
        days_meant(day, f"instruments[{norm.title}]")
        for b in norm.brought
        for day in (b.effective, b.repealed, b.superseded)
        if isinstance(day, str)
    ]
    days = [meant.first for meant in brought if meant]
    if norm.instrument is None:
        return tuple(days)
    held = [day for v in norm.instrument.versions for day in (v.effective, v.ended)]
    return (*days, *(date.fromisoformat(day) for day in (*held, norm.instrument.repealed) if day))
