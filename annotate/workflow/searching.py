"""Searching the law: provisions that say something, as of a day, and the text of one provision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from annotate.catalogue import Catalogue, Query, Standing, parse_query
from annotate.linking.labels import label_of
from annotate.linking.resolve import meant_by, version_for
from annotate.model.errors import BadInput
from annotate.model.law import Instrument, Provision
from annotate.model.path import is_path
from annotate.model.record import Covers
from annotate.store import Found
from annotate.workflow.desk import Desk

_TITLES, _POOL = 20, 200
_GOVERNS = (Standing.HELD, Standing.NOT_HELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A provision that was found, or an instrument as a whole (`path` empty). `label`: its path in words."""

    work: str
    title: str
    version: str | None
    path: str
    label: str
    text: str
    rank: str
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """What a search found, in which corpus, and how far that reaches."""

    hits: tuple[Hit, ...]
    corpus: str
    covers: Covers


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionText:
    """One provision as it stood. `state`: held, not_held, not_yet, repealed …; `text` None where none is held."""

    work: str
    title: str
    version: str | None
    state: str
    path: str
    label: str
    text: str | None


def find_provisions(desk: Desk, query: str, on: str | None = None, limit: int = 50) -> Hits:
    """Provisions for a query: words (all must stand in the article), a title, or a title with its article.

    What the query names comes first, then instruments with that in their title, then articles; within each what is
    in force on the day (`YYYY-MM-DD`; None: today). BadInput where the day is none.
    """
    catalogue, day, asked = desk.catalogue, day_from(desk, on), parse_query(query)
    hits = [*_placed(catalogue, asked, day), *_titled(catalogue, asked, day), *_saying(desk, asked, day)]
    first = {(hit.work, hit.version, hit.path): hit for hit in reversed(hits)}
    kept = [hit for hit in hits if first[hit.work, hit.version, hit.path] is hit]
    return Hits(hits=tuple(kept[:limit]), corpus=f"catalogue@{catalogue.hash}", covers=catalogue.covers())


def provision(
    desk: Desk, work: str, path: str, *, version: str | None = None, on: str | None = None
) -> ProvisionText:
    """A provision of the version named, or of the one in force on a day (None: today). BadInput for no such work."""
    catalogue = desk.catalogue
    instrument = catalogue.get(work)
    if instrument is None:
        raise BadInput("work", f"the catalogue holds no “{work}”: import its text, or choose another")
    if path and not is_path(path):
        raise BadInput(
            "path", f"“{path}” is no provision path: write article[/paragraph[/item]], such as 34/2"
        )
    state: str = Standing.HELD
    if version is None:
        standing = catalogue.as_of(work, day_from(desk, on))
        version, state = (standing.version.date if standing.version else None), standing.state
    found = meant_by(path, catalogue.provisions(work, version)) if version and path else ()
    return ProvisionText(
        work=work,
        title=instrument.title,
        version=version,
        state=state,
        path=path,
        label=label_of(path, found[0] if found else None) if path else "",
        text="\n".join(each.text for each in found) if found else None,
    )


def day_from(desk: Desk, on: str | None) -> date:
    """The day asked for, or today. BadInput where it is none."""
    written = on or desk.clock()[:10]
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BadInput("on", f"“{written}” is no day: write YYYY-MM-DD") from None


def _placed(catalogue: Catalogue, asked: Query, day: date) -> Iterator[Hit]:
    """The provisions at the place that the query ends with, in the instruments that its words name."""
    if asked.path is None or not asked.words:
        return
    named = catalogue.by_title("".join(asked.words)) or catalogue.titled_like(asked.words)[:_TITLES]
    for instrument in named:
        version = version_for(catalogue, instrument.work, day)
        provisions = catalogue.provisions(instrument.work, version.date) if version else {}
        for found in meant_by(asked.path, provisions):
            yield _hit(catalogue, instrument, day, version.date if version else None, found)


def _titled(catalogue: Catalogue, asked: Query, day: date) -> list[Hit]:
    """Instruments whose title or short name holds the words, nearest first."""
    named = catalogue.by_title("".join(asked.words)) if asked.words else ()
    found = dict.fromkeys((*named, *catalogue.titled_like(asked.words)[:_TITLES]))
    hits = [_hit(catalogue, instrument, day, None, None) for instrument in found]
    return sorted(hits, key=lambda hit: not hit.in_force)


def _saying(desk: Desk, asked: Query, day: date) -> list[Hit]:
    """Articles that hold all words of the query, those first that say it in the fewest words."""
    catalogue = desk.catalogue
    with desk.store.reading() as unit:
        found = unit.law.find(asked.tokens, day.isoformat(), _POOL)
    ordered = sorted(found, key=lambda one: (-_density(one, asked.tokens), one.work, one.path))
    hits = [
        _hit(catalogue, instrument, day, one.version, Provision(path=one.path, text=one.text, order=0))
        for one in ordered
        if (instrument := catalogue.get(one.work)) is not None
    ]
    return sorted(hits, key=lambda hit: not hit.in_force)


def _density(found: Found, words: tuple[str, ...]) -> float:
    """How much of an article the words are; a very short article does not win by its shortness alone."""
    return sum(found.text.count(word) * len(word) for word in words) / (len(found.text) + 40)


def _hit(
    catalogue: Catalogue, instrument: Instrument, day: date, version: str | None, found: Provision | None
) -> Hit:
    """A hit in a version, or in the one of the day where none is given."""
    standing = catalogue.as_of(instrument.work, day)
    governing = standing.version.date if standing.version else None
    return Hit(
        work=instrument.work,
        title=instrument.title,
        version=version or governing,
        path=found.path if found else "",
        label=label_of(found.path, found) if found else "",
        text=found.text if found else "",
        rank=instrument.rank,
        in_force=standing.state in _GOVERNS and version in (None, governing),
    )
