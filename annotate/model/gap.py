"""A gap 疑似缺口: a question to a lawyer, with its proof. Never a verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """What to look at first; it orders, it does not weigh."""

    CRITICAL = "C"
    HIGH = "H"
    MEDIUM = "M"
    LOW = "L"


class GapStatus(StrEnum):
    """`SUSPECTED` until somebody decides."""

    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    CONTESTED = "contested"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Why it is asked: the facts used, the provisions of law, what would refute it, which gaps it masks.

    A fact: `{"name", "value", "from"}` in words a reader can check against the text.
    """

    facts: tuple[dict[str, Any], ...] = ()
    provisions: tuple[str, ...] = ()
    refuted_by: str = ""
    masked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided of a gap; `stale` when what the gap was derived from has changed since."""

    status: GapStatus
    by: str | None = None
    on: str | None = None
    reason: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """`id` is stable over runs (document, power, basis, code, subject); `fingerprint` hashes all it rests on.

    With `missing_facts` it is an *unknown*: it did not fire, and says what would let it answer.
    """

    id: str
    code: str
    power: str
    basis: str | None = None
    subject: str | None = None
    status: GapStatus = GapStatus.SUSPECTED
    severity: Severity = Severity.MEDIUM
    message: str = ""
    provision: str | None = None
    missing_facts: tuple[str, ...] = ()
    proof: Proof = field(default_factory=Proof)
    chain: tuple[str, ...] = ()
    fingerprint: str = ""
    decision: Decision | None = None
