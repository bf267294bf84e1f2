"""Is what the text cites held, and is it there? Asked of every relation: a question about the citation itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from annotate.gaps.days import on_every_day
from annotate.gaps.finding import SILENT, Fact, Finding, asks, each, waits
from annotate.gaps.knowledge import Known, Norm, effective_bases, plain_title
from annotate.gaps.registry import gap
from annotate.gaps.wording import at_the_time, basis_fact, norm_fact, paths_words, title_of
from annotate.model.law import Coverage, Instrument, Provision, Version
from annotate.model.path import article_of
from annotate.model.power import Basis, Power

_LISTED = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[）)]|\d[.．、]|[①-⑳]")
_PARAGRAPH_DEPTH = 2
_STANDINGS = {
    "held": "有效的版本已收录",
    "not_held": "有效的版本没有收录",
    "not_yet": "还没有施行",
    "repealed": "已经废止或失效",
    "unknown": "有效的是哪一版不明",
}


@gap("UNRESOLVED")
def text_not_held(power: Power, known: Known) -> Finding:
    """Is the text of the norm held, as it stood on the day of the act?

    It says what the tool lacks, never that a power is without authority, and does not count as a suspected gap.
    """
    return each(
        _text_of(b, power, known)
        for b in effective_bases(power)
        if _names_norm(b) and not known.is_ambiguous(b) and not _is_this_text(b, known)
    )


def _names_norm(basis: Basis) -> bool:
    return basis.cited.kind == "instrument" and bool(basis.cited.title or basis.target)


def _is_this_text(basis: Basis, known: Known) -> bool:
    """Is it the document, or the part of it, that is being read?"""
    document = known.record.document
    titles = {plain_title(t) for t in (document.title, *(p.title for p in document.parts)) if t}
    return plain_title(basis.cited.title or "") in titles


def _text_of(basis: Basis, power: Power, known: Known) -> Finding:
    norm = known.norm_of(basis)
    if norm is None:
        return _not_held(basis, title_of(basis, known), "", "没有收录")
    if norm.has_brought_text:
        return SILENT
    if norm.instrument is None or not norm.instrument.versions:
        return _not_held(basis, norm.title, "", "只有标题，没有条文", norm_fact(norm, "只有标题"))
    return on_every_day(power, known, norm, _text_on(basis, norm, norm.instrument, power, known))


def _text_on(
    basis: Basis, norm: Norm, instrument: Instrument, power: Power, known: Known
) -> Callable[[date], Finding]:
    def on(day: date) -> Finding:
        standing = known.standing(instrument.work, day)
        fact = norm_fact(norm, f"{at_the_time(power)}{_STANDINGS[standing.state]}")
        if standing.version is not None:
            outlined = basis.target is None and _lies_outside(basis, standing.version, known)
            return _not_held(basis, norm.title, "", "只有一部分条文", fact) if outlined else SILENT
        if standing.state in ("not_yet", "repealed") and basis.target is not None:
            return SILENT  # whether a linked norm was in force is NOT_IN_FORCE's question
        if standing.state == "unknown" or not standing.sure:
            return waits("version", basis=basis.id, facts=(basis_fact(basis), fact))
        if all(v.coverage is Coverage.TITLE for v in instrument.versions):
            return _not_held(basis, norm.title, "", "只有标题，没有条文", fact)
        return _not_held(basis, norm.title, f"{at_the_time(power)}有效的版本", "没有", fact)

    return on


def _lies_outside(basis: Basis, version: Version, known: Known) -> bool:
    """Does it cite an article of which the outline that is held has no text?"""
    held = known.provisions(version)
    return version.coverage is Coverage.OUTLINE and any(
        article_of(path) not in held for path in basis.cited.provisions
    )


def _not_held(basis: Basis, title: str, version: str, coverage: str, *facts: Fact) -> Finding:
    held = facts or (Fact(f"《{title}》", coverage, "目录与本记录的 instruments"),)
    return asks(
        basis=basis.id,
        facts=(basis_fact(basis), *held),
        title=title,
        version=version,
        coverage=coverage,
    )


@gap("NONEXISTENT")
def provision_not_there(power: Power, known: Known) -> Finding:
    """Has the norm, as it stood on the day of the act, the provision that the text cites?

    Only a full text of the catalogue can tell; what a record brings lists the articles that matter, not all.
    """
    return each(
        _provisions_of(b, power, known)
        for b in effective_bases(power)
        if b.cited.kind == "instrument" and b.cited.provisions and not known.is_ambiguous(b)
    )


def _provisions_of(basis: Basis, power: Power, known: Known) -> Finding:
    norm = _cited_norm(basis, known)
    if norm is None or norm.brought or norm.instrument is None or not norm.instrument.versions:
        return SILENT
    return on_every_day(power, known, norm, _there_on(basis, norm, norm.instrument.work, power, known))


def _cited_norm(basis: Basis, known: Known) -> Norm | None:
    """The norm to which the cited provisions belong: that of the cited title, whatever a reviewer linked."""
    linked = known.norm_of(basis)
    title = plain_title(basis.cited.title or "")
    if not title or (linked is not None and linked.title == title):
        return linked
    work = linked.instrument.work if linked and linked.instrument else None
    named = known.law.by_title(title)
    return linked if any(i.work == work for i in named) else known.norm_titled(title)


def _there_on(basis: Basis, norm: Norm, work: str, power: Power, known: Known) -> Callable[[date], Finding]:
    def on(day: date) -> Finding:
        standing = known.standing(work, day)
        version = standing.version
        if standing.state != "held" or version is None or version.coverage is not Coverage.FULL:
            return SILENT
        held = known.provisions(version)
        missing = tuple(p for p in basis.cited.provisions if not _has(held, p))
        if not missing or _another_version_has(missing, version, norm, known):
            return SILENT
        if not standing.sure:
            return waits("version", basis=basis.id, facts=(basis_fact(basis),))
        count = len({article_of(path) for path in held if path[:1].isdigit()})
        return asks(
            basis=basis.id,
            facts=(
                basis_fact(basis),
                norm_fact(
                    norm,
                    f"{version.date}版全文共{count}条，{at_the_time(power)}有效；没有{paths_words(missing)}",
                ),
            ),
            title=norm.title,
            version=f"（{version.date}）",
            count=str(count),
            path=paths_words(missing),
        )

    return on


def _another_version_has(missing: tuple[str, ...], version: Version, norm: Norm, known: Known) -> bool:
    """Then the question is which version is meant."""
    others = norm.instrument.versions if norm.instrument else ()
    return any(
        all(_has(known.provisions(other), path) for path in missing)
        for other in others
        if other.date != version.date and other.coverage is Coverage.FULL
    )


def _has(held: Mapping[str, Provision], path: str) -> bool:
    """Is it there, or can this text not tell: it has no annexes or chapters, or does not take the article apart?"""
    if path in held:
        return True
    if not path[:1].isdigit():
        return not any(p[:1] == path[:1] for p in held)
    levels = path.split("/")
    siblings = [p.split("/") for p in held if article_of(p) == levels[0]]
    if not siblings:
        return False
    whole = held.get(levels[0])
    text = whole.text if whole else ""
    return all(_reaches(siblings, levels[:depth], text) for depth in range(2, len(levels) + 1))


def _reaches(siblings: list[list[str]], wanted: list[str], text: str) -> bool:
    """Does some provision agree with `wanted` as far as it goes?

    Where none goes so deep below its parent, a list in the article's text was not taken apart, or there is none.
    """
    deep = [s for s in siblings if len(s) >= len(wanted) and _agree(s, wanted[:-1])]
    if deep:
        return any(_agree(s, wanted) for s in deep)
    return len(wanted) <= _PARAGRAPH_DEPTH or bool(_LISTED.search(text))


def _agree(path: list[str], wanted: list[str]) -> bool:
    """An unsaid 款 (`_`) agrees with any."""
    return all(a == b or "_" in (a, b) for a, b in zip(path, wanted, strict=False))
