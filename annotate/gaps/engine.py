"""Ask every rule of every power, and let the more specific questions stand for the general ones."""

from __future__ import annotations

from annotate.gaps import rules
from annotate.gaps.kinds import KINDS
from annotate.gaps.knowledge import Known, Law
from annotate.gaps.masks import Raised, unmasked
from annotate.gaps.proof import gap_of
from annotate.model.gap import Gap
from annotate.model.power import Power
from annotate.model.record import Record


def find_gaps(record: Record, catalogue: Law) -> tuple[Gap, ...]:
    """The gaps of a record: those that are asked, and those that wait for a fact (`missing_facts`).

    Ordered by the record's powers, then by the table of kinds. A pure function: the same record and the same
    catalogue give the same gaps. BadInput where a power's `as_of` is no date.
    """
    known = Known(record, catalogue)
    return tuple(gap for power in record.powers for gap in _gaps_of(power, known))


def _gaps_of(power: Power, known: Known) -> tuple[Gap, ...]:
    raised = [
        Raised(code, answer)
        for code in KINDS
        if code in rules.RULES
        for answer in rules.RULES[code](power, known)
    ]
    relations = {basis.id: basis.relation for basis in power.bases}
    gaps = (gap_of(r.code, r.answer, power, known, masked) for r, masked in unmasked(raised, relations))
    return tuple({gap.id: gap for gap in gaps}.values())
