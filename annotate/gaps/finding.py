"""What a rule answers: it asks, it waits for a fact, or it is silent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the answer rests on, in words a reader can check, and where it comes from."""

    name: str
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question of a rule about a power (`basis` None: the power as a whole).

    With `missing` it waits: those facts would let it answer. `case` picks the wording and the severity of
    corpus/law/gap_kinds.yaml, `words` fills its template. `leads` could refute it, and stand in the record.
    `provisions`: the provisions that the record itself links, beside the grounds of the rule.
    """

    basis: str | None = None
    subject: str | None = None
    case: str | None = None
    words: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    missing: tuple[str, ...] = ()
    leads: tuple[tuple[tuple[str, str], ...], ...] = ()
    provisions: tuple[str, ...] = ()


Finding = tuple[Answer, ...]
SILENT: Finding = ()


def asks(
    *,
    facts: Iterable[Fact],
    basis: str | None = None,
    about: str | None = None,
    case: str | None = None,
    leads: Iterable[tuple[tuple[str, str], ...]] = (),
    provisions: Iterable[str] = (),
    **words: str,
) -> Finding:
    """The rule asks: `facts` are all that the answer was derived from, `words` fill its template.

    `about`: the organ or person whom it concerns, where it concerns one of several.
    """
    return (
        Answer(
            basis=basis,
            subject=about,
            case=case,
            words=tuple(sorted(words.items())),
            facts=tuple(facts),
            leads=tuple(leads),
            provisions=tuple(provisions),
        ),
    )


def waits(
    *missing: str, facts: Iterable[Fact] = (), basis: str | None = None, about: str | None = None
) -> Finding:
    """The rule cannot tell before these facts are known; what is not known is not violated."""
    return (Answer(basis=basis, subject=about, facts=tuple(facts), missing=missing),)


def each(findings: Iterable[Finding]) -> Finding:
    """The answers about several bases or actors, in order."""
    return tuple(answer for finding in findings for answer in finding)
