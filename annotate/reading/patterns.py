"""The patterns of corpus/reading, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from annotate.terms.corpus import facts

_WORD = re.compile(r"\{([a-z_]+)\}")


@cache
def line_patterns() -> Mapping[str, re.Pattern[str]]:
    """The patterns of corpus/reading/lines.yaml by name, for one line without its line end."""
    table = facts("reading/lines.yaml")
    words: dict[str, str] = table["words"]
    return MappingProxyType(
        {one["name"]: re.compile(_filled(one["pattern"], words)) for one in table["patterns"]}
    )


def found(name: str, line: str, group: str = "it") -> str | None:
    """What the pattern of that name finds in the line: its named group, or all of it; None where it finds nothing."""
    match = line_patterns()[name].search(line)
    if match is None:
        return None
    return match[group] if group in match.re.groupindex else match[0]


def word(name: str) -> str:
    """An entry of `words`, with the words it is made of, as a regular expression."""
    words: dict[str, str] = facts("reading/lines.yaml")["words"]
    return _filled(words[name], words)


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    while _WORD.search(pattern):
        pattern = _WORD.sub(lambda match: words[match[1]], pattern)
    return pattern
