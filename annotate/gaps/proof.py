"""From a rule's answer to a gap: its words, its proof, an id that stays, and a fingerprint that tells a change."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from annotate.gaps.finding import Answer
from annotate.gaps.grounds import grounds_for, leading
from annotate.gaps.kinds import FACT_WORDS, KINDS, Ground, Kind
from annotate.gaps.knowledge import Known
from annotate.model.gap import Gap, Proof
from annotate.model.power import Power

_HEX = 16


def gap_of(code: str, answer: Answer, power: Power, known: Known, masked: tuple[str, ...] = ()) -> Gap:
    """The gap that an answer is, with its proof; `masked`: the codes that do not come out because of it."""
    kind = KINDS[code]
    grounds = grounds_for(kind, power, known)
    named = leading(grounds)
    facts = tuple({"name": f.name, "value": f.value, "from": f.source} for f in answer.facts)
    leads = tuple(kind.lead.format_map(dict(lead)) for lead in answer.leads)
    return Gap(
        id=_hash([known.record.document.id, power.id, answer.basis, code, answer.subject]),
        code=code,
        power=power.id,
        basis=answer.basis,
        subject=answer.subject,
        severity=kind.severity(answer.case),
        message=_message(kind, answer),
        provision=f"{named.law} {named.path}" if named else None,
        missing_facts=answer.missing,
        proof=Proof(
            facts=facts,
            provisions=tuple(str(g) for g in grounds) + answer.provisions,
            refuted_by="；".join((kind.refuted_by, *leads)),
            masked=masked,
        ),
        fingerprint=_fingerprint(code, answer, grounds),
    )


def _message(kind: Kind, answer: Answer) -> str:
    if answer.missing:
        return f"{kind.zh}？先要知道：" + "".join(fact_question(m, answer.subject) for m in answer.missing)
    return kind.template(answer.case).format_map(dict(answer.words))


def fact_question(fact: str, subject: str | None) -> str:
    """How to ask for a missing fact; `subject` is whom it is about."""
    return FACT_WORDS[fact].ask.format(subject=subject or "行为人")


def _fingerprint(code: str, answer: Answer, grounds: tuple[Ground, ...]) -> str:
    """All that the answer was derived from, and none of its wording."""
    facts = [[f.name, f.value, f.source] for f in answer.facts]
    leads = [[list(pair) for pair in lead] for lead in answer.leads]
    cited = [[g.law, g.version, g.path] for g in grounds]
    return _hash([code, answer.case, answer.missing, facts, leads, cited, answer.provisions])


def _hash(value: list[Any]) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:_HEX]
