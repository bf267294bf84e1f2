"""Titles of instruments: the one meant by a name, and the bare names that stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from annotate.citation.normalise import normalise
from annotate.citation.patterns import any_of, pattern

STATE = "中华人民共和国"
_LEFT_OUT = re.compile(r"[\s《》〈〉“”\"]")
_VERSION = re.compile(r"（[^（）]*(?:\d{4}|修正|修订|修改)[^（）]*）$")
_NO_NAME_BEFORE = any_of("lookalikes", "before_name")
_NO_NAME_AFTER = any_of("lookalikes", "after_name")
_LONGER = pattern("names", "made_of_a_name")
_BEFORE = 12  # characters that may tell that a name is part of a longer word


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """An instrument's full official title, the other names it is known by, and its id in the catalogue."""

    title: str
    names: tuple[str, ...] = ()
    work: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The instrument that a name means: `title` is the official one where it is known, `work` where it is one."""

    title: str
    work: str | None = None


@dataclass(frozen=True, slots=True)
class BareName:
    """A name without marks, at `text[start:end]`."""

    start: int
    end: int
    named: Named


def title_key(name: str) -> str:
    """What is compared of a name: without 中华人民共和国, marks, spaces and a version note.

    >>> title_key("《中华人民共和国示例法》（2021年修订）")
    '示例法'
    """
    plain = _LEFT_OUT.sub("", normalise(name).text)
    return _VERSION.sub("", plain).replace(STATE, "")


class TitleIndex:
    """The titles that are known, made once for a catalogue and then only read.

    A name of several instruments is known by none of them, unless they share their official title.
    """

    def __init__(self, entries: Iterable[Title]) -> None:
        owners: dict[str, dict[tuple[str, str | None], Named]] = {}
        written: dict[str, str] = {}
        for entry in entries:
            for name in (entry.title, *entry.names):
                key = title_key(name)
                named = Named(entry.title, entry.work)
                owners.setdefault(key, {})[entry.title, entry.work] = named
                for shape in (key, normalise(name).text):
                    written[shape] = key
        meant = {key: _only(these.values()) for key, these in owners.items()}
        self._named = {key: named for key, named in meant.items() if named is not None}
        shapes = [shape for shape, key in written.items() if shape and key in self._named]
        self._shapes = [self._named[written[shape]] for shape in shapes]
        self._automaton = AhoCorasick(shapes, MatchKind.LeftmostLongest)

    def named(self, name: str) -> Named | None:
        """The instrument that `name`, however marked, means; None where none is known or several are."""
        return self._named.get(title_key(name))

    def bare_names(self, text: str) -> list[BareName]:
        """The names that stand in a normalised text, longest first, but those that are parts of other words."""
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if _NO_NAME_AFTER.match(text, end) or _NO_NAME_BEFORE.search(
                text[max(0, start - _BEFORE) : start + 1]
            ):
                continue
            longer = _LONGER.match(text, end)
            if longer is None:
                found.append(BareName(start, end, self._shapes[index]))
                continue
            name = text[start : longer.end()]
            found.append(BareName(start, longer.end(), self.named(name) or Named(name)))
        return found

    def at(self, text: str, start: int) -> BareName | None:
        """The name that begins at `start`, as after a mark that is never closed."""
        window = text[start : start + 80]
        found = self._automaton.find_matches_as_indexes(window)
        if not found or found[0][1]:
            return None
        index, _, end = found[0]
        return BareName(start, start + end, self._shapes[index])


def _only(these: Iterable[Named]) -> Named | None:
    every = list(these)
    if len({named.title for named in every}) > 1:
        return None
    works = {named.work for named in every}
    return Named(every[0].title, works.pop() if len(works) == 1 else None)
