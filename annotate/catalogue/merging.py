"""Imported texts put into the catalogue: a new instrument, a new version, or the text of one known by date only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from annotate.catalogue.dates import NOTES, WHEEL, line_up
from annotate.catalogue.imported import ImportedText
from annotate.catalogue.notes import UNKNOWN_RANK
from annotate.model.law import Coverage, Instrument, Version


def merge(instruments: Iterable[Instrument], imported: Iterable[ImportedText]) -> tuple[Instrument, ...]:
    """The instruments with what was imported, ordered by work.

    A version that is held is not replaced by another text of the same day, unless that one is more complete. Facts that
    were known stay; unknown ones are filled in.
    """
    by_work = {instrument.work: instrument for instrument in instruments}
    for text in imported:
        held = by_work.get(text.instrument.work)
        by_work[text.instrument.work] = _joined(held, text.instrument) if held else text.instrument
    return tuple(by_work[work] for work in sorted(by_work))


def takes(held: Instrument | None, imported: ImportedText) -> bool:
    """Is the imported text to be kept: is its version not held, or not as completely?"""
    known = next((v for v in held.versions if v.date == imported.version.date), None) if held else None
    return known is None or _completeness(imported.version) > _completeness(known)


def _joined(held: Instrument, new: Instrument) -> Instrument:
    versions = {version.date: version for version in held.versions}
    for version in new.versions:
        known = versions.get(version.date)
        versions[version.date] = version if known is None else _fuller(known, version)
    return replace(
        held,
        rank=new.rank if held.rank == UNKNOWN_RANK else held.rank,
        issuer=held.issuer or new.issuer,
        short_names=tuple(dict.fromkeys((*held.short_names, *new.short_names))),
        versions=line_up(held.work, versions.values()),
    )


def _fuller(known: Version, new: Version) -> Version:
    """The text of whichever holds more, with the surer dates; new notes tell what came before a text of the wheel."""
    fuller = new if _completeness(new) > _completeness(known) else known
    surer = known if known.sure or not new.sure else new
    source = fuller.source
    if source.startswith(WHEEL) and new.kind and not source.endswith(NOTES):
        source = f"{source} + {NOTES}"
    kind = known.kind or new.kind
    return replace(fuller, effective=surer.effective, sure=surer.sure, kind=kind, source=source)


def _completeness(version: Version) -> int:
    return (Coverage.TITLE, Coverage.OUTLINE, Coverage.FULL).index(version.coverage)
