"""In which name, and under which norms: those of the party or those of the state?"""

from __future__ import annotations

from annotate.gaps.capacity import (
    PARTY_ORGAN,
    Bites,
    Organ,
    actors_of,
    answering_organs,
    bites,
    effect_fact,
)
from annotate.gaps.finding import SILENT, Fact, Finding, asks, each, waits
from annotate.gaps.knowledge import GRANTING, Known, effective_bases
from annotate.gaps.registry import gap
from annotate.gaps.wording import action_of, actor_fact, actor_of, basis_fact, mode_fact, title_of
from annotate.model.power import Actor, Basis, Mode, Power, PowerType, Relation
from annotate.terms.measures import measure_of
from annotate.terms.organs import organ_type
from annotate.terms.ranks import PARTY, is_party_title

_MODES = (Mode.EXERCISES, Mode.CREATES, Mode.SPECIFIES)
_RESTRICTING = frozenset((PowerType.PENALTY, PowerType.COERCION, PowerType.LEVY, PowerType.REQUISITION))
_PARTY_DISCIPLINE, _STATE_DISCIPLINE = "党纪处分", "政务处分"


@gap("PARTY_STATE_MIX")
def party_and_state_mixed(power: Power, known: Known) -> Finding:
    """Was it done in the party's name or the state's, and under whose norms?

    All parties keep within the constitution and the laws (宪法 5/4); acts on the public are for the organs to which
    the law gives them (行政处罚法 17, 行政强制法 17/1). Party rules bind members only.
    """
    if power.mode is Mode.SANCTIONS:
        return _sanction_under_other_norms(power, known)
    touches = bites(power)
    if power.mode not in _MODES or touches is Bites.NO:
        return SILENT
    acting = actors_of(power) if power.mode is not Mode.SPECIFIES else ()
    return each(_acting(actor, power, known, touches) for actor in acting) + each(
        _resting_on_party_norm(b, power, known)
        for b in effective_bases(power)
        if b.relation in GRANTING and _restricts(power) and _is_party_norm(b, known)
    )


def _acting(actor: Actor, power: Power, known: Known, touches: Bites) -> Finding:
    """A party organ acts on the public: as the actor, in whose name it is done, or in a post beside no administrative one."""
    _, organs = answering_organs(actor, power)
    named = organs[0] if actor.in_whose_name else None
    types = _types_of(actor, named)
    if PARTY_ORGAN not in types or _signed_by_government(actor, power, known):
        return SILENT
    if named is not None and named.standing == "yes":
        return SILENT
    facts = (
        mode_fact(power),
        *effect_fact(power),
        actor_fact(actor),
        Fact("行为人及所用名义的机关类型", "、".join(types), "标注或按名称识别"),
        *(organ.fact for organ in organs),
    )
    if _name_is_open(named, organs):
        return waits("in_whose_name", about=actor.name, facts=facts)
    if touches is Bites.UNKNOWN:
        return waits("facts.effect", about=actor.name, facts=facts)
    return asks(
        about=actor.name,
        facts=facts,
        actor=f"{actor.name}以{named.name}的名义" if named and named.name != actor.name else actor.name,
        organ_type="、".join(types),
        action=action_of(power),
    )


def _types_of(actor: Actor, named: Organ | None) -> tuple[str, ...]:
    """The types of the organ in whose name it was done and of those whose posts a person holds, else of the actor."""
    if named is not None and named.type == PARTY_ORGAN:
        return (PARTY_ORGAN,)  # the question is in which name
    held = [p.organ_type or organ_type(p.organ) for p in actor.posts]
    own = [] if held else [actor.organ_type or organ_type(actor.name)]
    return tuple(dict.fromkeys(kind for kind in (*held, *own) if kind))


def _name_is_open(named: Organ | None, organs: tuple[Organ, ...]) -> bool:
    """Can the text not tell in whose name: of an unknown organ, or as well in that of an administrative one?"""
    if named is not None:
        return named.type is None
    return any(organ.standing == "yes" for organ in organs)


def _signed_by_government(actor: Actor, power: Power, known: Known) -> bool:
    """Is it a joint document that an administrative organ among the actors signs?"""
    issuer = known.record.document.issuer
    signing = [a for a in actors_of(power) if a is not actor and a.name == issuer and not a.posts]
    return any(answering_organs(a, power)[1][0].standing == "yes" for a in signing)


def _restricts(power: Power) -> bool:
    return power.type in _RESTRICTING or power.facts.get("effect") in ("减损权利", "增加义务")


def _is_party_norm(basis: Basis, known: Known) -> bool:
    norm = known.norm_of(basis)
    if norm is not None and norm.rank is not None:
        return norm.rank == PARTY
    return is_party_title(title_of(basis, known))


def _rank_fact(basis: Basis, known: Known) -> Fact:
    norm = known.norm_of(basis)
    ranked = norm.rank if norm else None
    words = PARTY if _is_party_norm(basis, known) else "不是党内法规"
    return Fact(
        f"《{title_of(basis, known)}》的位阶",
        ranked or words,
        norm.source if ranked and norm else "按名称识别",
    )


def _resting_on_party_norm(basis: Basis, power: Power, known: Known) -> Finding:
    types = dict.fromkeys(a.organ_type or organ_type(a.name) or "类型不明" for a in actors_of(power))
    return asks(
        basis=basis.id,
        facts=(mode_fact(power), *effect_fact(power), basis_fact(basis), _rank_fact(basis, known)),
        actor=actor_of(power),
        organ_type="、".join(types) or "类型不明",
        action=action_of(power),
    )


def _sanction_under_other_norms(power: Power, known: Known) -> Finding:
    """政务处分 resting on party rules alone, or 党纪处分 on laws alone; side by side, each has its own."""
    terms = measure_of(power.measure)
    grounds = [
        b for b in effective_bases(power) if b.relation is Relation.SANCTION and b.cited.kind == "instrument"
    ]
    if not grounds or len(terms) != 1 or terms[0] not in (_PARTY_DISCIPLINE, _STATE_DISCIPLINE):
        return SILENT
    wants_party = terms[0] == _PARTY_DISCIPLINE
    if any(_is_party_norm(b, known) is wants_party for b in grounds):
        return SILENT
    return asks(
        case="sanction",
        facts=(
            mode_fact(power),
            Fact("措施", terms[0], "标注"),
            *(basis_fact(b) for b in grounds),
            *(_rank_fact(b, known) for b in grounds),
        ),
        sanction=action_of(power),
        title="》《".join(title_of(b, known) for b in grounds),
    )
