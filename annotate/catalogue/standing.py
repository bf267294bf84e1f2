"""Which version of an instrument was in force on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from annotate.catalogue.dates import NOTES, WHEEL, listed
from annotate.model.law import Coverage, Instrument, Version

_FIRST_KINDS = frozenset({"通过", "公布", "发布", "印发", "批准", "制定"})
_DOUBT = timedelta(days=550)
"""How far from its own day a date that is not sure may be wrong: no commencement was put off for longer."""


class Standing(StrEnum):
    """What is known of an instrument on a day.

    `HELD`: the version in force is known, and its text is held. `NOT_HELD`: it is known, its text is not held.
    `NOT_YET`: no version was in force yet. `REPEALED`: none was any more. `UNKNOWN`: which one was is not known.
    """

    HELD = "held"
    NOT_HELD = "not_held"
    NOT_YET = "not_yet"
    REPEALED = "repealed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """`version` governs and its text is held; else None, never another version in its place.

    `would_be`: the version that governs, or governed last (repealed), or is to be the first (not yet). `sure`: false
    where another version may have governed: the day lies near a date that was not checked, or the version that stands
    next may not be the one that followed.
    """

    version: Version | None
    state: Standing
    would_be: Version | None
    sure: bool = True


def standing_on(instrument: Instrument, day: date) -> InForce:
    """The wording that bound people on `day`.

    An act is judged by the law of its day (立法法 104): a version governs from the day it takes effect until the next
    one does or the instrument is repealed.
    """
    if not instrument.versions:
        return InForce(version=None, state=Standing.UNKNOWN, would_be=None, sure=False)
    begun = [v for v in instrument.versions if (v.effective or v.date) <= day.isoformat()]
    if not begun:
        return _before(instrument.versions[0], day)
    last = begun[-1]
    if _ended(instrument, last, day):
        sure = instrument.repealed is not None or last.sure
        return InForce(version=None, state=Standing.REPEALED, would_be=last, sure=sure)
    if last.effective is None:
        return InForce(version=None, state=Standing.UNKNOWN, would_be=last, sure=False)
    held = last.coverage is not Coverage.TITLE
    return InForce(
        version=last if held else None,
        state=Standing.HELD if held else Standing.NOT_HELD,
        would_be=last,
        sure=_sure(last, day) and _next_is_known(instrument, last),
    )


def newest_held(versions: Sequence[Version]) -> Version | None:
    """The newest version whose text is held."""
    return next((v for v in reversed(versions) if v.coverage is not Coverage.TITLE), None)


def _before(first: Version, day: date) -> InForce:
    """Before the first version known: not yet, if it is the first there was; an amended one had a forerunner."""
    original = first.kind in _FIRST_KINDS
    return InForce(
        version=None,
        state=Standing.NOT_YET if original else Standing.UNKNOWN,
        would_be=first if original else None,
        sure=original and _sure(first, day),
    )


def _ended(instrument: Instrument, last: Version, day: date) -> bool:
    if instrument.repealed is not None and instrument.repealed <= day.isoformat():
        return True
    return last is instrument.versions[-1] and last.ended is not None and last.ended <= day.isoformat()


def _next_is_known(instrument: Instrument, version: Version) -> bool:
    """Is what stands after it in the catalogue known to have replaced it, with nothing between?

    The table lists all versions, and the notes of adoption of a text name those before it. The wheel has no such notes.
    """
    following = next((v for v in instrument.versions if v.date > version.date), None)
    if following is None or instrument.work in listed():
        return True
    if not following.source.startswith(WHEEL):
        return following.kind != ""
    return version.source.startswith(WHEEL) or version.source == NOTES or following.source.endswith(NOTES)


def _sure(version: Version, day: date) -> bool:
    if version.sure:
        return True
    begun = date.fromisoformat(version.effective or version.date)
    ended = date.fromisoformat(version.ended) if version.ended else date.max
    return begun + _DOUBT < day < ended - _DOUBT
