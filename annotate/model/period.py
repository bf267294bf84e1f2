"""The days that a date may mean: a day, a month, a year, or a stretch."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both in it."""

    first: date
    last: date


def period_of(as_of: str | dict[str, str] | None) -> Period | None:
    """The days meant by `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `{"from", "to"}`; None for None.

    ValueError says what is wrong with anything else.
    """
    if as_of is None:
        return None
    if isinstance(as_of, dict):
        first, last = period_of(as_of.get("from")), period_of(as_of.get("to"))
        if first is None or last is None or last.last < first.first:
            raise ValueError(f"a period needs from and to, in order: {as_of}")
        return Period(first.first, last.last)
    written = _WRITTEN.fullmatch(as_of)
    if written is None:
        raise ValueError(f"{as_of!r} is no date: write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = (int(part) if part else None for part in written.groups())
    assert year is not None  # noqa: S101 - the pattern asks for it
    start = date(year, month or 1, day or 1)
    end_month = month or 12
    return Period(start, date(year, end_month, day or calendar.monthrange(year, end_month)[1]))
