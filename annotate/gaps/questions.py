"""The facts that gaps wait for, as questions: the fact panel is made from the rules' own inputs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotate.gaps.kinds import FACT_WORDS
from annotate.gaps.proof import fact_question
from annotate.model.gap import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A fact that gaps of one power wait for. `answer`: the kind of answer wanted, `choices` where it is one of some."""

    power: str
    fact: str
    subject: str | None
    question: str
    answer: str
    choices: tuple[str, ...]
    gaps: tuple[str, ...]


def facts_asked(gaps: Iterable[Gap]) -> tuple[Asked, ...]:
    """What the gaps wait for, each fact of a power once, in the order of the gaps."""
    waiting: dict[tuple[str, str, str | None], list[str]] = {}
    for gap in gaps:
        for fact in gap.missing_facts:
            waiting.setdefault((gap.power, fact, gap.subject), []).append(gap.id)
    return tuple(
        Asked(
            power=power,
            fact=fact,
            subject=subject,
            question=fact_question(fact, subject),
            answer=FACT_WORDS[fact].answer,
            choices=FACT_WORDS[fact].choices,
            gaps=tuple(ids),
        )
        for (power, fact, subject), ids in waiting.items()
    )
