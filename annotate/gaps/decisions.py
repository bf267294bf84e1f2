"""What people decided of gaps, laid over the gaps of today; which gaps count as questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotate.gaps.kinds import KINDS
from annotate.model.gap import Decision, Gap, GapStatus


def with_decisions(gaps: Iterable[Gap], decisions: Mapping[str, tuple[Decision, str]]) -> tuple[Gap, ...]:
    """Each gap with its decision; `decisions`: gap id → the decision, and the fingerprint at which it was made.

    Where the fingerprint has changed since, the decision is kept and marked stale, and the gap is suspected again:
    it rests on other facts than those that were decided upon.
    """
    return tuple(_decided(gap, *decisions[gap.id]) if gap.id in decisions else gap for gap in gaps)


def is_question(gap: Gap) -> bool:
    """Was it asked, and about the power rather than about what we hold?"""
    return not gap.missing_facts and KINDS[gap.code].counted


def is_not_held(gap: Gap) -> bool:
    """Does it say that a text is not held: no suspected gap, so it is counted apart?"""
    return not gap.missing_facts and not KINDS[gap.code].counted


def _decided(gap: Gap, decision: Decision, fingerprint: str) -> Gap:
    stale = gap.fingerprint != fingerprint
    status = GapStatus.SUSPECTED if stale else decision.status
    return replace(gap, status=status, decision=replace(decision, stale=stale))
