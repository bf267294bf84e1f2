"""How a clause leads up to a power's words, and whether that lets them be a power."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from annotate.suggest.holders import named_between
from annotate.suggest.lexicon import frame
from annotate.suggest.reading import Clause, Holder, Reading, Role

_DIRECT_OBJECT = re.compile(r"[对向被经受非]$|对其$")
_FRONT = re.compile(r"^(?:■|[\s　“”\"])+")
_TIME = re.compile(r"^(?:自|从|在|于)?[\d◆年月日时分至起、（）上下午每逢]+(?:起|内|前|后|期间)?")


class Lead(StrEnum):
    """What stands between the start of the clause and the words."""

    REFUSED = "refused"  # a condition, a prohibition, a request, an object of something else
    CITIZEN = "citizen"  # a citizen is who does it
    ORGAN = "organ"  # an organ stands in the clause, and what follows it leads straight here
    OPEN = "open"  # nothing but light words, a preposed object or a condition: the subject is understood
    JOINED = "joined"  # another power of the clause stands right before
    PASSIVE = "passive"  # 被
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Frame:
    """The lead with the organ of the clause, if one stands there."""

    lead: Lead
    holder: Holder | None = None


def frame_of(reading: Reading, clause: Clause, at: int, after: int | None, *, name: str = "") -> Frame:
    """The frame of words at `at`; `after`: where the power before them in the clause ends; `name`: its entry."""
    words = reading.masked[clause.start : clause.end]
    if frame("condition").search(words) or frame("opener").search(words):
        return Frame(Lead.REFUSED)
    lead = reading.masked[clause.start if after is None else after : at]
    reset = [found.end() for found in frame("reset").finditer(lead + words[at - clause.start :][:2])]
    lead = lead[reset[-1] :] if reset else lead
    modal = [found.end() for found in frame("modal").finditer(lead)]
    if _refused(lead[modal[-1] :] if modal else lead, name, joined=after is not None):
        passive = lead.endswith("被") and reading.source.genre.tells
        return Frame(Lead.PASSIVE if passive else Lead.REFUSED)
    named = [h for h in named_between(reading.holders, clause.start, at) if h.end <= at]
    acting = [h for h in named if h.role is not Role.ADDRESSEE]
    holder = acting[-1] if acting else None
    if holder is not None and holder.role is Role.CITIZEN:
        return Frame(Lead.CITIZEN, holder)
    rest = reading.masked[max(holder.end if holder else 0, at - len(lead)) : at]
    return Frame(_lead(rest, holder, joined=after is not None, whole=not reset), holder)


def _refused(lead: str, name: str, *, joined: bool) -> bool:
    if _DIRECT_OBJECT.search(lead):
        return True
    helped = frame("helping").search(lead) and not name.startswith("强制")
    return bool(helped) or (not joined and bool(frame("negation").search(lead)))


def _lead(rest: str, holder: Holder | None, *, joined: bool, whole: bool) -> Lead:
    bare = stripped(rest)
    fits = not bare or bool(frame("preposition").match(bare) or frame("recipient").search(rest))
    fits = fits or (holder is not None and rest.startswith("负责"))
    if bare.endswith("的"):
        fits = fits or holder is not None or not whole
    if fits:
        return Lead.ORGAN if holder else Lead.JOINED if joined else Lead.OPEN
    return Lead.UNCLEAR


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    filler = f"(?:{frame('light').pattern}|{frame('connective').pattern})"
    return re.compile(rf"^{filler}+"), re.compile(rf"{filler}+$")


def stripped(rest: str) -> str:
    """`rest` without light words, conjunctions, times and bases at either end."""
    first, last = _edges()
    before = None
    while rest != before:
        before = rest
        for pattern in (_FRONT, _TIME, first, last):
            rest = pattern.sub("", rest)
        rest = rest.rstrip("■ 　“\"")
    return rest
