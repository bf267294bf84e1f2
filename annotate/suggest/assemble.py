"""From what the components found to the powers of the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from annotate.model.citation import Citation
from annotate.model.power import Actor, Basis, BasisStatus, Cited, Origin, Power
from annotate.model.span import span_of
from annotate.suggest.actors import acting_issuer, named_actors
from annotate.suggest.modes import mode_of, relation_of
from annotate.suggest.reach import Reach, grounds_for
from annotate.suggest.reading import Find, Ground, Holder, Reading, Role, reading_of
from annotate.suggest.scoring import SURE, score_of
from annotate.suggest.types import type_of
from annotate.terms.measures import measure_of
from annotate.terms.organs import organ_type


def powers_of(doc: Doc, *, as_of: str | None) -> tuple[Power, ...]:
    """Every span of the group `powers` that the reading knows, as a power, in text order."""
    reading, text = reading_of(doc), doc.text  # spaCy builds the text anew each time it is asked
    kept = {(span.start_char, span.end_char) for span in doc.spans["powers"]}
    finds = [f for key, f in sorted(reading.finds.items()) if key in kept]
    finds = [replace(f, type=type_of(reading, f, finds[n + 1 :])) for n, f in enumerate(finds)]
    reach = Reach.of(reading, finds)
    told: set[str] = set()
    powers: list[Power] = []
    bases = 0
    for find, named in zip(finds, named_actors(reading, finds), strict=True):
        clause = reading.clauses[find.clause]
        words = text[clause.start : clause.end] + text[find.start : find.end]
        retold = reading.source.genre.tells and words in told
        told.add(words)
        power = _power(text, reading, replace(find, retold=retold), named, (reach, bases))
        bases += len(power.bases)
        powers.append(replace(power, id=f"P{len(powers) + 1}", as_of=as_of))
    return tuple(powers)


def _power(text: str, reading: Reading, find: Find, named: Holder | None, before: tuple[Reach, int]) -> Power:
    reach, bases = before
    grounds = grounds_for(reach, find)
    mode = mode_of(reading, find, named, grounds)
    holder = named or acting_issuer(reading, find, mode)
    score = score_of(find, holder)
    action = text[find.start : find.end]
    measures = measure_of(action)
    return Power(
        id="",
        spans=(span_of(text, find.start, find.end),),
        type=find.type or find.expression.type,
        mode=mode,
        action=action,
        measure=find.expression.measure or (measures[0] if measures else action),
        actor=_actor(text, holder),
        bases=tuple(_bases(text, find, grounds, bases)),
        origin=Origin.SUGGESTED,
        score=score,
        optional=score < SURE,
    )


def _actor(text: str, holder: Holder | None) -> Actor | None:
    if holder is None or holder.role is Role.CITIZEN:
        return None
    span = span_of(text, holder.start, holder.end) if holder.end > holder.start else None
    return Actor(name=holder.name, organ_type=organ_type(holder.name), span=span)


def _bases(text: str, find: Find, grounds: Sequence[Ground], before: int) -> list[Basis]:
    stated: list[tuple[Ground, Citation]] = [(g, c) for g in grounds for c in g.citations]
    return [
        Basis(
            id=f"B{before + number}",
            relation=relation_of(ground, cited.title, find),
            cited=Cited(kind=cited.kind, title=cited.title, provisions=cited.provisions),
            span=span_of(text, cited.start, cited.end),
            status=BasisStatus.SUGGESTED,
            origin=Origin.SUGGESTED,
        )
        for number, (ground, cited) in enumerate(stated, 1)
    ]
