"""The plan of a bulk act: what it would change at which places, and where nothing, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from annotate.model.power import Mode, PowerType
from annotate.store import Entity
from annotate.workflow.concordance import Place
from annotate.workflow.searching import Hit


class What(StrEnum):
    """The bulk acts."""

    MARK = "mark"
    SET = "set"
    LINK = "link"
    READ = "read"
    REJECT = "reject"


class Why(StrEnum):
    """Why a place is left out."""

    MARKED = "marked"
    NO_POWER = "no_power"
    SAME = "same"
    LINKED = "linked"
    OTHER_VERSION = "other_version"
    ALREADY = "already"
    NO_SUGGESTION = "no_suggestion"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkAct:
    """What shall be done at each place.

    MARK: a slot that is empty takes the marked words (`action`, `measure`) or what the suggestion there says (`type`,
    `mode`; 其他 and 行使 where there is none). SET: a slot that is empty stays as it is. LINK: `hit` is the provision;
    `stated`: the phrase is the citation, and the powers of its sentence rest on it.
    """

    what: What
    action: str = ""
    measure: str = ""
    type: PowerType | None = None
    mode: Mode | None = None
    hit: Hit | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One change of one entity. `was`: what stands there now, as the plan saw it."""

    place: Place
    entity: str
    key: str
    was: Entity | None
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A place that is left as it is."""

    place: Place
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that a bulk act would do; nothing is stored yet."""

    act: BulkAct
    lines: tuple[Line, ...]
    skipped: tuple[Skipped, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that it would change, in order."""
        return tuple(dict.fromkeys(line.place.document for line in self.lines))
