"""The words of powers, read from corpus/power: each is a pattern with what it takes and what it needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from annotate.model.power import Mode, PowerType
from annotate.terms import corpus

TABLES = ("sanctions", "coercion", "services", "orders")


class Takes(StrEnum):
    """What belongs to the span beside the words themselves."""

    OBJECT = "object"
    CLAUSE = "clause"
    AMOUNT = "amount"
    NOTHING = "nothing"


class Needs(StrEnum):
    """What must stand around the words for them to be a power (see the head of sanctions.yaml)."""

    NONE = "none"
    ORGAN = "organ"
    SUBJECT = "subject"
    APPROVER = "approver"
    CHOOSER = "chooser"
    ENTRUSTED = "entrusted"
    CONTINUED = "continued"
    ISSUER = "issuer"
    POSTS = "posts"


@dataclass(frozen=True, slots=True)
class Expression:
    """One entry of the lexicon; `order` breaks a tie between two that begin at the same place and end alike."""

    name: str
    type: PowerType
    pattern: re.Pattern[str]
    takes: Takes
    needs: Needs
    order: int
    measure: str | None = None
    mode: Mode | None = None
    optional: bool = False


@cache
def expressions() -> tuple[Expression, ...]:
    """All entries, in the order of the tables."""
    rows = [row for table in TABLES for row in corpus.facts(f"power/{table}.yaml")]
    return tuple(
        Expression(
            name=row["name"],
            type=PowerType(row["type"]),
            pattern=re.compile(row["pattern"]),
            takes=Takes(row["takes"]),
            needs=Needs(row["needs"]),
            order=order,
            measure=row.get("measure"),
            mode=Mode(row["mode"]) if "mode" in row else None,
            optional=row.get("optional", False),
        )
        for order, row in enumerate(rows)
    )


@cache
def _matters() -> tuple[tuple[re.Pattern[str], PowerType], ...]:
    rows = corpus.facts("power/matters.yaml")
    return tuple((re.compile(row["pattern"]), PowerType(row["type"])) for row in rows)


def matter_of(words: str) -> PowerType | None:
    """The kind of power that `words` are about, by what is named last: 对无照经营的处罚 is a penalty."""
    ends = [
        (max((m.end() for m in pattern.finditer(words)), default=0), kind) for pattern, kind in _matters()
    ]
    last, kind = max(ends, key=lambda found: found[0])
    return kind if last else None


@cache
def frame(name: str) -> re.Pattern[str]:
    """The pattern `name` of corpus/power/frames.yaml; word lists become alternations, longest first."""
    row = corpus.facts("power/frames.yaml")[name]
    return re.compile(row["pattern"] if "pattern" in row else alternation(row["words"]))


def alternation(words: list[str]) -> str:
    """A regular expression for any of `words`, the longest that fits."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) + ")"
