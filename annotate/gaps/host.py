"""The host: where the document is itself a norm, it is the basis of what it creates (gap_kinds.yaml, terms)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotate.gaps.knowledge import Known, Norm, plain_title
from annotate.model.document import Part
from annotate.model.power import Mode, Power
from annotate.model.record import BroughtInstrument
from annotate.terms.ranks import RANKS

_COMMON_NAMES = {
    "规范性文件": "行政规范性文件",
    "单行条例": "自治条例和单行条例",
    "自治条例": "自治条例和单行条例",
}
_LOCAL_RULE = "地方政府规章"
_LOCAL_RULES = {"省级": "省级政府规章", "市级": "市级政府规章"}
_CARRIER = re.compile(r"^.{0,40}?关于(?:印发|公布|发布)《(?P<title>[^》]+)》的通知(?:[（(].{1,30}号[）)])?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """The norm that the text is. `norm` None: it stands neither in the record nor in the catalogue."""

    title: str
    rank: str | None
    norm: Norm | None

    @property
    def why(self) -> str:
        """What shows it."""
        return f"{self.rank}《{self.title}》" if self.rank else f"《{self.title}》"


def host_of(power: Power, known: Known) -> Host | None:
    """The norm in which this power stands; None where the document is an act, a report or news."""
    document = known.record.document
    part = part_of(power, known)
    title = plain_title((part.title if part and part.title else None) or document.title)
    kind = (part.kind if part and part.kind else None) or document.kind
    if norm := _named(title, known) or _of_same_issue(known):
        return Host(title=norm.title, rank=norm.rank or rank_of_kind(kind, norm), norm=norm)
    if kind is not None and (kind in RANKS or kind in _COMMON_NAMES or kind == _LOCAL_RULE):
        return Host(title=title, rank=rank_of_kind(kind, None), norm=None)
    return None


def part_of(power: Power, known: Known) -> Part | None:
    """The smallest part of the document in which the power stands."""
    if not power.spans:
        return None
    start = power.spans[0].start
    within = [p for p in known.record.document.parts if p.start <= start < p.end]
    return min(within, key=lambda p: p.end - p.start, default=None)


def is_own_basis(power: Power, known: Known) -> bool:
    """Is the document itself the basis: it creates or specifies the power as a norm?"""
    return power.mode in (Mode.CREATES, Mode.SPECIFIES) and host_of(power, known) is not None


def rank_of_kind(kind: str | None, norm: Norm | None) -> str | None:
    """The rank that a document's kind names; 地方政府规章 by its issuer's level, None where that is not known."""
    if kind == _LOCAL_RULE:
        level = next((b.issuer_level for b in norm.brought if b.issuer_level), None) if norm else None
        return _LOCAL_RULES.get(level or "")
    return kind if kind in RANKS else _COMMON_NAMES.get(kind or "")


def _named(title: str, known: Known) -> Norm | None:
    if not title:
        return None
    carried = _CARRIER.match(title)
    if carried and (norm := known.norm_titled(carried["title"])):
        return norm
    return known.norm_titled(title)


def _of_same_issue(known: Known) -> Norm | None:
    """The brought norm of the document's own issuer and day, which its text names."""
    document = known.record.document
    for brought in known.record.instruments:
        same = _same_issue(brought, document.issuer, document.issued_on)
        if same and plain_title(brought.title) in document.text:
            return known.norm_titled(brought.title)
    return None


def _same_issue(brought: BroughtInstrument, issuer: str | None, day: str | None) -> bool:
    return bool(issuer and day) and brought.issuer == issuer and brought.published == day
