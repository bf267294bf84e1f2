"""How far a power's words reach: the amount or noun before them, the whole object after them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotate.model.power import PowerType
from annotate.suggest.lexicon import Expression, Takes, frame


@dataclass(frozen=True, slots=True)
class Hit:
    """Where an expression matches: `start` with what belongs before it, `head`..`end` its own words."""

    start: int
    head: int
    end: int
    expression: Expression


def hit_of(masked: str, found: re.Match[str], expression: Expression, floor: int) -> Hit:
    """The match with its amount, adverb or fronted noun; nothing before `floor` can belong to it."""
    head, end = found.span()
    lead = masked[floor:head]
    start = head
    if expression.takes is Takes.AMOUNT:
        start = head - _amount(lead)
    adverb = frame("adverb").search(lead)
    if adverb:
        start = head - len(adverb.group())
    if expression.takes in (Takes.OBJECT, Takes.CLAUSE):
        fronted = frame("fronted").search(masked[floor:start])
        if fronted:
            start -= len(fronted.group())
    return Hit(start, head, end, expression)


def _amount(lead: str) -> int:
    """How many characters before the words are their amount."""
    after = frame("amount").search(lead)
    words = after.group("amount") if after else lead
    words = _without_joint(words)
    return len(words) if after or frame("bare_amount").match(words) else 0


def _without_joint(words: str) -> str:
    """What follows the last 或者, 、 or 并: an amount belongs to its own sanction only."""
    return re.split(r"或者|以及|、|并处?", words)[-1] if words else words


def joint_before(masked: str, start: int, end: int) -> int | None:
    """Where a conjunction begins that stands, perhaps with light words, right before `end`; None without one."""
    found = _joint().search(masked, start, end)
    return found.start() if found else None


def _joint() -> re.Pattern[str]:
    light, connective = frame("light").pattern, frame("connective").pattern
    return re.compile(rf"(?:{connective}+{light}*|采取)$")


def object_end(masked: str, hit: Hit, stop: int) -> int | None:
    """Where the object ends, at `stop` at the latest; None where these words are no verb of this clause."""
    if hit.expression.takes in (Takes.NOTHING, Takes.AMOUNT):
        return hit.end
    words = masked[hit.end : stop]
    if frame("object_modal").search(words):
        return None
    if hit.expression.takes is Takes.OBJECT and (words.startswith("的") or frame("paper").match(words)):
        return None
    if hit.expression.takes is Takes.OBJECT and re.match(r"和|或者|、|及", words):
        return hit.end  # what is joined to the verb is not its object
    if hit.expression.takes is Takes.OBJECT:
        cut = frame("object_end").search(words)
        words = words[: cut.start()] if cut else words
    length = len(words)
    tails = ("tail",) if hit.expression.type is PowerType.OTHER else ("tail", "tail_noun")
    while tail := next((t for name in tails if (t := frame(name).search(words[:length]))), None):
        length = tail.start()
    return hit.end + len(words[:length].rstrip(" 　、和及的"))
