"""Which stated bases govern a power: the rules of reach."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.model.power import PowerType, Relation
from annotate.suggest.frames import stripped
from annotate.suggest.lexicon import Needs
from annotate.suggest.reading import Find, Ground, Reading

_THESE_ACTS = re.compile(r"(?:上述|以上|前述|其|该|你单位|当事人的?)[^，。；]{0,8}$|^(?:上述|以上|前述)")
_PARTY = re.compile(r"中国共产党|党内|党纪")
_STATE = re.compile(r"公职人员|政务|监察|公务员|事业单位")


def grounds_for(reading: Reading, find: Find, finds: Sequence[Find]) -> tuple[Ground, ...]:
    """The grounds that govern `find`, in text order."""
    governing = [g for g in reading.grounds if g.citations and _governs(reading, g, find, finds)]
    return tuple(_of_its_kind(governing, reading, find))


def _governs(reading: Reading, ground: Ground, find: Find, finds: Sequence[Find]) -> bool:
    here, there = reading.clauses[find.clause], reading.clauses[ground.clause]
    if reading.source.genre.name == "power_list" and here.line == there.line:
        return True
    if ground.relation is Relation.BROKEN and _of_these_acts(reading, ground):
        return _looks_back(reading, ground, find, finds)
    if here.sentence != there.sentence:
        return _opens(reading, ground, here.line)
    if ground.end <= find.start:
        return here.segment == there.segment or _at_head(reading, ground, finds)
    later = any(f.start >= ground.end and reading.clauses[f.clause].segment == there.segment for f in finds)
    return here.segment == there.segment and not later


def _at_head(reading: Reading, ground: Ground, finds: Sequence[Find]) -> bool:
    """Does its clause begin with it, and nothing but a purpose, a reason or an approval stand before that?"""
    here = reading.clauses[ground.clause]
    if stripped(reading.masked[here.start : ground.start]):
        return False
    before = [c for c in reading.sentence(here) if c.index < here.index]
    acted = {f.clause for f in finds if f.expression.needs is not Needs.APPROVER}
    return not any(c.index in acted or reading.masked[c.end - 1] == "的" for c in before)


def _opens(reading: Reading, ground: Ground, line: int) -> bool:
    """Does its sentence end with the colon that opens the list in which `line` stands?"""
    opener = reading.lines[line].opener
    if opener is None:
        return False
    last = max(c.sentence for c in reading.clauses if c.line == opener)
    return reading.clauses[ground.clause].sentence == last or _opens(reading, ground, opener)


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
