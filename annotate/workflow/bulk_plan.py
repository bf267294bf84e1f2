"""What a bulk act would change at which places, and where it would change nothing, and why."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from annotate.exchange import encode
from annotate.linking import version_for
from annotate.model.document import Document
from annotate.model.period import period_of
from annotate.model.power import Basis, Cited, Mode, Power, PowerType, Relation, Target
from annotate.model.span import Span, span_of
from annotate.reading import paragraphs
from annotate.store import Entity
from annotate.workflow.concordance import Place, overlaps
from annotate.workflow.desk import Desk
from annotate.workflow.findings import day_and_place_of_acts, looked_up, suggestions_of, with_citations
from annotate.workflow.marks import open_suggestions
from annotate.workflow.said import Said
from annotate.workflow.searching import Hit

_SENTENCE = re.compile(r"[。！？；\n]")
_NUMBERED = re.compile(r"B(\d+)")


class What(StrEnum):
    """The bulk acts."""

    MARK = "mark"
    SET = "set"
    LINK = "link"
    READ = "read"
    REJECT = "reject"


class Why(StrEnum):
    """Why a place is left out."""

    MARKED = "marked"
    NO_POWER = "no_power"
    SAME = "same"
    LINKED = "linked"
    OTHER_VERSION = "other_version"
    ALREADY = "already"
    NO_SUGGESTION = "no_suggestion"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkAct:
    """What shall be done at each place.

    MARK: a slot that is empty takes the marked words (`action`, `measure`) or what the suggestion there says (`type`,
    `mode`; 其他 and 行使 where there is none). SET: a slot that is empty stays as it is. LINK: `hit` is the provision;
    `stated`: the phrase is the citation, and the powers of its sentence rest on it.
    """

    what: What
    action: str = ""
    measure: str = ""
    type: PowerType | None = None
    mode: Mode | None = None
    hit: Hit | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One change of one entity. `was`: what stands there now, as the plan saw it."""

    place: Place
    entity: str
    key: str
    was: Entity | None
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A place that is left as it is."""

    place: Place
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that a bulk act would do; nothing is stored yet."""

    act: BulkAct
    lines: tuple[Line, ...]
    skipped: tuple[Skipped, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that it would change, in order."""
        return tuple(dict.fromkeys(line.place.document for line in self.lines))


def planned(desk: Desk, act: BulkAct, places: Sequence[Place]) -> Plan:
    """What the act would do at these places as things stand now."""
    lines: dict[tuple[str, str, str], Line] = {}
    skipped: list[Skipped] = []
    by_document: dict[str, list[Place]] = {}
    for place in places:
        by_document.setdefault(place.document, []).append(place)
    for document, here in by_document.items():
        page = _Page(desk, act, looked_up(desk, document))
        for place in here:
            for found in page.at(place):
                if isinstance(found, Skipped):
                    skipped.append(found)
                else:
                    at = (document, found.entity, found.key)
                    lines[at] = replace(lines.get(at, found), after=found.after)
    return Plan(act=act, lines=tuple(lines.values()), skipped=tuple(skipped))


class _Page:
    """One document while its places are looked at."""

    def __init__(self, desk: Desk, act: BulkAct, said: Said) -> None:
        self._desk, self._act, self._said = desk, act, said
        self._about: Document = said.record().document
        self._powers = said.all("power", Power)
        self._suggestions = self._looked_at() if self._asks_suggestions() else ()

    def at(self, place: Place) -> Iterator[Line | Skipped]:
        """What is done, or not, at one place."""
        if self._said.text[place.start : place.end] != place.quote:
            yield Skipped(place=place, why=Why.GONE)
            return
        done: Callable[[Place], Iterator[Line | Why]] = {
            What.MARK: self._mark,
            What.SET: self._set,
            What.LINK: self._link,
            What.READ: self._read,
            What.REJECT: self._reject,
        }[self._act.what]
        for found in done(place):
            yield Skipped(place=place, why=found) if isinstance(found, Why) else found

    def _asks_suggestions(self) -> bool:
        """To look a text through takes a while."""
        act = self._act
        return act.what is What.REJECT or (act.what is What.MARK and not (act.type and act.mode))

    def _looked_at(self) -> tuple[Power, ...]:
        found = suggestions_of(self._desk, with_citations(self._desk, self._said))
        return open_suggestions(self._said, found)

    def _mark(self, place: Place) -> Iterator[Line | Why]:
        if self._there(place):
            yield Why.MARKED
            return
        act, like = self._act, next(iter(self._suggested(place)), None)
        as_of, where = day_and_place_of_acts(self._about)
        power = Power(
            id=f"p-{secrets.token_hex(6)}",
            spans=(span_of(self._said.text, place.start, place.end),),
            action=act.action or place.quote,
            measure=act.measure or place.quote,
            type=act.type or (like.type if like else PowerType.OTHER),
            mode=act.mode or (like.mode if like else Mode.EXERCISES),
            actor=like.actor if like else None,
            as_of=as_of,
            place=where,
        )
        yield self._line(place, "power", power.id, power)

    def _set(self, place: Place) -> Iterator[Line | Why]:
        there = self._there(place)
        if not there:
            yield Why.NO_POWER
        for power in there:
            now = replace(
                power, measure=self._act.measure or power.measure, type=self._act.type or power.type
            )
            yield Why.SAME if now == power else self._changed(place, now)

    def _link(self, place: Place) -> Iterator[Line | Why]:
        there = self._in_sentence(place) if self._act.stated else self._there(place)
        if not there:
            yield Why.NO_POWER
        for power in there:
            yield self._linked(place, power)

    def _linked(self, place: Place, power: Power) -> Line | Why:
        hit = self._act.hit
        if hit is None:
            return Why.SAME
        if not self._governs(hit, power):
            return Why.OTHER_VERSION
        target = Target(work=hit.work, version=hit.version, provisions=(hit.path,) if hit.path else ())
        if any(basis.target == target for basis in power.bases):
            return Why.LINKED
        here = next((b for b in power.bases if self._act.stated and _on(b, place)), None)
        if here is not None and here.target is not None:
            return Why.LINKED  # what a person linked there is theirs
        if here is not None:
            bases = tuple(replace(b, target=target) if b is here else b for b in power.bases)
        else:
            bases = (*power.bases, self._basis(place, power, hit, target))
        return self._changed(place, replace(power, bases=bases))

    def _basis(self, place: Place, power: Power, hit: Hit, target: Target) -> Basis:
        stated = self._act.stated
        numbers = [int(found[1]) for b in power.bases if (found := _NUMBERED.fullmatch(b.id))]
        return Basis(
            id=f"B{max(numbers, default=0) + 1}",
            span=Span(start=place.start, end=place.end, quote=place.quote) if stated else None,
            relation=Relation.CREATES,
            stated=stated,
            cited=Cited(title=hit.title, provisions=target.provisions if stated else ()),
            target=target,
        )

    def _governs(self, hit: Hit, power: Power) -> bool:
        """Is the version that was chosen the one to be read on the day of the act? A day unknown asks for none."""
        day = _first_day(power.as_of or self._about.issued_on)
        if day is None:
            return True
        version = version_for(self._desk.catalogue, hit.work, day)
        return version is None or version.date == hit.version

    def _read(self, place: Place) -> Iterator[Line | Why]:
        start, end = next(
            each for each in (*paragraphs(self._said.text), (place.start, place.end)) if each[1] > place.start
        )
        key = f"{start}-{end}"
        if any(overlaps(start, end, ((s.start, s.end),)) for power in self._powers for s in power.spans):
            yield Why.MARKED
        elif ("read", key) in self._said.things:
            yield Why.ALREADY
        else:
            yield self._line(place, "read", key, span_of(self._said.text, start, end))

    def _reject(self, place: Place) -> Iterator[Line | Why]:
        there = self._suggested(place)
        if not there:
            yield Why.NO_SUGGESTION
        for span in (span for each in there for span in each.spans):
            yield self._line(place, "rejected", f"{span.start}-{span.end}", span)

    def _there(self, place: Place) -> list[Power]:
        return [power for power in self._powers if _reaches(power, place.start, place.end)]

    def _suggested(self, place: Place) -> list[Power]:
        return [each for each in self._suggestions if _reaches(each, place.start, place.end)]

    def _in_sentence(self, place: Place) -> list[Power]:
        text = self._said.text
        start = max((found.end() for found in _SENTENCE.finditer(text, 0, place.start)), default=0)
        after = _SENTENCE.search(text, place.end)
        return [
            power for power in self._powers if _reaches(power, start, after.start() if after else len(text))
        ]

    def _changed(self, place: Place, now: Power) -> Line:
        """The power as it is from here on, for the places that come after."""
        self._powers = tuple(now if power.id == now.id else power for power in self._powers)
        return self._line(place, "power", now.id, now)

    def _line(self, place: Place, entity: str, key: str, after: object) -> Line:
        thing = self._said.things.get((entity, key))
        return Line(
            place=place, entity=entity, key=key, was=thing.entity if thing else None, after=encode(after)
        )


def _reaches(power: Power, start: int, end: int) -> bool:
    return overlaps(start, end, ((span.start, span.end) for span in power.spans))


def _on(basis: Basis, place: Place) -> bool:
    return basis.span is not None and overlaps(place.start, place.end, ((basis.span.start, basis.span.end),))


def _first_day(as_of: str | dict[str, str] | None) -> date | None:
    period = period_of(as_of)
    return period.first if period else None
