"""The notes below a statute's title: when it was adopted, published and amended, by whom, and what rank follows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from annotate.terms.corpus import facts

UNKNOWN_RANK = "未查明"

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_ONE_PROCESS = timedelta(days=200)
"""Adoption, approval and publication of one version lie no further apart."""
_AMENDING = ("修订", "修正")
_DATED_BY = ("修订", "修正", "全国人大通过", "公布", "批准", "通过")
"""Which of its days names a version, the first that is there: a law's is that of its adoption, not of its publication."""
_ADOPTIONS = ("全国人大通过", "通过")
_NAMES = {"全国人大通过": "通过", "批准": "通过"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedVersion:
    """A version that the notes name: its date, how it came about, its first day in force where they say so."""

    date: str
    kind: str
    effective: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopter:
    """What the notes, the title or the folder say of rank, issuer and place; None for what they do not say."""

    rank: str = UNKNOWN_RANK
    issuer: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class _Event:
    day: date
    kind: str


def noted_versions(notes: str) -> tuple[NotedVersion, ...]:
    """The versions that the notes name, oldest first."""
    return tuple(_version(process) for process in _processes(_events(_bare(notes))))


def split_at(
    noted: Sequence[NotedVersion], version_date: str
) -> tuple[tuple[NotedVersion, ...], NotedVersion]:
    """The versions before the one of `version_date`, and that one with what the notes say of it.

    One of its days lies near `version_date`; where none does, the notes do not tell of this version, and its kind is "".
    """
    day = date.fromisoformat(version_date)
    near = [v for v in noted if abs(date.fromisoformat(v.date) - day) <= _ONE_PROCESS]
    own = replace(near[-1], date=version_date) if near else NotedVersion(date=version_date, kind="")
    return tuple(v for v in noted if v.date < version_date and v not in near), own


def adopter(notes: str, title: str, folders: Sequence[str]) -> Adopter:
    """Who adopted it and of what rank it is: by the notes, else the title, else the folders it lies in.

    The rank is decided by the first of these that tells it; the issuer and place may come from a later one.
    """
    found = [*_asked("note", [_bare(notes)]), *_asked("title", [title]), *_asked("folder", folders)]
    if not found:
        return Adopter()
    rank = _special_rank(title) or found[0].rank
    alike = [a for a in found if a.rank == found[0].rank]
    return Adopter(
        rank=rank,
        issuer=next((a.issuer for a in alike if a.issuer), None),
        place=next((a.place for a in alike if a.place), None),
    )


def _special_rank(title: str) -> str | None:
    """A regulation of a special zone is adopted like any local one: its title tells it apart."""
    special = ("经济特区法规", "浦东新区法规", "海南自由贸易港法规", "宪法")
    return next((a.rank for a in _asked("title", [title]) if a.rank in special), None)


def _asked(where: str, texts: Iterable[str]) -> Iterator[Adopter]:
    for text in texts:
        for rule in facts("law/adoption.yaml")["ranks"]:
            if rule["in"] == where and (match := re.search(rule["pattern"], text)):
                said = match.groupdict()
                issuer = rule.get("issuer") or _without_term(said.get("issuer"))
                yield Adopter(rank=rule["rank"], issuer=issuer, place=said.get("place"))


def _without_term(issuer: str | None) -> str | None:
    return re.sub(r"第.{1,3}届", "", issuer).removeprefix("中华人民共和国") if issuer else None


def _bare(notes: str) -> str:
    return re.sub(r"[\s\u200b]", "", unicodedata.normalize("NFKC", notes))


def _events(notes: str) -> Iterator[_Event]:
    dates = list(_DATE.finditer(notes))
    for here, following in zip_longest(dates, dates[1:]):
        words = notes[here.end() : following.start() if following else len(notes)]
        kind = next(
            (r["name"] for r in facts("law/adoption.yaml")["notes"] if re.search(r["pattern"], words)), None
        )
        try:
            day = date(*(int(part) for part in here.groups()))
        except ValueError:  # no such day: a slip of the pen in the notes
            continue
        if kind:
            yield _Event(day, kind)


def _processes(events: Iterable[_Event]) -> Iterator[list[_Event]]:
    """The events grouped: what belongs to the making of one version lies together."""
    process: list[_Event] = []
    for event in events:
        if process and not _goes_on(process, event):
            yield process
            process = []
        if process or event.kind != "effective":
            process.append(event)
    if process:
        yield process


def _goes_on(process: Sequence[_Event], event: _Event) -> bool:
    if event.kind == "effective":
        return True
    known = {e.kind for e in process}
    if event.kind in known or (event.kind != "公布" and not known.isdisjoint(_AMENDING)):
        return False
    return event.kind not in _ADOPTIONS and event.day - process[-1].day <= _ONE_PROCESS


def _version(process: Sequence[_Event]) -> NotedVersion:
    days = {event.kind: event.day for event in process}
    kind = next(k for k in _DATED_BY if k in days)
    began = days.get("effective")
    return NotedVersion(
        date=days[kind].isoformat(),
        kind=_NAMES.get(kind, kind),
        effective=began.isoformat() if began else None,
    )
