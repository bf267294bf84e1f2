"""What a bulk act would do at each place of a document, as things stand there now."""

from __future__ import annotations

import re
import secrets
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from annotate.exchange import encode
from annotate.linking import version_for
from annotate.model.document import Document
from annotate.model.period import period_of
from annotate.model.power import Basis, Cited, Mode, Power, PowerType, Relation, Target
from annotate.model.span import Span, span_of
from annotate.reading import paragraphs
from annotate.workflow.bulk_plan import BulkAct, Line, Plan, Skipped, What, Why
from annotate.workflow.concordance import Place
from annotate.workflow.desk import Desk
from annotate.workflow.findings import day_and_place_of_acts, looked_up, suggestions_of, with_citations
from annotate.workflow.marks import open_suggestions
from annotate.workflow.said import Said
from annotate.workflow.searching import Hit
from annotate.workflow.stretches import Stretches

_SENTENCE_END = re.compile(r"[。！？；\n]")
_NUMBERED = re.compile(r"B(\d+)")


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


class _Standing:
    """The powers of a document by the words that they stand on."""

    def __init__(self, powers: Sequence[Power]) -> None:
        self._powers = list(powers)
        self._number = {power.id: number for number, power in enumerate(powers)}
        spans = [(number, span) for number, power in enumerate(powers) for span in power.spans]
        self._of_span = [number for number, _ in spans]
        self._spans = Stretches((span.start, span.end) for _, span in spans)

    def on(self, start: int, end: int) -> list[Power]:
        """Those that stand on some of the words from `start` to `end`, in order."""
        numbers = {self._of_span[at] for at in self._spans.reaching(start, end)}
        return [self._powers[number] for number in sorted(numbers)]

    def put(self, power: Power) -> None:
        """Put a power that says something else in the place of the one with its id; the words are the same."""
        self._powers[self._number[power.id]] = power


class _Page:
    """One document while its places are looked at."""

    def __init__(self, desk: Desk, act: BulkAct, said: Said) -> None:
        self._desk, self._act, self._said = desk, act, said
        self._about: Document = said.record().document
        self._powers = _Standing(said.all("power", Power))
        self._suggestions = _Standing(self._looked_at() if self._asks_suggestions() else ())
        self._paragraphs = paragraphs(said.text)
        self._paragraph_ends = [end for _, end in self._paragraphs]
        self._sentence_ends = [found.end() for found in _SENTENCE_END.finditer(said.text)]

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
        start, end = self._paragraph(place)
        key = f"{start}-{end}"
        if self._powers.on(start, end):
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
        return self._powers.on(place.start, place.end)

    def _suggested(self, place: Place) -> list[Power]:
        return self._suggestions.on(place.start, place.end)

    def _paragraph(self, place: Place) -> tuple[int, int]:
        """The paragraph of the first words of a place; of blank lines alone, the place itself."""
        at = bisect_right(self._paragraph_ends, place.start)
        return self._paragraphs[at] if at < len(self._paragraphs) else (place.start, place.end)

    def _in_sentence(self, place: Place) -> list[Power]:
        ends = self._sentence_ends
        before, after = bisect_right(ends, place.start), bisect_right(ends, place.end)
        start = ends[before - 1] if before else 0
        return self._powers.on(start, ends[after] - 1 if after < len(ends) else len(self._said.text))

    def _changed(self, place: Place, now: Power) -> Line:
        """The power as it is from here on, for the places that come after."""
        self._powers.put(now)
        return self._line(place, "power", now.id, now)

    def _line(self, place: Place, entity: str, key: str, after: object) -> Line:
        thing = self._said.things.get((entity, key))
        return Line(
            place=place, entity=entity, key=key, was=thing.entity if thing else None, after=encode(after)
        )


def _on(basis: Basis, place: Place) -> bool:
    return basis.span is not None and basis.span.start < place.end and place.start < basis.span.end


def _first_day(as_of: str | dict[str, str] | None) -> date | None:
    period = period_of(as_of)
    return period.first if period else None
