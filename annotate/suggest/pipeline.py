"""The pipeline: a blank Chinese spaCy language with components of our own, and the one function over it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import spacy
from spacy.language import Language

from annotate.model.citation import Citation
from annotate.model.power import Power
from annotate.suggest import expressions, grounds, holders, layout, rows
from annotate.suggest.assemble import powers_of
from annotate.suggest.genre import genre_of
from annotate.suggest.reading import Reading, Source

COMPONENTS = (layout.NAME, grounds.NAME, holders.NAME, expressions.NAME, rows.NAME)


@cache
def language() -> Language:
    """The pipeline, built once: every character is a token, nothing is downloaded."""
    nlp = spacy.blank("zh")
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def suggest(
    text: str,
    citations: Sequence[Citation],
    *,
    title: str | None = None,
    issuer: str | None = None,
    as_of: str | None = None,
    kind: str | None = None,
) -> tuple[Power, ...]:
    """The powers that `text` seems to name, in text order, ids P1, P2 …

    `citations` are those found in the same text; offsets are code points. `title` and `kind` tell what sort of
    document it is (else its first lines do), `issuer` who acts in a decision, `as_of` the day of its acts.
    A power with `optional` is a doubtful one; `score` is in 0..1. Pure: the same input gives the same powers.
    """
    source = Source(tuple(citations), genre_of(text, title=title, kind=kind), issuer)
    doc = language().make_doc(text)
    doc.user_data["reading"] = Reading(source=source, masked=grounds.masked(text, citations))
    return powers_of(language()(doc), as_of=as_of)
