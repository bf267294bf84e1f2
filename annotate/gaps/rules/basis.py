"""Is a basis stated, and said so that one can find it?"""

from __future__ import annotations

import re

from msgspec import UNSET

from annotate.gaps.finding import SILENT, Fact, Finding, asks, each
from annotate.gaps.host import is_own_basis
from annotate.gaps.knowledge import (
    BEARING,
    GRANTING,
    Known,
    Norm,
    confirmed,
    effective_bases,
    links_to_provision,
)
from annotate.gaps.registry import gap
from annotate.gaps.searches import covers_words, weigh
from annotate.gaps.wording import (
    action_of,
    actor_of,
    basis_fact,
    mode_fact,
    named,
    norm_fact,
    quote_of,
    quoted,
    sentence_about,
    title_of,
)
from annotate.model.law import Coverage
from annotate.model.path import article_of
from annotate.model.power import Basis, Mode, Power
from annotate.model.record import Search

_EXERCISED = frozenset(Mode) - {Mode.SANCTIONS}
_LEADING_MODES = (Mode.SPECIFIES, Mode.GRANTS, Mode.DELEGATES)
_ENACTING = re.compile(r"^[^。；\n]{0,80}?制定本")


@gap("NO_BASIS")
def no_basis_stated(power: Power, known: Known) -> Finding:
    """Does the document say on what the power rests?

    An act needs a basis (行政处罚法 38/1, 行政诉讼法 75). What was broken, or what a sanction rests on, grants none.
    """
    if power.mode not in _EXERCISED or any(b.relation in BEARING for b in effective_bases(power)):
        return SILENT
    if is_own_basis(power, known):
        return SILENT  # a norm is the basis of what it creates; what its rank may create is asked elsewhere
    searches = tuple(s for s in known.record.searches if s.power == power.id)
    case, search = weigh(power, searches)
    return asks(
        case=case,
        facts=(
            mode_fact(power),
            Fact("依据", "没有标出关系为设定、规定、授权、委托、程序或参照的依据（已排除的不计）", "标注"),
            *(basis_fact(b) for b in power.bases),
            *(_search_fact(s) for s in searches),
            *_place_facts(power, search),
        ),
        leads=_leads(power, known),
        action=action_of(power),
        actor=actor_of(power),
        corpus=_corpus(search),
        covers=covers_words(search),
        query=search.query if search else "",
        found=str(search.found) if search else "",
    )


def _search_fact(search: Search) -> Fact:
    value = f"“{search.query}”：{search.found}条相符（{covers_words(search)}）"
    return Fact("查找", value, f"{search.on or '日期未记'}查找 {search.corpus}")


def _place_facts(power: Power, search: Search | None) -> tuple[Fact, ...]:
    if search is None:
        return ()
    return (
        Fact("措施", power.measure or "未填", "标注"),
        Fact("行为地", power.place or "未填", "标注"),
    )


def _corpus(search: Search | None) -> str:
    if search is None:
        return ""
    return "目录" if search.corpus.startswith("catalogue") else search.corpus


def _leads(power: Power, known: Known) -> list[tuple[tuple[str, str], ...]]:
    """Other places of the record where somebody is said to hold this power: not a basis, but where to look."""
    return [
        (("mode", other.mode), ("power", other.id), ("quote", sentence_about(other, known)))
        for other in known.record.powers
        if other.id != power.id
        and other.mode in _LEADING_MODES
        and other.measure is not None
        and other.measure == power.measure
        and other.actor is not None
    ]


@gap("VAGUE_BASIS")
def basis_named_vaguely(power: Power, known: Known) -> Finding:
    """Which norm do words such as 有关规定 mean?

    The reasons that an organ owes the party include the basis (行政处罚法 44), which has to be one that can be found.
    """
    del known
    bearing = [b for b in effective_bases(power) if b.relation in BEARING]
    if any((b.cited.kind == "instrument" and b.cited.provisions) or links_to_provision(b) for b in bearing):
        return SILENT
    return each(
        asks(
            basis=b.id,
            facts=(basis_fact(b), *(basis_fact(o) for o in bearing if o is not b)),
            action=action_of(power),
            quote=quoted(b),
        )
        for b in bearing
        if b.cited.kind == "vague"
    )


@gap("TITLE_ONLY")
def title_without_article(power: Power, known: Known) -> Finding:
    """Which article of the norm gives the power?

    A title alone lets nobody check whether it does (行政处罚法 59/1/3: the decision states the basis).
    """
    granting = [b for b in effective_bases(power) if b.relation in GRANTING]
    pinpointed = any(b.cited.provisions or (confirmed(b) and links_to_provision(b)) for b in granting)
    return each(
        _which_article(b, power, known)
        for b in granting
        if b.cited.kind == "instrument"
        and not b.cited.provisions
        and not (confirmed(b) and links_to_provision(b))
        and not (power.mode is Mode.CREATES and pinpointed and _only_enacts(b, known))
    )


def _which_article(basis: Basis, power: Power, known: Known) -> Finding:
    norm = known.norm_of(basis)
    count = _articles(basis, norm, known) if norm else None
    if count is not None and count <= 1:
        return SILENT  # the whole text is one article, or has no numbers: there is none to cite
    held = (norm_fact(norm, f"全文共{count}条"),) if norm and count else ()
    return asks(
        case=None if basis.stated else "supplied",
        basis=basis.id,
        facts=(basis_fact(basis), *held),
        action=action_of(power),
        title=named(basis, known),
    )


def _articles(basis: Basis, norm: Norm, known: Known) -> int | None:
    """How many articles its text has; None where no full text is held."""
    if norm.instrument is None:
        return None
    full = [v for v in norm.instrument.versions if v.coverage is Coverage.FULL]
    if basis.target and basis.target.version:
        full = [v for v in full if v.date == basis.target.version] or full
    if not full:
        return None
    return len({article_of(p) for p in known.provisions(full[-1]) if p[:1].isdigit()})


def _only_enacts(basis: Basis, known: Known) -> bool:
    """Does it stand in 根据……制定本办法, which says under what a norm was made and grants nothing by itself?"""
    if basis.span is None:
        return False
    return bool(_ENACTING.match(known.record.document.text[basis.span.end :]))


@gap("UNTITLED_RULE")
def rule_without_a_title(power: Power, known: Known) -> Finding:
    """What document is the rule that the text only calls by a common name?

    Rules that touch rights are made public and put on file (地方组织法 75); unpublished, they base no penalty (行政处罚法
    5/3). Asked of every relation: of what was broken, only what it is.
    """
    return each(
        asks(basis=b.id, facts=(basis_fact(b),), action=action_of(power), quote=quoted(b))
        for b in effective_bases(power)
        if b.cited.kind == "internal" and not _is_identified(b, known)
    )


def _is_identified(basis: Basis, known: Known) -> bool:
    """Linked to what the text names elsewhere, or brought with its title and whether it was published."""
    called = basis.cited.name or quote_of(basis)
    norm = known.norm_of(basis) if basis.target else known.norm_titled(called) if called else None
    if norm is not None and any(brought.published is not UNSET for brought in norm.brought):
        return True
    return basis.target is not None and title_of(basis, known) in known.record.document.text
