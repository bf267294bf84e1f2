"""How a clause leads up to a power's words, and whether that lets them be a power."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from annotate.suggest.attribution import acts
from annotate.suggest.holders import named_between
from annotate.suggest.lexicon import frame
from annotate.suggest.reading import Clause, Holder, Reading, Role

_DIRECT_OBJECT = re.compile(r"[对向被经受非]$")
_FRONT = re.compile(r"^(?:■|[\s　“”\"])+")
_PERMITTED = re.compile(r"应当|可以|有权|由|负责|决定|必须|给予|处以?|予以|的")
_TIME = re.compile(r"^(?:自|从|在|于)?[\d◆年月日时分周次季度半至起、（）上下午每逢]+(?:起|内|前|后|期间)?")


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
    if (
        frame("condition").search(words)
        or frame("opener").search(words)
        or _is_finding(words, at - clause.start)
    ):
        return Frame(Lead.REFUSED)
    lead = reading.masked[clause.start if after is None else after : at]
    if _only_topic(reading, clause, at):
        return Frame(Lead.REFUSED)
    reset = [found.end() for found in frame("reset").finditer(lead + words[at - clause.start :][:2])]
    lead = lead[reset[-1] :] if reset else lead
    modal = [found.end() for found in frame("modal").finditer(lead)]
    told = reading.source.genre.tells and lead.endswith(
        "受到"
    )  # 某站长受到警告处分: the sanction is what is told
    if not told and _refused(lead[modal[-1] :] if modal else lead, name, joined=after is not None):
        passive = lead.endswith("被") and reading.source.genre.tells
        return Frame(Lead.PASSIVE if passive else Lead.REFUSED)
    named = [h for h in named_between(reading.holders, clause.start, at) if h.end <= at]
    acting = [h for h in named if acts(h)]
    holder = acting[-1] if acting and not told else None
    if holder is not None and holder.role is Role.CITIZEN:
        return Frame(Lead.CITIZEN, holder)
    rest = reading.masked[max(holder.end if holder else 0, at - len(lead)) : at]
    rest = _after_modal(rest) if holder else rest
    kind = _lead(rest, holder, joined=after is not None, whole=not reset)
    if kind is Lead.UNCLEAR and reading.source.genre.tells and frame("someone").match(rest):
        kind = Lead.ORGAN if holder else Lead.OPEN
    return Frame(kind, holder)


def _after_modal(rest: str) -> str:
    """接到举报后应当在五日内: between an organ and what it 应当 do stands nothing but the occasion."""
    modal = [found.end() for found in frame("modal").finditer(rest)]
    return rest[modal[-1] :] if modal and not frame("says").search(rest[: modal[-1]]) else rest


def _is_finding(words: str, at: int) -> bool:
    """Do the words only say what the evidence shows (核查材料认定)?"""
    found = frame("finding").search(words)
    return found is not None and at < found.end()


def _refused(lead: str, name: str, *, joined: bool) -> bool:
    if _DIRECT_OBJECT.search(lead):
        return True
    helped = frame("helping").search(lead) and not name.startswith("强制")
    return bool(helped) or (not joined and bool(frame("negation").search(frame("about").sub("", lead))))


def _only_topic(reading: Reading, clause: Clause, at: int) -> bool:
    """实施检查，应当出示证件: a clause without a permission of its own, before one that says what must be done."""
    following = reading.clauses[clause.index + 1 : clause.index + 2]
    if not following or following[0].sentence != clause.sentence or clause.mark != "，":
        return False
    if _PERMITTED.search(reading.masked[clause.start : at]):
        return False
    after = following[0]
    mine, theirs = _subjects(reading, clause.start, at), _subjects(reading, after.start, after.start + 1)
    first = clause.index == 0 or reading.clauses[clause.index - 1].sentence != clause.sentence
    begins = theirs[0].end if theirs and not mine else after.start
    return bool(mine or first) and frame("topic").match(reading.masked, begins, after.end) is not None


def _subjects(reading: Reading, start: int, end: int) -> list[Holder]:
    return [h for h in named_between(reading.holders, start, end) if h.role is Role.SUBJECT]


def _lead(rest: str, holder: Holder | None, *, joined: bool, whole: bool) -> Lead:
    bare = stripped(rest)
    charged = holder is not None and rest.startswith("负责")
    fits = not bare or bool(frame("preposition").match(bare) or frame("recipient").search(rest) or charged)
    if bare.endswith("的"):
        fits = fits or not whole or (holder is not None and bool(frame("charge").search(rest)))
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
        rest = rest.rstrip('■ 　“"')
    return rest
