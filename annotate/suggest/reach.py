"""Which stated bases govern a power: the rules of reach."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.model.power import PowerType, Relation
from annotate.suggest.frames import stripped
from annotate.suggest.lexicon import Needs
from annotate.suggest.reading import Find, Ground, Reading

_THESE_ACTS = re.compile(r"(?:上述|以上|前述|其|该|你单位|当事人的?)[^，。；]{0,8}$|^(?:上述|以上|前述)")
_PARTY = re.compile(r"中国共产党|党内|党纪")
_STATE = re.compile(r"公职人员|政务|监察|公务员|事业单位")


@dataclass(frozen=True, slots=True)
class Reach:
    """A reading with its finds, laid out by line and segment, so that each find looks only where it may look."""

    reading: Reading
    finds: Sequence[Find]
    grounds_in_line: Mapping[int, Sequence[Ground]]
    finds_in_segment: Mapping[int, Sequence[Find]]
    last_sentence: Mapping[int, int]
    broken: Sequence[Ground]

    @classmethod
    def of(cls, reading: Reading, finds: Sequence[Find]) -> Reach:
        """The layout of one reading."""
        grounds: dict[int, list[Ground]] = {}
        segments: dict[int, list[Find]] = {}
        for ground in reading.grounds:
            if ground.citations:
                grounds.setdefault(reading.clauses[ground.clause].line, []).append(ground)
        for find in finds:
            segments.setdefault(reading.clauses[find.clause].segment, []).append(find)
        last = {clause.line: clause.sentence for clause in reading.clauses}  # clauses stand in order
        broken = tuple(g for g in reading.grounds if g.citations and g.relation is Relation.BROKEN)
        return cls(reading, finds, grounds, segments, last, broken)


def grounds_for(reach: Reach, find: Find) -> tuple[Ground, ...]:
    """The grounds that govern `find`, in text order."""
    reading = reach.reading
    governing = [ground for ground in _within_sight(reach, find) if _governs(reach, ground, find)]
    return tuple(_of_its_kind(governing, reading, find))


def _within_sight(reach: Reach, find: Find) -> Sequence[Ground]:
    """The grounds of its line, of the lines that open it, and in a penalty decision those that say what was broken."""
    line: int | None = reach.reading.clauses[find.clause].line
    seen: dict[int, Ground] = {}
    while line is not None:
        seen |= {ground.start: ground for ground in reach.grounds_in_line.get(line, ())}
        line = reach.reading.lines[line].opener
    if reach.reading.source.genre.name == "penalty_decision":
        seen |= {ground.start: ground for ground in reach.broken}
    return [seen[start] for start in sorted(seen)]


def _governs(reach: Reach, ground: Ground, find: Find) -> bool:
    reading = reach.reading
    here, there = reading.clauses[find.clause], reading.clauses[ground.clause]
    if reading.source.genre.name == "power_list" and here.line == there.line:
        return True
    if ground.relation is Relation.BROKEN and _of_these_acts(reading, ground):
        return _looks_back(reading, ground, find, reach.finds)
    if here.sentence != there.sentence:
        return _opens(reach, ground, here.line)
    if ground.end <= find.start:
        return here.segment == there.segment or _at_head(reach, ground)
    later = any(f.start >= ground.end for f in reach.finds_in_segment.get(there.segment, ()))
    return here.segment == there.segment and not later


def _at_head(reach: Reach, ground: Ground) -> bool:
    """Does its clause begin with it, and nothing but a purpose, a reason or an approval stand before that?"""
    reading = reach.reading
    here = reading.clauses[ground.clause]
    if stripped(reading.masked[here.start : ground.start]):
        return False
    before = [c for c in reading.sentence(here) if c.index < here.index]
    near = [f for c in before for f in reach.finds_in_segment.get(c.segment, ())]
    acted = {f.clause for f in near if f.expression.needs is not Needs.APPROVER}
    return not any(c.index in acted or reading.masked[c.end - 1] == "的" for c in before)


def _opens(reach: Reach, ground: Ground, line: int) -> bool:
    """Does its sentence end with the colon that opens the list in which `line` stands?"""
    opener = reach.reading.lines[line].opener
    if opener is None:
        return False
    return reach.reading.clauses[ground.clause].sentence == reach.last_sentence[opener] or _opens(
        reach, ground, opener
    )


def _of_these_acts(reading: Reading, ground: Ground) -> bool:
    clause = reading.clauses[ground.clause]
    return bool(_THESE_ACTS.search(reading.masked[clause.start : ground.start]))


def _looks_back(reading: Reading, ground: Ground, find: Find, finds: Sequence[Find]) -> bool:
    """上述行为违反…: the acts told before it in its line; in a penalty decision what is imposed for it after it."""
    here, there = reading.clauses[find.clause], reading.clauses[ground.clause]
    if reading.source.genre.name != "penalty_decision":
        return here.line == there.line and find.end <= ground.start
    after = [f for f in finds if f.start >= ground.end]
    if not after:
        return False
    first = reading.clauses[after[0].clause]
    opener = reading.lines[first.line].opener
    if opener is not None:
        return reading.lines[here.line].opener == opener and find.start >= ground.end
    return here.sentence == first.sentence


def _of_its_kind(grounds: list[Ground], reading: Reading, find: Find) -> list[Ground]:
    """Two bases for two kinds of sanction go each to its own kind; a measure of neither kind takes both."""
    if find.type is not PowerType.DISCIPLINE:
        return grounds
    words = reading.masked[find.start : find.end]
    wanted = _PARTY if "党" in words else _STATE
    titles = [c.title or "" for g in grounds for c in g.citations]
    if not (any(map(_PARTY.search, titles)) and any(map(_STATE.search, titles))):
        return grounds
    return [
        Ground(g.start, g.end, g.relation, cited, g.clause)
        for g in grounds
        if (
            cited := tuple(
                c for c in g.citations if g.relation is Relation.BROKEN or wanted.search(c.title or "")
            )
        )
    ]
