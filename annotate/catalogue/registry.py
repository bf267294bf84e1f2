"""The catalogue: which instruments there are, what they are called, what governed on a day, what it says."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache

from annotate.catalogue.articles import with_parts
from annotate.catalogue.standing import InForce, Standing, standing_on
from annotate.catalogue.titles import key_of, without_version_note
from annotate.citation import Title, TitleIndex
from annotate.model.law import Coverage, Instrument, Provision
from annotate.model.record import Covers

_TEXTS_KEPT = 32  # texts taken apart in memory at once; a code takes about 3 MB
_SHORTEST = 2

Texts = Callable[[str, str], Sequence[Provision]]
"""Gives the headings and articles of a work's version, by work and version date; empty where none are held."""


class Catalogue:
    """The instruments in memory, their texts fetched when asked for.

    `texts` is asked for a text at its first use; a few texts are kept. Nothing here changes after it was made.
    """

    def __init__(self, instruments: Iterable[Instrument], texts: Texts) -> None:
        self.instruments = tuple(sorted(instruments, key=lambda i: i.work))
        self._works = {instrument.work: instrument for instrument in self.instruments}
        self._named = _names(self.instruments)
        self._provisions = lru_cache(maxsize=_TEXTS_KEPT)(lambda work, day: _by_path(texts(work, day)))

    @cached_property
    def hash(self) -> str:
        """Names what is held: the same instruments, versions, dates and texts give the same hash, in any order."""
        digest = hashlib.sha256()
        for instrument in self.instruments:
            digest.update(repr(instrument).encode())
        return digest.hexdigest()

    def get(self, work: str) -> Instrument | None:
        """The instrument with this work id."""
        return self._works.get(work)

    def by_title(self, title: str) -> tuple[Instrument, ...]:
        """The instruments of this full or short title, with or without 《》, 中华人民共和国, or a year in brackets.

        A full title prevails over a short name of something else. More than one: the title does not tell them apart.
        """
        exact = key_of(title)
        return self._named.get(exact) or self._named.get(without_version_note(exact), ())

    def titled_like(self, words: Sequence[str]) -> tuple[Instrument, ...]:
        """Instruments whose title or short name holds all of `words`, nearest first: so called, ending so, shorter."""
        asked = [key for word in words if (key := key_of(word))]
        if not asked or max(map(len, asked)) < _SHORTEST:
            return ()
        found = [
            (min(nearness), instrument.title, instrument)
            for instrument in self.instruments
            if (nearness := [n for name in _called(instrument) if (n := _nearness(name, asked)) is not None])
        ]
        return tuple(instrument for _, _, instrument in sorted(found, key=lambda hit: hit[:2]))

    def titles(self) -> TitleIndex:
        """What citations are found with: every title and short name."""
        return TitleIndex(
            Title(title=instrument.title, names=instrument.short_names, work=instrument.work)
            for instrument in self.instruments
        )

    def as_of(self, work: str, day: date) -> InForce:
        """Which version governed on `day`, and whether its text is held; unknown for a work not in the catalogue."""
        instrument = self.get(work)
        if instrument is None:
            return InForce(version=None, state=Standing.UNKNOWN, would_be=None, sure=False)
        return standing_on(instrument, day)

    def provisions(self, work: str, version_date: str) -> Mapping[str, Provision]:
        """All provisions of a version by path, in order: articles and headings, 款, 项 and 目; empty if none are held."""
        return self._provisions(work, version_date)

    def provision(self, work: str, version_date: str, path: str) -> Provision | None:
        """One provision of that very version; None where it has none or its text is not held."""
        return self.provisions(work, version_date).get(path)

    def covers(self) -> Covers:
        """The ranks and places of which some text is held: what a search can have found."""
        held = [i for i in self.instruments if any(v.coverage is not Coverage.TITLE for v in i.versions)]
        return Covers(
            ranks=tuple(sorted({instrument.rank for instrument in held})),
            places=tuple(sorted({instrument.place for instrument in held})),
        )


def _by_path(text: Sequence[Provision]) -> Mapping[str, Provision]:
    provisions = (part for provision in text for part in with_parts(provision))
    return {
        p.path: Provision(path=p.path, text=p.text, order=n, heading=p.heading)
        for n, p in enumerate(provisions)
    }


def _names(instruments: Iterable[Instrument]) -> Mapping[str, tuple[Instrument, ...]]:
    """Instruments by plain name. A short name that is another one's own title is left to that one."""
    titled: defaultdict[str, list[Instrument]] = defaultdict(list)
    called: defaultdict[str, list[Instrument]] = defaultdict(list)
    for instrument in instruments:
        titled[key_of(instrument.title)].append(instrument)
        for name in dict.fromkeys(map(key_of, instrument.short_names)):
            called[name].append(instrument)
    return {name: tuple(titled.get(name) or called[name]) for name in (*titled, *called)}


def _called(instrument: Instrument) -> tuple[str, ...]:
    return tuple(map(key_of, (instrument.title, *instrument.short_names)))


def _nearness(name: str, words: Sequence[str]) -> tuple[int, int] | None:
    """How near a name is to the words asked for: 0 so called, 1 ends so, 2 holds them; then by its length."""
    if not all(word in name for word in words):
        return None
    if words == [name]:
        return 0, len(name)
    return (1 if name.endswith(words[-1]) else 2), len(name)
