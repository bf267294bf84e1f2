"""Asking the rules of gaps again only of the powers for which something changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from annotate.gaps import find_gaps
from annotate.model.gap import Gap
from annotate.model.power import Mode, Power
from annotate.model.record import Record, Search
from annotate.workflow.desk import Desk

_BEAR_ON_NO_OTHER = frozenset((Mode.EXERCISES, Mode.SANCTIONS))


@dataclass(frozen=True, slots=True)
class _Answer:
    power: Power
    searches: tuple[Search, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class _Answers:
    """What the rules said of each power; `ground`: all that bears on every one of them."""

    ground: tuple[Any, ...]
    by_power: Mapping[str, _Answer]


_NONE = _Answers((), {})


def asked(desk: Desk, record: Record) -> tuple[Gap, ...]:
    """The gaps of a record, ordered by its powers; the same as to ask for all of them anew.

    A power that is merely exercised bears on the gaps of no other; one that grants or delegates may, so a change of
    it asks for all anew, as does a change of the document's facts, the record's norms or the catalogue.
    """
    with desk.alone(("answers", record.document.id)):
        return _asked(desk, record)


def _asked(desk: Desk, record: Record) -> tuple[Gap, ...]:
    catalogue = desk.catalogue
    handing_on = tuple(power for power in record.powers if power.mode not in _BEAR_ON_NO_OTHER)
    about = replace(record.document, text="")
    ground = (catalogue.hash, about, record.instruments, record.citations, handing_on)
    key = ("answers", record.document.id)
    before = desk.kept(key, lambda: _NONE)
    known = before.by_power if before.ground == ground else {}
    searches: defaultdict[str, tuple[Search, ...]] = defaultdict(tuple)
    for search in record.searches:
        searches[search.power] += (search,)
    fresh = [power for power in record.powers if not _stands(known.get(power.id), power, searches[power.id])]
    answers = {**known, **_ask(record, fresh, handing_on, searches, desk)}
    by_power = {power.id: answers[power.id] for power in record.powers}
    desk.keep(key, _Answers(ground, by_power))
    return tuple(gap for answer in by_power.values() for gap in answer.gaps)


def last_asked(desk: Desk, document: str) -> dict[str, tuple[Gap, ...]]:
    """The gaps of each power as they were asked last; empty where they were not asked lately."""
    answers = desk.kept(("answers", document), lambda: _NONE)
    return {power: answer.gaps for power, answer in answers.by_power.items()}


def _stands(answer: _Answer | None, power: Power, searches: tuple[Search, ...]) -> bool:
    if answer is None or answer.searches != searches:
        return False
    return answer.power is power or answer.power == power


def _ask(
    record: Record,
    fresh: list[Power],
    handing_on: tuple[Power, ...],
    searches: Mapping[str, tuple[Search, ...]],
    desk: Desk,
) -> dict[str, _Answer]:
    if not fresh:
        return {}
    ids = {power.id for power in fresh}
    beside = tuple(power for power in handing_on if power.id not in ids)
    gaps: defaultdict[str, list[Gap]] = defaultdict(list)
    for gap in find_gaps(replace(record, powers=(*fresh, *beside)), desk.catalogue):
        gaps[gap.power].append(gap)
    return {power.id: _Answer(power, searches.get(power.id, ()), tuple(gaps[power.id])) for power in fresh}
