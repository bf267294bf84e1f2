"""The law base: instruments, their versions, the provisions of each, and what was noted of the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from annotate.model.law import Coverage, Instrument, Provision, Version
from annotate.store.engine import take_turns
from annotate.store.search import Found, find
from annotate.store.tables import instruments, law_base, provisions, versions
from annotate.store.values import read, written

__all__ = ["Found", "Law"]


class Law:
    """The law base of one unit."""

    def __init__(self, connection: Connection) -> None:
        self._do = connection

    def take_turns(self) -> None:
        """Wait until no other process is building the law base; it stands still for them until this unit ends."""
        take_turns(self._do)

    def put(self, instrument: Instrument, texts: Mapping[str, Sequence[Provision]]) -> None:
        """Keep an instrument in place of what was held of its work.

        `texts`: the provisions by version date; those of a version that is not named here stay as they are.
        """
        self._do.execute(delete(versions).where(versions.c.work == instrument.work))
        if not self._holds(instrument.work):
            self._do.execute(insert(instruments).values(**_instrument_row(instrument)))
        else:
            row = _instrument_row(instrument)
            self._do.execute(instruments.update().where(instruments.c.work == instrument.work).values(**row))
        if instrument.versions:
            rows = [_version_row(place, version) for place, version in enumerate(instrument.versions)]
            self._do.execute(insert(versions), rows)
        for date, text in texts.items():
            self._put_text(instrument.work, date, text)

    def instruments(self) -> tuple[Instrument, ...]:
        """All instruments, ordered by work, each with its versions in order."""
        by_work: defaultdict[str, list[Version]] = defaultdict(list)
        for row in self._do.execute(select(versions).order_by(versions.c.work, versions.c.position)):
            by_work[row.work].append(_version(row))
        rows = self._do.execute(select(instruments).order_by(instruments.c.work))
        return tuple(_instrument(row, by_work[row.work]) for row in rows)

    def provisions(self, work: str, version: str) -> tuple[Provision, ...]:
        """The articles and headings of one version, in order; empty where no text is held."""
        wanted = select(provisions).where(provisions.c.work == work, provisions.c.version == version)
        return tuple(
            Provision(path=row.path, text=row.text, order=row.position, heading=row.heading)
            for row in self._do.execute(wanted.order_by(provisions.c.position))
        )

    def find(self, words: Sequence[str], on: str, limit: int) -> tuple[Found, ...]:
        """Articles that hold all of `words`; what is in force `on` that day (YYYY-MM-DD) comes first."""
        return find(self._do, words, on, limit)

    def count(self) -> tuple[int, int]:
        """How many instruments and how many articles and headings are held."""
        return (
            self._do.execute(select(func.count()).select_from(instruments)).scalar_one(),
            self._do.execute(select(func.count()).select_from(provisions)).scalar_one(),
        )

    def notes(self) -> dict[str, str]:
        """What was noted of the law base as a whole, by name: its hash, what it was built from."""
        return {row.name: row.value for row in self._do.execute(select(law_base))}

    def note(self, name: str, value: str) -> None:
        """Note something of the whole, in place of what was noted under that name."""
        self._do.execute(delete(law_base).where(law_base.c.name == name))
        self._do.execute(insert(law_base).values(name=name, value=value))

    def _holds(self, work: str) -> bool:
        return (
            self._do.execute(select(instruments.c.work).where(instruments.c.work == work)).first() is not None
        )

    def _put_text(self, work: str, date: str, text: Sequence[Provision]) -> None:
        self._do.execute(delete(provisions).where(provisions.c.work == work, provisions.c.version == date))
        rows = [
            {
                "work": work,
                "version": date,
                "path": p.path,
                "position": p.order,
                "text": p.text,
                "heading": p.heading,
            }
            for p in text
        ]
        if rows:
            self._do.execute(insert(provisions), rows)


def _instrument_row(instrument: Instrument) -> dict[str, Any]:
    return {
        "work": instrument.work,
        "title": instrument.title,
        "rank": instrument.rank,
        "issuer": instrument.issuer,
        "place": instrument.place,
        "number": instrument.number,
        "short_names": written(list(instrument.short_names)),
        "repealed": instrument.repealed,
    }


def _version_row(place: int, version: Version) -> dict[str, Any]:
    return {
        "work": version.work,
        "date": version.date,
        "position": place,
        "effective": version.effective,
        "ended": version.ended,
        "kind": version.kind,
        "coverage": version.coverage.value,
        "sure": version.sure,
        "source": version.source,
        "sha256": version.sha256,
    }


def _instrument(row: Row[Any], held: Sequence[Version]) -> Instrument:
    return Instrument(
        work=row.work,
        title=row.title,
        rank=row.rank,
        issuer=row.issuer,
        place=row.place,
        number=row.number,
        short_names=tuple(read(row.short_names)),
        versions=tuple(held),
        repealed=row.repealed,
    )


def _version(row: Row[Any]) -> Version:
    return Version(
        work=row.work,
        date=row.date,
        effective=row.effective,
        ended=row.ended,
        kind=row.kind,
        coverage=Coverage(row.coverage),
        sure=row.sure,
        source=row.source,
        sha256=row.sha256,
    )
