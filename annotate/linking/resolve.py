"""What the catalogue says of a citation: whether what it names is held, and has the provisions it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from annotate.catalogue.registry import Catalogue
from annotate.catalogue.standing import Standing, newest_held
from annotate.model.citation import Citation, CitationKind, Resolution
from annotate.model.law import Coverage, Instrument, Provision, Version
from annotate.model.path import is_path

_CHAPTER = re.compile(r"c([1-9][0-9]{0,8})")
_CHINA = timedelta(hours=8)  # the day of the law is that of Beijing


def resolve(
    citations: Iterable[Citation], catalogue: Catalogue, on: date | None = None
) -> tuple[Citation, ...]:
    """The citations with `work`, `resolution` and, where the title is shared by several works, `candidates`.

    They are read by the law of the day `on`; without one, by that in force today, else by the newest text held.
    """
    return tuple(_resolved(citation, catalogue, on) for citation in citations)


def instruments_of(citation: Citation, catalogue: Catalogue) -> tuple[Instrument, ...]:
    """The instruments that the citation may mean: the one of its work, else all of its title."""
    if citation.work is not None and (known := catalogue.get(citation.work)):
        return (known,)
    return catalogue.by_title(citation.title) if citation.title else ()


def version_for(catalogue: Catalogue, work: str, on: date | None = None) -> Version | None:
    """The version whose text is to be read for an act of the day `on`; None where its text is not held.

    Before its commencement an instrument that was adopted is read as adopted; after its repeal, as it was last. Without a
    day: the version in force today, else the newest that is held.
    """
    instrument = catalogue.get(work)
    if instrument is None:
        return None
    day = on or (datetime.now(UTC) + _CHINA).date()
    standing = catalogue.as_of(work, day)
    if standing.version is None and on is None:
        return newest_held(instrument.versions)
    if standing.state in (Standing.REPEALED, Standing.NOT_YET):
        return _held(standing.would_be, day)
    return standing.version


def meant_by(path: str, provisions: Mapping[str, Provision]) -> tuple[Provision, ...]:
    """The provisions that a path means, in the order of the text: `5/_/2` is item 2 of any paragraph of article 5."""
    if "_" not in path:
        found = provisions.get(path)
        return (found,) if found else ()
    if not is_path(path):
        return ()
    wanted = path.split("/")
    return tuple(
        provision
        for known, provision in provisions.items()
        if len(parts := known.split("/")) == len(wanted)
        and all(want in ("_", part) for want, part in zip(wanted, parts, strict=True))
    )


def _resolved(citation: Citation, catalogue: Catalogue, on: date | None) -> Citation:
    if citation.kind is not CitationKind.INSTRUMENT:
        return replace(citation, resolution=Resolution.NOT_APPLICABLE)
    found = instruments_of(citation, catalogue)
    if len(found) > 1:
        works = tuple(instrument.work for instrument in found)
        return replace(citation, resolution=Resolution.AMBIGUOUS, candidates=works)
    if not found:
        return replace(citation, resolution=Resolution.UNRESOLVED)
    work = found[0].work
    return replace(citation, work=work, resolution=_resolution(citation.provisions, catalogue, work, on))


def _resolution(paths: Iterable[str], catalogue: Catalogue, work: str, on: date | None) -> Resolution:
    version = version_for(catalogue, work, on)
    if version is None:
        return Resolution.UNRESOLVED
    provisions = catalogue.provisions(work, version.date)
    absent = [path for path in paths if not meant_by(path, provisions)]
    if not absent:
        return Resolution.RESOLVED
    sure = on is None or catalogue.as_of(work, on).sure
    if sure and version.coverage is Coverage.FULL and any(_would_show(path, provisions) for path in absent):
        return Resolution.NONEXISTENT
    return Resolution.UNRESOLVED


def _would_show(path: str, provisions: Mapping[str, Provision]) -> bool:
    """Would a full text show this provision, if there were one? Annexes and single headings are not always carried along."""
    if not is_path(path):
        return False
    if path[0].isdigit():
        return True
    chapters = [int(known[1]) for held in provisions if (known := _CHAPTER.match(held))]
    asked = _CHAPTER.match(path)
    return asked is not None and bool(chapters) and int(asked[1]) > max(chapters)


def _held(version: Version | None, day: date) -> Version | None:
    """The version, if it was adopted by that day and its text is held."""
    adopted = version is not None and version.date <= day.isoformat()
    return version if version and adopted and version.coverage is not Coverage.TITLE else None
