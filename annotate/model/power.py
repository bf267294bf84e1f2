"""A power 职权, who used it, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from annotate.model.span import Span


class Mode(StrEnum):
    """What the document does with the power."""

    CREATES = "设定"
    SPECIFIES = "规定"
    GRANTS = "授权"
    DELEGATES = "委托"
    ASSIGNS = "交由"
    EXERCISES = "行使"
    SANCTIONS = "处分"


class PowerType(StrEnum):
    """The kind of act; a reading that lawyers dispute is one annotator's."""

    LICENCE = "行政许可"
    PENALTY = "行政处罚"
    COERCION = "行政强制"
    LEVY = "行政征收"
    BENEFIT = "行政给付"
    INSPECTION = "行政检查"
    CONFIRMATION = "行政确认"
    REWARD = "行政奖励"
    ADJUDICATION = "行政裁决"
    REQUISITION = "行政征用"
    DISCIPLINE = "处分"
    OTHER = "其他"


class Relation(StrEnum):
    """How a basis bears on the power. `BROKEN` and `SANCTION` grant nothing."""

    CREATES = "设定"
    SPECIFIES = "规定"
    GRANTS = "授权"
    DELEGATES = "委托"
    PROCEDURE = "程序"
    BROKEN = "违反"
    SANCTION = "制裁"
    REFERENCE = "参照"


class BasisStatus(StrEnum):
    """What a person said of a basis."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    CONTESTED = "contested"
    CANNOT_TELL = "cannot_tell"


class Origin(StrEnum):
    """Who proposed it."""

    HUMAN = "human"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One of several posts that one person holds."""

    organ: str
    organ_type: str | None = None
    level: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: an organ, or a person by the posts held.

    `organ_type` is a type of corpus/law/organs.yaml. `in_whose_name`: the organ in whose name it was done,
    where the text says so; None is the actor's own.
    """

    name: str
    organ_type: str | None = None
    level: str | None = None
    place: str | None = None
    span: Span | None = None
    posts: tuple[Post, ...] = ()
    in_whose_name: str | None = None
    capacity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """To whom a power is granted, delegated or assigned. `qualified`: meets 行政处罚法 21."""

    name: str
    organ_type: str | None = None
    level: str | None = None
    public_affairs: bool | None = None
    qualified: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What the text says: `kind` as in a citation; `title` and provision paths as written there."""

    kind: str = "instrument"
    title: str | None = None
    provisions: tuple[str, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A provision of one version: what a person linked. `version` is that version's date; no path is the whole."""

    work: str
    version: str | None = None
    provisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words of the provision that carry the power."""

    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A basis 依据. `stated=False`: the document does not say it, a reviewer supplied it (then `span` is None)."""

    id: str
    span: Span | None = None
    relation: Relation
    stated: bool = True
    cited: Cited = field(default_factory=Cited)
    target: Target | None = None
    evidence: Evidence | None = None
    status: BasisStatus = BasisStatus.CONFIRMED
    origin: Origin = Origin.HUMAN
    by: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """A competence to act on others with legal effect, where the text tells of it.

    `as_of`: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or `{"from", "to"}` (see annotate.model.period). `facts`: what an
    annotator answered; absent means unknown. `score` (0..1) and `optional` ("not sure") come with suggestions.
    """

    id: str
    spans: tuple[Span, ...]
    action: str = ""
    measure: str | None = None
    type: PowerType
    mode: Mode
    actor: Actor | None = None
    co_actors: tuple[Actor, ...] = ()
    recipient: Recipient | None = None
    co_recipients: tuple[Recipient, ...] = ()
    target: str | None = None
    as_of: str | dict[str, str] | None = None
    place: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    bases: tuple[Basis, ...] = ()
    origin: Origin = Origin.HUMAN
    by: str | None = None
    note: str = ""
    score: float | None = None
    optional: bool = False
