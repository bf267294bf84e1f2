"""The facts that gaps wait for, as questions: the fact panel is made from the rules' own inputs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotate.gaps.kinds import FACT_WORDS
from annotate.gaps.proof import fact_question
from annotate.model.gap import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A fact that gaps of one power wait for, with the question by which to ask for it.

    `basis` or `subject`: the basis or actor whose fact it is; both None for a fact of the power. `field`: where in the
    record the answer belongs. `answer`: the kind of answer wanted, `choices` where it is one of some. `gaps`: the ids
    of those that wait for it.
    """

    power: str
    fact: str
    basis: str | None
    subject: str | None
    question: str
    field: str
    answer: str
    choices: tuple[str, ...]
    gaps: tuple[str, ...]


def facts_asked(gaps: Iterable[Gap]) -> tuple[Asked, ...]:
    """What the gaps wait for, each fact once, in the order of the gaps."""
    waiting: dict[tuple[str, str, str | None, str | None], list[str]] = {}
    for gap in gaps:
        for fact in gap.missing_facts:
            of = FACT_WORDS[fact].of
            basis, subject = (gap.basis if of == "basis" else None), (gap.subject if of == "actor" else None)
            waiting.setdefault((gap.power, fact, basis, subject), []).append(gap.id)
    return tuple(
        Asked(
            power=power,
            fact=fact,
            basis=basis,
            subject=subject,
            question=fact_question(fact, subject),
            field=FACT_WORDS[fact].field,
            answer=FACT_WORDS[fact].answer,
            choices=FACT_WORDS[fact].choices,
            gaps=tuple(ids),
        )
        for (power, fact, basis, subject), ids in waiting.items()
    )
