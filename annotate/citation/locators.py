"""The locator grammar: 第三条第二款、第五条至第七条 as a chain of units, and the provision paths that it means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotate.citation.patterns import pattern, spelled_out
from annotate.terms.numerals import number_of

_UNIT = pattern("locators", "unit")
_AFTER_NAME = pattern("locators", "unit_after_a_name")
_AFTER_UNIT = pattern("locators", "unit_after_a_unit")
_JOINT = pattern("locators", "joint")
_HALF = pattern("locators", "half_sentence")
_PART = pattern("locators", "part_of_a_code")
_CLAUSE = pattern("locators", "clause_of_a_standard")
_ANNEX = pattern("locators", "annex")
_NUMERAL = re.compile(spelled_out("{numeral}"))
_RANGE = re.compile(r"[至到-]")
_LEVELS = ("章", "节", "条", "款", "项", "目")
_LONGEST_RANGE = 400  # no instrument has more articles in one mention; a longer range keeps its two ends
_MOST_UNITS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in an instrument: what is said of each level, None where it is not said."""

    chapter: str | None = None
    section: str | None = None
    article: str | None = None
    paragraph: str | None = None
    item: str | None = None
    subitem: str | None = None

    def at(self, level: str, number: str) -> Place:
        """This place with `level` set, and all below it open again."""
        match level:
            case "章":
                return Place(chapter=number)
            case "节":
                return Place(chapter=self.chapter, section=number)
            case "条":
                return Place(article=number)
            case "款":
                return Place(article=self.article, paragraph=number)
            case "项":
                return replace(self, item=number, subitem=None)
        return replace(self, subitem=number)

    @property
    def path(self) -> str | None:
        """The provision path; None where neither article nor chapter is known."""
        if self.article is None:
            if self.chapter is None:
                return None
            return f"c{self.chapter}" + (f"s{self.section}" if self.section else "")
        parts = [self.article, self.paragraph, self.item, self.subitem]
        while parts[-1] is None:
            parts.pop()
        return "/".join(part or "_" for part in parts)


@dataclass(frozen=True, slots=True)
class Unit:
    """第七、八条: numbers of one level. `joint`: what joins it to the unit before, empty where nothing does."""

    level: str
    numbers: tuple[str, ...]
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Units that follow each other in the text, up to `end`; `reach` is where reading goes on."""

    units: tuple[Unit, ...]
    end: int
    reach: int
    annexes: tuple[str, ...] = ()


def chain_at(text: str, start: int, *, bare: bool = False) -> Chain | None:
    """The locators that begin right at `start`; None where there are none.

    `bare`: no name stands before them, so that 总则, 5.2.1 or 46条 says nothing.
    """
    if annex := _ANNEX.match(text, start):
        return _annexes(text, annex)
    if bare:
        units, end = _units(text, start, _UNIT)
    else:
        part = _PART.match(text, start)
        at = part.end() if part else start
        units, end = _units(text, at, _AFTER_NAME)
        if not units and (clause := _CLAUSE.match(text, at)):
            end = clause.end()
    return Chain(units, end, end) if end > start else None


def _annexes(text: str, annex: re.Match[str] | None) -> Chain:
    """附件1、附件2. What is said within an annex has no code and lies outside the span."""
    numbers: list[str] = []
    end = reach = 0
    while annex is not None and len(numbers) < _MOST_UNITS:
        number = number_of(annex["n"])
        numbers += [] if number is None else [f"x{number}"]
        _, reach = _units(text, end := annex.end(), _UNIT)
        joint = _JOINT.match(text, end)
        annex = _ANNEX.match(text, joint.end()) if joint and reach == end else None
    return Chain((), end, reach, annexes=tuple(numbers))


def provisions(units: Iterable[Unit], base: Place) -> tuple[tuple[str, ...], Place]:
    """The paths that `units` mean, read from `base` on, each once and in order; and the place of the last.

    >>> provisions([Unit("条", ("5",)), Unit("款", ("1",)), Unit("款", ("3",), "至")], Place())[0]
    ('5/1', '5/2', '5/3')
    """
    paths: list[str] = []
    place, before = base, None
    for unit in units:
        if unit.level not in _LEVELS:
            continue  # 编 has no code
        numbers = unit.numbers
        if before is not None and unit.level == before.level and _RANGE.search(unit.joint):
            numbers = (*_filled(before.numbers[-1], numbers[0])[1:], *numbers[1:])
        finer = before is not None and _LEVELS.index(unit.level) > _LEVELS.index(before.level)
        if finer and not unit.joint and paths:
            paths.pop()
        for number in numbers:
            place = place.at(unit.level, number)
            if place.path is not None:
                paths.append(place.path)
        before = unit
    return tuple(dict.fromkeys(paths)), place


def _units(text: str, start: int, first: re.Pattern[str]) -> tuple[tuple[Unit, ...], int]:
    units: list[Unit] = []
    end, joint = start, ""
    found = first.match(text, start)
    while found is not None and len(units) < _MOST_UNITS:
        units.append(Unit(found["level"], _numbers(found), joint))
        tail = _HALF.match(text, found.end())
        end = tail.end() if tail else found.end()
        found = _AFTER_UNIT.match(text, end)
        joint = ""
        if found is None and (joined := _JOINT.match(text, end)):
            found, joint = _UNIT.match(text, joined.end()), joined[0]
    return tuple(units), end


def _numbers(found: re.Match[str]) -> tuple[str, ...]:
    """All numbers of 第七、八条 or 第（一）至（四）项, ranges filled."""
    numbers: list[str] = []
    last = 0
    for written in _NUMERAL.finditer(found["numbers"]):
        number = str(number_of(written[0]))
        if numbers and _RANGE.search(found["numbers"], last, written.start()):
            numbers += _filled(numbers[-1], number)[1:]
        else:
            numbers.append(number)
        last = written.end()
    if found["inserted"]:
        numbers[-1] += f"-{number_of(found['inserted'])}"
    return tuple(numbers)


def _filled(first: str, last: str) -> tuple[str, ...]:
    """From `first` to `last`, both in it; only the two where they do not count upwards."""
    if not (first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) <= _LONGEST_RANGE):
        return first, last
    return tuple(map(str, range(int(first), int(last) + 1)))
