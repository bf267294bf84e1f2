"""Suggested powers with their bases linked, so that who accepts one confirms a link that can be seen beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from annotate.catalogue import Catalogue
from annotate.linking import version_for
from annotate.model.citation import Citation, Resolution
from annotate.model.period import Period, period_of
from annotate.model.power import Basis, Power, Target
from annotate.model.record import Record


def linked(catalogue: Catalogue, record: Record, power: Power) -> Power:
    """The power, each basis linked that is a citation of the record which resolved to one version on every day of it."""
    resolved = {each.start: each for each in record.citations if each.resolution is Resolution.RESOLVED}
    days = _days(power, record)
    return replace(power, bases=tuple(_linked(catalogue, each, resolved, days) for each in power.bases))


def _linked(
    catalogue: Catalogue, basis: Basis, resolved: Mapping[int, Citation], days: Period | None
) -> Basis:
    citation = resolved.get(basis.span.start) if basis.span and basis.target is None else None
    if citation is None or citation.work is None:
        return basis
    ends = (days.first, days.last) if days else (None,)
    versions = {version_for(catalogue, citation.work, day) for day in ends}
    version = versions.pop()
    if versions or version is None:
        return basis
    return replace(
        basis, target=Target(work=citation.work, version=version.date, provisions=citation.provisions)
    )


def _days(power: Power, record: Record) -> Period | None:
    try:
        return period_of(power.as_of or record.document.issued_on)
    except ValueError:
        return None  # a date in words is kept as it was written
