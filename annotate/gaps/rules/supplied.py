"""Did the document say the basis, or did a reviewer?"""

from __future__ import annotations

from annotate.gaps.finding import Finding, asks, each
from annotate.gaps.knowledge import GRANTING, Known, confirmed, effective_bases
from annotate.gaps.registry import gap
from annotate.gaps.rules.basis import title_without_article
from annotate.gaps.rules.sanction import sanction_without_article
from annotate.gaps.wording import action_of, basis_fact, named, paths_words, status_words
from annotate.model.path import covers
from annotate.model.power import Basis, Power, Relation

_ASKED = GRANTING | {Relation.SANCTION}


@gap("BASIS_SUPPLIED")
def basis_supplied_by_a_reviewer(power: Power, known: Known) -> Finding:
    """Why does the document not say the basis, or its article, itself?

    The organ owes the party its basis (行政处罚法 44, 公职人员政务处分法 45/2/3). A finer paragraph or item of the article
    that the text states is no addition. The definition stays silent on a link to a whole norm, and asks of every basis
    that the text does not state: the former prevails, as silence does there, so that TITLE_ONLY asks which article;
    but only where it does, so that no supplied basis goes unasked. NO_BASIS never asks of one.
    """
    return each(
        _asks_why(b, power, known)
        for b in effective_bases(power)
        if b.relation in _ASKED
        and (not b.stated or _supplied_paths(b))
        and not (_is_whole_norm(b) and _another_asks(b, power, known))
    )


def _asks_why(basis: Basis, power: Power, known: Known) -> Finding:
    paths = _supplied_paths(basis)
    return asks(
        case=None if paths else "no_article",
        basis=basis.id,
        facts=(basis_fact(basis),),
        action=action_of(power),
        title=named(basis, known),
        path=paths_words(paths),
        by=basis.by or "复核人",
        status=status_words(basis),
    )


def _is_whole_norm(basis: Basis) -> bool:
    return basis.target is not None and not basis.target.provisions


def _another_asks(basis: Basis, power: Power, known: Known) -> bool:
    """Is it asked which article of it is meant?"""
    if basis.relation is Relation.SANCTION:
        return bool(sanction_without_article(power, known))
    return any(answer.basis == basis.id for answer in title_without_article(power, known))


def _supplied_paths(basis: Basis) -> tuple[str, ...]:
    """The provisions that the reviewer added to what the text says; all of them where the text says nothing."""
    linked = basis.target.provisions if basis.target else ()
    if not basis.stated:
        return basis.cited.provisions or linked
    if basis.cited.kind != "instrument" or not confirmed(basis):
        return ()
    said = basis.cited.provisions
    return tuple(p for p in linked if not any(covers(s, p) or covers(p, s) for s in said))
