"""Can the actor act in its own name?"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from annotate.gaps.capacity import (
    Bites,
    Organ,
    actors_of,
    answering_organs,
    bites,
    effect_fact,
)
from annotate.gaps.finding import SILENT, Fact, Finding, asks, each, waits
from annotate.gaps.host import host_of
from annotate.gaps.knowledge import (
    GRANTING,
    Known,
    Norm,
    confirmed,
    effective_bases,
    links_to_provision,
)
from annotate.gaps.registry import gap
from annotate.gaps.wording import action_of, actor_fact, as_of_words, basis_fact, mode_fact, norm_fact
from annotate.model.period import Period
from annotate.model.power import Actor, Basis, Mode, Power, PowerType, Relation
from annotate.terms.measures import measure_of
from annotate.terms.organs import ORGANS, SubjectByLaw, names_organ, text_names_organ
from annotate.terms.ranks import STATUTES_AND_REGULATIONS

_DAY = timedelta(days=1)


class _May(Enum):
    YES = "yes"
    NO = "no"
    NO_TYPE = "actor.organ_type"
    NO_DAY = "as_of"


@gap("NOT_A_SUBJECT")
def not_a_subject(power: Power, known: Known) -> Finding:
    """Can whoever acted do so in its own name?

    Only an administrative subject answers for an act on the public (行政处罚法 38/1, 行政诉讼法 75). Of a joint act each is
    asked; of a person with several posts, whether the organ of any of them is one.
    """
    touches = bites(power)
    if power.mode not in (Mode.EXERCISES, Mode.CREATES) or touches is Bites.NO:
        return SILENT
    actors = actors_of(power)
    if not actors:
        return waits("actor", facts=(mode_fact(power),))
    return each(_about(actor, power, known, touches) for actor in actors)


def _about(actor: Actor, power: Power, known: Known, touches: Bites) -> Finding:
    subject, organs = answering_organs(actor, power)
    standings = [_may(organ, power, known) for organ in organs]
    if _May.YES in standings:
        return SILENT
    facts = (
        mode_fact(power),
        *effect_fact(power),
        actor_fact(actor),
        *(organ.fact for organ in organs),
        *_condition_facts(organs, power, known),
    )
    for missing in (_May.NO_TYPE, _May.NO_DAY):
        if missing in standings:
            return waits(missing.value, about=subject, facts=facts)
    if touches is Bites.UNKNOWN:
        return waits("facts.effect", about=subject, facts=facts)
    types = dict.fromkeys(organ.type for organ in organs if organ.type)
    return asks(
        about=subject,
        facts=facts,
        subject=subject,
        organ_type="、".join(types),
        type=f"“{action_of(power)}”" if power.type is PowerType.OTHER else power.type,
    )


def _condition_facts(organs: tuple[Organ, ...], power: Power, known: Known) -> tuple[Fact, ...]:
    """What was looked at for an organ that is a subject on conditions only."""
    if not any(organ.standing == "conditional" for organ in organs):
        return ()
    granting = [b for b in effective_bases(power) if b.relation in GRANTING]
    norms = {norm.title: norm for b in granting if (norm := known.norm_of(b)) is not None}
    named = [norm_fact(n, f"{n.rank or '位阶不明'}，授予：{_grantees(n) or '不明'}") for n in norms.values()]
    return (
        Fact("措施", power.measure or "未填", "标注"),
        Fact("行为日期", as_of_words(power), "标注"),
        *(basis_fact(b) for b in granting),
        *named,
    )


def _grantees(norm: Norm) -> str:
    return "、".join(grant.to for b in norm.brought if isinstance(b.grants, tuple) for grant in b.grants)


def _may(organ: Organ, power: Power, known: Known) -> _May:
    """Is this organ a subject for this act: by its type, by a grant that is shown, or by a statute of that day?"""
    if organ.standing is None or organ.type is None:
        return _May.NO_TYPE
    if organ.standing != "conditional":
        return _May.YES if organ.standing == "yes" else _May.NO
    if _grant_is_shown(organ, organ.type, power, known):
        return _May.YES
    return _by_statute(organ.name, organ.type, power, known.period(power))


def _grant_is_shown(organ: Organ, type_name: str, power: Power, known: Known) -> bool:
    granting = [b for b in effective_bases(power) if b.relation in GRANTING]
    if any(b.relation is Relation.GRANTS and confirmed(b) for b in granting):
        return True
    if organ.capacity == "授权" and any(_authorises(b, known) for b in granting):
        return True
    if any(_names(b, organ.name, type_name, known) for b in granting if b.target is not None):
        return True
    host = host_of(power, known) if power.mode is Mode.CREATES else None
    return bool(
        host
        and host.norm
        and host.rank in STATUTES_AND_REGULATIONS
        and _grants_name(host.norm, organ.name, type_name)
    )


def _authorises(basis: Basis, known: Known) -> bool:
    """Is it a confirmed link to an article of a law or regulation?"""
    norm = known.norm_of(basis)
    linked = confirmed(basis) and links_to_provision(basis)
    return linked and norm is not None and norm.rank in STATUTES_AND_REGULATIONS


def _names(basis: Basis, name: str, type_name: str, known: Known) -> bool:
    norm = known.norm_of(basis)
    if norm is None:
        return False
    texts = known.linked_texts(basis)
    return _grants_name(norm, name, type_name) or any(text_names_organ(t, name, type_name) for t in texts)


def _grants_name(norm: Norm, name: str, type_name: str) -> bool:
    given = [grant for b in norm.brought if isinstance(b.grants, tuple) for grant in b.grants]
    return any(names_organ(grant.to, name, type_name) for grant in given)


def _by_statute(name: str, type_name: str, power: Power, period: Period | None) -> _May:
    """What organs.yaml lists of the type: 公安派出所 for small penalties, 应急指挥机构 since 2024-11-01."""
    laws = [law for law in ORGANS[type_name].subject_by_law if _fits(law, name, power)]
    if not laws:
        return _May.NO
    if period is None:
        return _May.NO_DAY
    covered = {any(_governs(law, day) for law in laws) for day in _days(laws, period)}
    if len(covered) > 1:
        return _May.NO_DAY
    return _May.YES if covered.pop() else _May.NO


def _fits(law: SubjectByLaw, name: str, power: Power) -> bool:
    measures = set(measure_of(power.measure))
    return (
        bool(law.pattern.search(name))
        and power.type in law.for_types
        and (not law.measures or bool(measures & set(law.measures)))
    )


def _governs(law: SubjectByLaw, day: date) -> bool:
    return law.first <= day.isoformat() and (law.last is None or day.isoformat() <= law.last)


def _days(laws: list[SubjectByLaw], period: Period) -> set[date]:
    begun = [date.fromisoformat(law.first) for law in laws]
    over = [date.fromisoformat(law.last) + _DAY for law in laws if law.last]
    turns = {day for turn in (*begun, *over) for day in (turn - _DAY, turn)}
    return {period.first, period.last} | {day for day in turns if period.first <= day <= period.last}
