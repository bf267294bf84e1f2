"""A day as a document writes it: 2023年5月4日, 二〇二三年五月四日, 2023-05-04."""

from __future__ import annotations

from datetime import date

from annotate.reading.patterns import line_patterns
from annotate.terms.numerals import number_of

_AS_ZERO = str.maketrans("OＯ0０", "〇〇〇〇")  # 二0一一, as typed


def day_in(words: str) -> str | None:
    """The first day in the words as `YYYY-MM-DD`; None where there is none, or none that the calendar has.

    >>> day_in("二〇二三年十一月八日"), day_in("2023/5/4"), day_in("2023年2月30日")
    ('2023-11-08', '2023-05-04', None)
    """
    for name in ("day", "day_in_figures"):
        match = line_patterns()[name].search(words)
        if match is None:
            continue
        year, month, day = (_number(match[part]) for part in ("year", "month", "day"))
        try:
            return date(year or 0, month or 0, day or 0).isoformat()
        except ValueError:
            return None
    return None


def _number(written: str) -> int | None:
    return number_of(written if written.isdecimal() else written.translate(_AS_ZERO))
