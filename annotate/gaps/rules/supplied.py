"""Did the document say the basis, or did a reviewer?"""

from __future__ import annotations

from annotate.gaps.finding import Finding, asks, each
from annotate.gaps.knowledge import GRANTING, Known, confirmed, effective_bases
from annotate.gaps.registry import gap
from annotate.gaps.wording import action_of, basis_fact, paths_words, status_words, title_of
from annotate.model.path import covers
from annotate.model.power import Basis, Power, Relation

_ASKED = GRANTING | {Relation.SANCTION}


@gap("BASIS_SUPPLIED")
def basis_supplied_by_a_reviewer(power: Power, known: Known) -> Finding:
    """Why does the document not say the basis, or its article, itself?

    The organ owes the party its basis (行政处罚法 44, 公职人员政务处分法 45/2/3). A finer paragraph or item of the article
    that the text states is no addition.
    """
    return each(
        asks(
            basis=b.id,
            facts=(basis_fact(b),),
            action=action_of(power),
            title=title_of(b, known),
            path=paths_words(_supplied_paths(b)),
            by=b.by or "复核人",
            status=status_words(b),
        )
        for b in effective_bases(power)
        if b.relation in _ASKED and (not b.stated or _supplied_paths(b))
    )


def _supplied_paths(basis: Basis) -> tuple[str, ...]:
    """The provisions that the reviewer added to what the text says; all of them where the text says nothing."""
    linked = basis.target.provisions if basis.target else ()
    if not basis.stated:
        return basis.cited.provisions or linked
    if basis.cited.kind != "instrument" or not confirmed(basis):
        return ()
    said = basis.cited.provisions
    return tuple(p for p in linked if not any(covers(s, p) or covers(p, s) for s in said))
