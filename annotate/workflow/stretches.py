"""Which of many stretches of a text stand on some of the same words as another: found without looking at each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate


class Stretches:
    """Half-open stretches in code points, numbered in the order in which they were given."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        given = sorted((start, end, number) for number, (start, end) in enumerate(stretches))
        self._starts = [start for start, _, _ in given]
        self._given = given
        self._furthest = list(accumulate((end for _, end, _ in given), max))

    def reach(self, start: int, end: int) -> bool:
        """Does any of them stand on some of the words from `start` to `end`?"""
        before = bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start

    def reaching(self, start: int, end: int) -> Iterator[int]:
        """The numbers of those that stand on some of these words, by where they begin."""
        first, last = bisect_right(self._furthest, start), bisect_left(self._starts, end)
        return (number for _, stop, number in self._given[first:last] if stop > start)
