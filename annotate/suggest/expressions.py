"""Component: the words of powers, where their clause lets them be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from annotate.suggest.extent import Hit, hit_of, joint_before, object_end
from annotate.suggest.frames import Lead, frame_of
from annotate.suggest.lexicon import Needs, Takes, expressions, frame
from annotate.suggest.needs import met
from annotate.suggest.open_verbs import open_find
from annotate.suggest.reading import Clause, Find, Line, Reading, reading_of, spans_of

NAME = "quanyuan_powers"
_NEAR = 20  # powers before a clause that its words can still belong with
_OPENS_LIST = re.compile(r"(?:行政)?(?:处罚|处分|强制措施|措施|处理)$")


@cache
def _any() -> re.Pattern[str]:
    """Any word of the lexicon: most clauses hold none and need no closer look."""
    return re.compile("|".join(f"(?:{e.pattern.pattern})" for e in expressions()))


def hits_in(masked: str, clause: Clause) -> list[Hit]:
    """Every match of every expression in the clause: the earliest first, of two at one place the longer."""
    if not _any().search(masked, clause.start, clause.end):
        return []
    hits = [
        hit_of(masked, found, expression, clause.start)
        for expression in expressions()
        for found in expression.pattern.finditer(masked, clause.start, clause.end)
    ]
    return sorted(hits, key=lambda hit: (hit.head, -hit.end, hit.expression.order))


def finds_in(reading: Reading, clause: Clause, earlier: Sequence[Find]) -> Iterator[Find]:
    """The powers of one clause; `earlier` are those found before it."""
    hits = hits_in(reading.masked, clause)
    said: list[Find] = []
    begun: int | None = None
    for number, hit in enumerate(hits):
        last = said[-1] if said else None
        floor = last.end if last else clause.start
        if hit.head < floor:
            continue
        start = max(begun if begun is not None else hit.start, floor)
        stop = _stop(reading.masked, clause, hits[number + 1 :], hit)
        end = object_end(reading.masked, hit, stop)
        if (
            end is None
            or _modifies(reading.masked, hit, clause)
            or _repeats(reading.masked, last, hit, clause)
        ):
            continue
        find = _judged(reading, clause, hit, (start, end), [*earlier, *said])
        if find is None:
            continue
        if _shares_object(reading.masked, hit, end, hits[number + 1 :]):
            begun = start
            continue
        begun = None
        said.append(find)
    yield from said


def _judged(
    reading: Reading, clause: Clause, hit: Hit, place: tuple[int, int], before: list[Find]
) -> Find | None:
    after = before[-1].end if before and before[-1].clause == clause.index else None
    context = frame_of(reading, clause, place[0], after, name=hit.expression.name)
    if context.lead is Lead.JOINED and before[-1].holder:
        context = type(context)(context.lead, before[-1].holder)
    verdict = met(reading, clause, hit, context, before)
    if verdict is None:
        return None
    return Find(
        start=place[0],
        end=place[1],
        expression=hit.expression,
        frame=context.lead,
        clause=clause.index,
        holder=verdict.holder,
        optional=verdict.optional or hit.expression.optional,
        type=hit.expression.type,
        mode=hit.expression.mode,
    )


def _stop(masked: str, clause: Clause, later: Sequence[Hit], hit: Hit) -> int:
    """The end of the clause, or where a conjunction joins another power."""
    for other in later:
        if other.head < hit.end:
            continue
        joint = joint_before(masked, hit.end, other.start)
        if joint is not None:
            return joint
    return clause.end


def _shares_object(masked: str, hit: Hit, end: int, later: Sequence[Hit]) -> bool:
    """查封、扣押渔具: the first verb has no object of its own and the next is of its kind."""
    if hit.expression.takes is not Takes.OBJECT or end > hit.end:
        return False
    return any(
        frame("connective").fullmatch(masked[end : other.head].strip("依法")) is not None
        and other.expression.takes is Takes.OBJECT
        and other.expression.type is hit.expression.type
        for other in later
        if other.head > end
    )


def _modifies(masked: str, hit: Hit, clause: Clause) -> bool:
    """Is a word without an object only an attribute (警告的内容)?"""
    whole = hit.expression.takes in (Takes.NOTHING, Takes.AMOUNT)
    after = masked[hit.end : clause.end]
    return whole and bool(frame("noun").match(after) or frame("paper").match(after))


def _repeats(masked: str, last: Find | None, hit: Hit, clause: Clause) -> bool:
    """A general word that only sums up: 降级或者撤职的处分, 给予以下行政处罚：."""
    lead = masked[clause.start : hit.start]
    if frame("general").search(lead):
        return True
    general = _OPENS_LIST.fullmatch(masked[hit.head : hit.end])
    return bool(general) and last is not None and masked[last.end : hit.start] in ("的", "等", "")


def _is_case(reading: Reading, line: Line) -> bool:
    """Is the line an item of 有下列情形之一的：, and so a condition?"""
    if line.opener is None or line.level is None:
        return False
    opener = reading.lines[line.opener]
    return frame("cases").search(reading.masked, opener.start, opener.end) is not None


def _leads_on(reading: Reading, find: Find, finds: Sequence[Find]) -> bool:
    """Is something done, later in the sentence, by those who are told to?"""
    sentence = reading.clauses[find.clause].sentence
    return any(f.start > find.start and reading.clauses[f.clause].sentence == sentence for f in finds)


def _is_opinion(reading: Reading, clause: Clause) -> bool:
    """What somebody proposes in a report is not what was done."""
    if reading.source.genre.name != "news":
        return False
    sentence = reading.sentence(clause)
    return bool(frame("opinion").search(reading.masked[sentence[0].start : sentence[-1].end]))


@Language.component(NAME)
def read_powers(doc: Doc) -> Doc:
    """Adds the powers to the reading and the span group `powers`."""
    reading = reading_of(doc)
    finds: list[Find] = []
    for clause in reading.clauses:
        line = reading.lines[clause.line]
        if line.heading or _is_opinion(reading, clause) or _is_case(reading, line):
            continue
        named = list(finds_in(reading, clause, finds[-_NEAR:]))
        other = None if named else open_find(reading, clause)
        finds.extend(named or ([other] if other else []))
    finds = [f for f in finds if f.expression.needs is not Needs.POSTS or _leads_on(reading, f, finds)]
    reading.finds = {(f.start, f.end): f for f in finds}
    doc.spans["powers"] = spans_of(doc, [(f.start, f.end, f.expression.type) for f in finds])
    return doc
