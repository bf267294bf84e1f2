"""On what does a sanction on a person rest?"""

from __future__ import annotations

from annotate.gaps.finding import SILENT, Finding, asks
from annotate.gaps.knowledge import Known, confirmed, effective_bases, links_to_provision
from annotate.gaps.registry import gap
from annotate.gaps.wording import action_of, basis_fact, mode_fact, quoted, title_of
from annotate.model.power import Mode, Power, Relation
from annotate.terms.measures import measure_of
from annotate.terms.organs import organ_type

_JUDICIAL_ORGANS = ("法院", "检察院")
_JUDICIAL_MEASURES = frozenset(("犯罪和刑罚", "剥夺政治权利"))


@gap("SANCTION_NO_PINPOINT")
def sanction_without_article(power: Power, known: Known) -> Finding:
    """Does the sanction say which article it rests on?

    A decision names the ground of the sanction (公职人员政务处分法 45/2/3). A title alone lets nobody check range or fault.
    """
    if power.mode is not Mode.SANCTIONS or _is_judicial(power):
        return SILENT
    grounds = [b for b in effective_bases(power) if b.relation is Relation.SANCTION]
    if any(b.cited.provisions or (confirmed(b) and links_to_provision(b)) for b in grounds):
        return SILENT
    named = [b for b in grounds if b.cited.title or b.target]
    said = any(b.stated for b in named)
    named_as = None if said else "supplied" if named else "vague_ground" if grounds else "no_ground"
    return asks(
        case=named_as,
        facts=(mode_fact(power), *(basis_fact(b) for b in grounds)),
        sanction=action_of(power),
        subject=power.target or "受处分的人未写明",
        title="》《".join(title_of(b, known) for b in named),
        quote="、".join(quoted(b) for b in grounds),
    )


def _is_judicial(power: Power) -> bool:
    """Criminal penalties and judgments have their own law."""
    if set(measure_of(power.measure)) & _JUDICIAL_MEASURES:
        return True
    actor = power.actor
    return actor is not None and (actor.organ_type or organ_type(actor.name)) in _JUDICIAL_ORGANS
