"""The patterns of `corpus/citation`: data with examples, compiled once from named pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from annotate.terms.corpus import facts

TABLES = ("locators", "names", "titles", "vague", "internal", "numbers", "negation", "lookalikes")
_PIECE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """`regex` finds `finds` in `text`, and nothing in `counter_example`."""

    table: str
    name: str
    regex: re.Pattern[str]
    text: str
    finds: str
    counter_example: str


@cache
def patterns(table: str) -> dict[str, Pattern]:
    """The patterns of one table by name, in the order of the file."""
    return {
        entry["name"]: Pattern(
            table=table,
            name=entry["name"],
            regex=re.compile(spelled_out(entry["pattern"])),
            text=entry["example"]["text"],
            finds=entry["example"]["finds"],
            counter_example=entry["counter_example"],
        )
        for entry in facts(f"citation/{table}.yaml")
    }


def pattern(table: str, name: str) -> re.Pattern[str]:
    """One compiled pattern."""
    return patterns(table)[name].regex


def any_of(table: str, prefix: str) -> re.Pattern[str]:
    """All patterns of a table whose names begin with `prefix`, as one; the earlier one wins."""
    chosen = [p.regex.pattern for p in patterns(table).values() if p.name.startswith(prefix)]
    return re.compile("|".join(f"(?:{written})" for written in chosen))


def spelled_out(written: str) -> str:
    """`written` with each `{piece}` replaced by that entry of pieces.yaml, and the pieces in it in turn."""
    pieces = facts("citation/pieces.yaml")
    return _PIECE.sub(lambda found: f"(?:{spelled_out(pieces[found[1]])})", written)
