"""The gaps of a project, each with the act that it was asked of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotate.gaps import facts_asked, is_not_held, is_question
from annotate.model.gap import Gap
from annotate.model.power import Power
from annotate.model.record import Record
from annotate.terms.corpus import facts
from annotate.workflow.desk import Desk
from annotate.workflow.exporting import records_in


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLine:
    """A gap with the document and power it was asked of.

    `order`: the place of the power among those of its document in the order of the text, from 1.
    `basis`: the words of the basis that it hangs on. `waits_for`: the questions whose answers it lacks.
    """

    document: str
    title: str
    order: int | None
    action: str
    basis: str | None
    gap: Gap
    waits_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapBoard:
    """The gaps of a project. `unresolved` says that a text is not held, `unknown` waits for a fact: neither asks."""

    questions: tuple[GapLine, ...]
    unresolved: tuple[GapLine, ...]
    unknown: tuple[GapLine, ...]


def gap_names(language: str) -> dict[str, str]:
    """What each gap code asks, in a few words of the language (zh, en)."""
    return {kind["code"]: kind[language] for kind in facts("law/gap_kinds.yaml")["kinds"]}


def gap_board(desk: Desk, project: str) -> GapBoard:
    """All gaps of a project, by document and power."""
    lines = [line for record in records_in(desk, project) for line in _lines(record)]
    return GapBoard(
        questions=tuple(line for line in lines if is_question(line.gap)),
        unresolved=tuple(line for line in lines if is_not_held(line.gap)),
        unknown=tuple(line for line in lines if line.gap.missing_facts),
    )


def _lines(record: Record) -> Iterable[GapLine]:
    powers = {power.id: power for power in record.powers}
    order = {power.id: place for place, power in enumerate(sorted(record.powers, key=_place), 1)}
    for gap in record.gaps:
        power = powers.get(gap.power)
        yield GapLine(
            document=record.document.id,
            title=record.document.title or record.document.id,
            order=order.get(gap.power),
            action=power.action or _words(power) if power else "",
            basis=_basis(power, gap.basis) if power and gap.basis else None,
            gap=gap,
            waits_for=tuple(fact.question for fact in facts_asked((gap,))),
        )


def _place(power: Power) -> tuple[int, int]:
    return (power.spans[0].start, power.spans[0].end)


def _words(power: Power) -> str:
    return "".join(span.quote or "" for span in power.spans)


def _basis(power: Power, basis: str) -> str | None:
    found = next((each for each in power.bases if each.id == basis), None)
    if found is None:
        return None
    return found.span.quote if found.span else found.cited.title
