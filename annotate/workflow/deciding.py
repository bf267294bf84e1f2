"""Decisions on gaps: laid over the gaps as they are asked now, kept where a gap is asked no more, read from a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotate.gaps import with_decisions
from annotate.model.gap import Decision, Gap
from annotate.model.record import DecidedGap, Record
from annotate.workflow.things import Decided


def decided_on(gaps: Iterable[Gap], decisions: Mapping[str, Decided]) -> tuple[Gap, ...]:
    """Each gap with what was decided of it: stale where it rests on something else now."""
    return with_decisions(gaps, {key: (_told(each), each.fingerprint) for key, each in decisions.items()})


def asked_no_more(gaps: Iterable[Gap], decisions: Mapping[str, Decided]) -> tuple[DecidedGap, ...]:
    """The decisions on gaps that are none of these, in the order in which they were made."""
    asked = {gap.id for gap in gaps}
    return tuple(
        DecidedGap(
            id=key,
            code=each.code,
            power=each.power,
            basis=each.basis,
            subject=each.subject,
            fingerprint=each.fingerprint,
            decision=_told(each),
        )
        for key, each in decisions.items()
        if key not in asked
    )


def decisions_in(record: Record) -> dict[str, Decided]:
    """What a record tells of decisions, by gap id; the gaps themselves are asked anew."""
    asked = {gap.id: _read(gap, gap.decision) for gap in record.gaps if gap.decision}
    return asked | {gap.id: _read(gap, gap.decision) for gap in record.decided if gap.id not in asked}


def _told(decided: Decided) -> Decision:
    """The decision as a record shows it beside its gap."""
    stale = not decided.fingerprint
    return Decision(status=decided.status, by=decided.by, on=decided.on, reason=decided.reason, stale=stale)


def _read(gap: Gap | DecidedGap, decision: Decision) -> Decided:
    return Decided(
        status=decision.status,
        code=gap.code,
        power=gap.power,
        basis=gap.basis,
        subject=gap.subject,
        by=decision.by,
        on=decision.on,
        reason=decision.reason,
        fingerprint="" if decision.stale else gap.fingerprint,
    )
