"""The law as a page shows it: what is held, one instrument as of a day, one provision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from annotate.catalogue import InForce
from annotate.model.errors import BadInput
from annotate.model.law import Coverage, Instrument, Provision
from annotate.workflow.adding_law import Added, add_texts
from annotate.workflow.desk import Desk

_ORDER = tuple(Coverage)  # from the fullest


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentLine:
    """An instrument in a list; `coverage` is the fullest of its versions."""

    work: str
    title: str
    rank: str
    versions: int
    coverage: Coverage
    repealed: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An instrument as of a day, with the text that governed; see `InForce` for the words on its standing.

    `provisions`: headings and articles of the version in force, in order; empty where its text is not held, since no
    other wording stands in its place.
    """

    instrument: Instrument
    day: date
    standing: InForce
    provisions: tuple[Provision, ...]


def ranks_held(desk: Desk) -> tuple[str, ...]:
    """The ranks of which something is known, in order."""
    return tuple(sorted({each.rank for each in desk.catalogue.instruments}))


def instrument_lines(desk: Desk, *, rank: str | None = None, title: str = "") -> tuple[InstrumentLine, ...]:
    """The instruments of a rank (None: all) whose title or a short name holds the words, ordered by title."""
    found = (
        each
        for each in desk.catalogue.instruments
        if (rank is None or each.rank == rank)
        and any(title in name for name in (each.title, *each.short_names))
    )
    return tuple(sorted(map(_line, found), key=lambda line: line.title))


def sheet_of(desk: Desk, work: str, day: date) -> Sheet:
    """An instrument as of a day. BadInput where the catalogue lacks it."""
    instrument = desk.catalogue.get(work)
    if instrument is None:
        raise BadInput("work", f"“{work}” is not in the catalogue: import its text")
    standing = desk.catalogue.as_of(work, day)
    version = standing.version
    held = {} if version is None else desk.catalogue.provisions(work, version.date)
    return Sheet(
        instrument=instrument,
        day=day,
        standing=standing,
        provisions=tuple(sorted((p for p in held.values() if "/" not in p.path), key=lambda p: p.order)),
    )


def add_uploaded(desk: Desk, files: Iterable[tuple[str, bytes]]) -> tuple[Added, ...]:
    """Add Markdown statutes that came in by name and content; each answer says the name alone."""
    with TemporaryDirectory() as folder:
        paths = []
        for name, content in files:
            paths.append(Path(folder) / Path(name).name)  # a name from outside leads nowhere else
            paths[-1].write_bytes(content)
        return tuple(replace(each, file=Path(each.file).name) for each in add_texts(desk, paths))


def _line(instrument: Instrument) -> InstrumentLine:
    held = [version.coverage for version in instrument.versions]
    return InstrumentLine(
        work=instrument.work,
        title=instrument.title,
        rank=instrument.rank,
        versions=len(instrument.versions),
        coverage=min(held, key=_ORDER.index, default=Coverage.TITLE),
        repealed=instrument.repealed,
    )
