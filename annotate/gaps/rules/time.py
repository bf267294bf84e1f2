"""Was the norm in force, and is it applied to what came before it?"""

from __future__ import annotations

from datetime import date
from operator import itemgetter
from typing import Any

from msgspec import UNSET

from annotate.gaps.days import on_every_day
from annotate.gaps.finding import SILENT, Fact, Finding, asks, each, waits
from annotate.gaps.host import host_of
from annotate.gaps.knowledge import Known, Norm, days_meant, effective_bases
from annotate.gaps.registry import gap
from annotate.gaps.wording import as_of_words, basis_fact, norm_fact
from annotate.model.power import Basis, Mode, Power
from annotate.model.record import BroughtInstrument

_STATES = {
    "ended": "自{day}起废止或失效",
    "not_yet": "自{day}起施行",
    "effective": "施行日不明",
    "repealed": "有没有废止不明",
}
_GONE_BY = "至迟到{day}已经废止或失效，哪一天起不明"


@gap("NOT_IN_FORCE")
def norm_not_in_force(power: Power, known: Known) -> Finding:
    """Was the linked norm, in whichever version, in force when the act was done?

    A law says from when it is in force (立法法 61), and an act is judged by the law of its day. That another version was
    in force is no question here.
    """
    return each(
        _in_force(b, norm, power, known)
        for b in effective_bases(power)
        if b.target is not None
        and (norm := known.norm_of(b)) is not None
        and not _is_host(norm, power, known)
    )


def _is_host(norm: Norm, power: Power, known: Known) -> bool:
    """A norm is commonly published before it is in force: of itself it is not asked."""
    if power.mode not in (Mode.CREATES, Mode.SPECIFIES):
        return False
    host = host_of(power, known)
    return host is not None and host.title == norm.title


def _in_force(basis: Basis, norm: Norm, power: Power, known: Known) -> Finding:
    if known.period(power) is None:
        return waits("as_of", basis=basis.id, facts=(basis_fact(basis),))
    return on_every_day(power, known, norm, lambda day: _in_force_on(day, basis, norm, power, known))


def _in_force_on(day: date, basis: Basis, norm: Norm, power: Power, known: Known) -> Finding:
    if norm.brought:
        state, when = _brought_standing(norm.brought, day)
    else:
        state, when = _held_standing(norm, day, known)
    if state == "in_force":
        return SILENT
    state_words = _GONE_BY if state == "repealed" and when else _STATES[state]
    facts = (
        basis_fact(basis),
        norm_fact(norm, state_words.format(day=when)),
        Fact("行为日期", as_of_words(power), "标注"),
    )
    if state in ("effective", "repealed"):
        return waits(state, basis=basis.id, facts=facts)
    return asks(
        basis=basis.id,
        facts=facts,
        title=norm.title,
        state="那时已经废止或失效" if state == "ended" else "那时还没有施行",
        date=_STATES[state].format(day=when),
        as_of=as_of_words(power),
    )


def _brought_standing(entries: tuple[BroughtInstrument, ...], day: date) -> tuple[str, str]:
    """in_force, not_yet or ended, with the day; or the fact that is missing: effective, repealed.

    The entries are versions of one norm: the last that has begun governs. The end of an earlier one says nothing of it.
    """
    on = day.isoformat()
    begun = [(b.effective, b) for b in entries if isinstance(b.effective, str)]
    since, governing = max((pair for pair in begun if pair[0] <= on), key=itemgetter(0), default=("", None))
    gone = _repealed(governing, since, entries)
    undated = any(b.effective is UNSET or b.effective is None for b in entries if b.repealed in (UNSET, None))
    if gone is not None and on >= gone:
        return ("effective", "") if undated else ("ended", gone)
    if governing is not None:
        unsaid = gone is None and all(b.repealed is not None for b in entries)
        return ("repealed", "") if unsaid else ("in_force", "")
    return ("effective", "") if len(begun) < len(entries) else ("not_yet", min(since for since, _ in begun))


def _repealed(
    governing: BroughtInstrument | None, since: str, entries: tuple[BroughtInstrument, ...]
) -> str | None:
    """The day from which the norm is repealed: as its governing version says, else as any says, after that began."""
    if governing is not None and governing.repealed is not UNSET:
        return governing.repealed
    return max(
        (b.repealed for b in entries if isinstance(b.repealed, str) and b.repealed > since), default=None
    )


def _held_standing(norm: Norm, day: date, known: Known) -> tuple[str, str]:
    """Likewise, of a norm that the catalogue holds; version facts that are not sure do not let it ask.

    Where only a day is known by which it was repealed, that day comes with the missing fact.
    """
    instrument = norm.instrument
    if instrument is None or not instrument.versions:
        return "effective", ""
    standing = known.standing(instrument.work, day)
    if instrument.gone_by and not standing.sure and standing.state in ("held", "not_held", "repealed"):
        return "repealed", instrument.gone_by
    if standing.state in ("held", "not_held"):
        return "in_force", ""
    versions = instrument.versions
    if standing.state == "unknown" or not standing.sure:
        return "effective", ""
    if standing.state == "repealed":
        return "ended", instrument.repealed or versions[-1].ended or ""
    return "not_yet", min((v.effective for v in versions if v.effective), default="")


@gap("RETROACTIVE")
def norm_applied_to_earlier_conduct(power: Power, known: Known) -> Finding:
    """Why is the norm applied, to somebody's burden, to conduct before it was in force?

    Norms do not reach back unless to protect the party better (立法法 104, 行政处罚法 37).
    """
    facts = power.facts
    if facts.get("new_rule_lighter") is True or facts.get("burdens_party") is False:
        return SILENT
    return each(
        _applied_back(b, norm, power, facts)
        for b in effective_bases(power)
        if b.target is not None
        and (norm := known.norm_of(b)) is not None
        and not _is_host(norm, power, known)
    )


def _applied_back(basis: Basis, norm: Norm, power: Power, facts: dict[str, Any]) -> Finding:
    effective = _linked_effective(basis, norm)
    conduct = facts.get("conduct_date")
    period = days_meant(conduct or power.as_of, f"powers[{power.id}].facts.conduct_date")
    if effective is None or period is None or period.last.isoformat() >= effective:
        return SILENT
    known = (
        basis_fact(basis),
        norm_fact(norm, f"链接的版本自{effective}起施行"),
        Fact("被评价的行为的日期", str(conduct or power.as_of), "标注"),
    )
    if facts.get("burdens_party") is not True:
        return waits("facts.burdens_party", basis=basis.id, facts=known)
    return asks(
        basis=basis.id,
        facts=(*known, Fact("对当事人更不利", "是", "标注 facts.burdens_party")),
        title=norm.title,
        effective=effective,
        conduct_date=str(conduct or as_of_words(power)),
    )


def _linked_effective(basis: Basis, norm: Norm) -> str | None:
    """The day from which the linked version is in force; of the only version where none is named."""
    wanted = basis.target.version if basis.target else None
    if norm.brought:
        entries = [b for b in norm.brought if wanted in (b.version, b.published)]
        day = (entries or norm.brought)[0].effective
        return day if isinstance(day, str) else None
    versions = norm.instrument.versions if norm.instrument else ()
    return next((v.effective for v in versions if v.date == wanted and v.sure), None)
