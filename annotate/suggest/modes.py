"""What the document does with a power: creates, specifies, hands on, exercises, sanctions."""

from __future__ import annotations

import re

from annotate.model.power import Mode, PowerType, Relation
from annotate.suggest.lexicon import Needs
from annotate.suggest.reading import Find, Ground, Holder, Reading

_PERMITS = re.compile(r"可以|有权|应当|负责|由(?!此)")
_DECIDES = re.compile(r"决定|现将|自[\d一二三四五六七八九十◆年月日]+(?:时)?起")
_GENERALLY = re.compile(r"一般|大多|主要由|权限|通常|规定")


def mode_of(reading: Reading, find: Find, actor: Holder | None, grounds: tuple[Ground, ...]) -> Mode:  # noqa: PLR0911 - one question a line
    """The mode: of the words themselves where they decide it, else by the genre of the document."""
    genre = reading.source.genre
    if find.mode is not None:
        return find.mode
    clause = reading.clauses[find.clause]
    words = reading.masked[clause.start : clause.end]
    if find.type is PowerType.DISCIPLINE and genre.acts and not re.search("由|可以|应当", words):
        return Mode.SANCTIONS
    if genre.mode is Mode.CREATES:
        own = [
            g for g in grounds if g.relation is None and reading.clauses[g.clause].segment == clause.segment
        ]
        return Mode.SPECIFIES if own else Mode.CREATES
    if genre.name == "news":
        return (
            Mode.SPECIFIES
            if _GENERALLY.search(words) or find.expression.name == "权限在于"
            else Mode.EXERCISES
        )
    if genre.name in ("notice", "transfer"):
        return Mode.EXERCISES if _issuer_acts(reading, find, actor, words) else Mode.SPECIFIES
    if genre.name == "decision" and "可以" in words and not _is_issuer(reading, actor):
        return Mode.SPECIFIES
    return genre.mode


def _issuer_acts(reading: Reading, find: Find, actor: Holder | None, words: str) -> bool:
    """A notice acts where its issuer decides outright, before or outside its list of rules, and where it bans."""
    if find.expression.needs is Needs.ISSUER:
        return True
    if find.expression.needs is Needs.APPROVER and find.type is PowerType.OTHER:  # 经某府批准，本局决定
        sentence = reading.sentence(reading.clauses[find.clause])
        return "决定" in reading.masked[find.end : sentence[-1].end]
    line = reading.lines[reading.clauses[find.clause].line]
    lead = reading.masked[line.body : find.start]
    decided = bool(_DECIDES.search(lead)) and not _PERMITS.search(words)
    return decided and line.level is None and (actor is None or _is_issuer(reading, actor))


def _is_issuer(reading: Reading, actor: Holder | None) -> bool:
    """Is it the issuer, perhaps by a short name (区指挥部 for 乙市丙区防汛指挥部)?"""
    issuer = reading.source.issuer or ""
    if actor is None or not issuer:
        return False
    rest = iter(issuer)
    return issuer in actor.name or all(character in rest for character in actor.name)


def relation_of(ground: Ground, title: str | None, find: Find) -> Relation:
    """How a basis bears on the power, by its marker, the kind of power, and what its title says."""
    if ground.relation is not None:
        return ground.relation
    if find.type is PowerType.DISCIPLINE:
        return Relation.SANCTION
    return Relation.GRANTS if re.search("授权|赋予|委托|下放", title or "") else Relation.CREATES
