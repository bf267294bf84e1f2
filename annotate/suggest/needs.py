"""What an expression asks of its surroundings before it counts as a power."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotate.suggest.attribution import in_sentence, subject_of
from annotate.suggest.extent import Hit
from annotate.suggest.frames import Frame, Lead, stripped
from annotate.suggest.holders import named_between
from annotate.suggest.lexicon import Needs, Takes, frame
from annotate.suggest.reading import Clause, Find, Holder, Reading, Role

_APPROVED_BY = frozenset({"经", "报", "报经", "报请", "由", "提请", "经报", "上报", "请"})
_CHOSEN_BY = _APPROVED_BY | {"归"}
_FAR = 200  # characters back to the words that order
_PUTS_OFF = re.compile(r"(?:未|不|没有|无需|不需|无须)[^，。；]{0,4}$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """It is a power, of `holder` where one is sure; `optional` where that is not sure."""

    holder: Holder | None = None
    optional: bool = False


def met(  # noqa: PLR0911 - one question a line, each with its answer
    reading: Reading, clause: Clause, hit: Hit, context: Frame, before: list[Find]
) -> Verdict | None:
    """The verdict on a hit in its frame; None where it is no power. `before`: the powers found so far."""
    asks = hit.expression.needs
    if asks in (Needs.APPROVER, Needs.CHOOSER, Needs.ENTRUSTED):
        return _at_holder(reading, clause, hit, asks, before)
    if asks is Needs.POSTS:
        return _of_posts(reading, clause, hit)
    if context.lead in (Lead.REFUSED, Lead.CITIZEN):
        asked = hit.expression.name == "申请许可" and context.lead is Lead.REFUSED
        return _asked_of(reading, clause, hit) if asked else None
    if asks is Needs.NONE:
        return Verdict(context.holder)
    if asks is Needs.CONTINUED:
        goes_on = before and reading.clauses[before[-1].clause].segment == clause.segment
        return Verdict(before[-1].holder) if goes_on and context.lead is Lead.OPEN else None
    if asks is Needs.ISSUER:
        may = context.lead is Lead.ORGAN and frame("modal").search(reading.masked[clause.start : hit.start])
        return Verdict(context.holder) if may or _ordered(reading, clause, hit) else None
    if context.lead is Lead.UNCLEAR:
        if (
            context.holder is None
            and hit.expression.takes is Takes.NOTHING
            and _ordered(reading, clause, hit)
        ):
            return Verdict()
        return Verdict(context.holder, optional=True) if context.holder and asks is Needs.ORGAN else None
    if context.lead in (Lead.ORGAN, Lead.JOINED):
        return None if _already_named(clause, hit, context, before) else Verdict(context.holder)
    return _understood(reading, clause, hit, asks, context)


def _ordered(reading: Reading, clause: Clause, hit: Hit) -> bool:
    """Does a notice or a decision order this itself: 决定禁止…, 自某日起，某路封闭? A rule forbids; it does not order."""
    genre = reading.source.genre
    if not (genre.acts or genre.name == "notice") or genre.tells:
        return False
    begin = max(reading.sentence(clause)[0].start, hit.start - _FAR)
    said = reading.masked[begin : hit.start]
    return frame("ordered").search(said) is not None


def _already_named(clause: Clause, hit: Hit, context: Frame, before: list[Find]) -> bool:
    """授予哪些权限由某局制定: the act stands in front, the verb after 由 only says whose it is."""
    by = context.holder is not None and context.holder.before == "由"
    return (
        by and hit.end == hit.head + 2 and any(f.clause == clause.index and f.holder is None for f in before)
    )


def _understood(reading: Reading, clause: Clause, hit: Hit, asks: Needs, context: Frame) -> Verdict | None:
    """The subject is left out: somebody before must be an organ; a document that acts supplies its issuer."""
    look = in_sentence if asks is Needs.SUBJECT else subject_of
    subject = look(reading, clause, hit.start)
    given = frame("given").search(reading.masked[clause.start : hit.start]) is not None
    if (
        subject is not None
        and subject.role is Role.CITIZEN
        and not given
        and not _is_offender(reading, clause, hit, subject)
    ):
        return None
    if asks is Needs.SUBJECT and subject is None and not reading.source.genre.acts:
        return Verdict(optional=True) if given else None
    return Verdict(optional=context.lead is Lead.PASSIVE)


def _is_offender(reading: Reading, clause: Clause, hit: Hit, citizen: Holder) -> bool:
    """商户拒不改正的，暂扣执照: who is named in the condition does not do what follows it, unless he 可以 or 应当."""
    ends = next(c.end for c in reading.clauses if c.end >= citizen.end)
    permitted = re.search("可以|应当|有权", reading.masked[clause.start : hit.start])
    return reading.masked[ends - 1] == "的" and permitted is None


def _at_holder(  # noqa: PLR0911 - as above
    reading: Reading, clause: Clause, hit: Hit, asks: Needs, before: list[Find]
) -> Verdict | None:
    """经某局批准, 由某局决定, 受某局委托: the organ stands right before the word."""
    named = named_between(reading.holders, clause.start, hit.head)
    holder = next((h for h in reversed(named) if h.before in _CHOSEN_BY or h.before == "受"), None)
    if holder is None or not _leads_to(reading.masked[holder.end : hit.head]):
        return None
    lead = reading.masked[clause.start : holder.start]
    if _PUTS_OFF.search(lead[: -len(holder.before)] if holder.before else lead):
        return None
    if asks is Needs.ENTRUSTED:
        listed = reading.source.genre.name == "power_list"
        return Verdict(holder, optional=not listed) if holder.before == "受" else None
    if holder.before not in (_APPROVED_BY if asks is Needs.APPROVER else _CHOSEN_BY):
        return None
    if asks is Needs.CHOOSER:
        named_act = any(reading.clauses[f.clause].segment == clause.segment for f in before)
        return None if named_act and holder.before == "由" else Verdict(holder)
    words = reading.masked[clause.start : clause.end]
    if frame("condition").search(words) and not words.endswith(("后", "前")):
        return None
    return Verdict(holder, optional=bool(frame("own_head").search(holder.name)))


def _leads_to(between: str) -> bool:
    """Nothing but light words, or further organs that act as well (或者其授权的部门)?"""
    return (
        not stripped(between)
        or re.match(r"(?:或者|和|、|以及|会同|同级|经[^，。；]{2,8}后)", between) is not None
    )


def _of_posts(reading: Reading, clause: Clause, hit: Hit) -> Verdict | None:
    """安排某处处长赋码: told of people by their posts, and something is done with it later in the sentence."""
    if not reading.source.genre.tells:
        return None
    holder = subject_of(reading, clause, hit.start)
    return Verdict(holder) if holder is None or holder.role is not Role.CITIZEN else None


def _asked_of(reading: Reading, clause: Clause, hit: Hit) -> Verdict | None:
    """向某局申请某许可: the organ that is asked holds the power."""
    asked = [h for h in named_between(reading.holders, clause.start, hit.head) if h.before == "向"]
    return Verdict(asked[-1]) if asked else None
