"""Powers whose verb no lexicon holds: what an organ 可以 do, and the items of 可以采取下列措施：."""

from __future__ import annotations

import re
from functools import cache

from annotate.model.power import PowerType
from annotate.suggest.attribution import in_sentence
from annotate.suggest.extent import Hit, object_end
from annotate.suggest.frames import Lead
from annotate.suggest.holders import named_between
from annotate.suggest.lexicon import Expression, Needs, Takes, frame
from annotate.suggest.reading import Clause, Find, Reading, Role
from annotate.terms import corpus


@cache
def _entries() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """The act's pattern and its opener's, by name."""
    rows = corpus.facts("power/open.yaml")
    return {row["name"]: (re.compile(row["pattern"]), re.compile(row.get("opener", "(?!)"))) for row in rows}


def is_open(expression: Expression) -> bool:
    """Is it one of these, and not a word of the lexicon?"""
    return expression.name in _entries()


def open_find(reading: Reading, clause: Clause) -> Find | None:
    """The power of a clause in which no expression of the lexicon was found, or None."""
    words = reading.masked[clause.start : clause.end]
    if frame("condition").search(words) or frame("opener").search(words):
        return None
    return _permitted(reading, clause) or _listed(reading, clause)


def _permitted(reading: Reading, clause: Clause) -> Find | None:
    """县园林局可以迁移古树: the organ stands in the clause and nothing but its permission before the act."""
    for holder in named_between(reading.holders, clause.start, clause.end):
        if holder.role is Role.SUBJECT or holder.before == "由":
            name = "机关可以"
            found = _entries()[name][0].match(reading.masked, holder.end, clause.end)
            place = _place(reading, clause, found, name) if found else None
            if place:
                return Find(*place, _expression(name), Lead.ORGAN, clause.index, holder)
    return None


def _listed(reading: Reading, clause: Clause) -> Find | None:
    """An item of a list; the item's first clause names the measure.

    An organ may choose measures from the list, or the issuer orders every item of it (现命令：).
    """
    line = reading.lines[clause.line]
    if line.opener is None or line.level is None or clause.start != line.body:
        return None
    opener = reading.lines[line.opener]
    subject = in_sentence(reading, clause, clause.start)
    for name, allowed in (
        ("下列措施", subject is not None and subject.role is not Role.CITIZEN),
        (
            "命令各项",
            reading.source.genre.acts and not named_between(reading.holders, clause.start, clause.end),
        ),
    ):
        pattern, opens = _entries()[name]
        if allowed and opens.search(reading.masked, opener.start, opener.end):
            found = pattern.match(reading.masked[clause.start : clause.end])
            place = _place(reading, clause, found, name, clause.start) if found else None
            return Find(*place, _expression(name), Lead.OPEN, clause.index, subject) if place else None
    return None


def _place(
    reading: Reading, clause: Clause, found: re.Match[str], name: str, shift: int = 0
) -> tuple[int, int] | None:
    start = found.start("act") + shift
    hit = Hit(start, start, start + 1, _expression(name))
    end = object_end(reading.masked, hit, clause.end)
    return (start, end) if end is not None and end - start > 1 else None


@cache
def _expression(name: str) -> Expression:
    return Expression(name, PowerType.OTHER, re.compile("(?!)"), Takes.OBJECT, Needs.ORGAN, 0)
