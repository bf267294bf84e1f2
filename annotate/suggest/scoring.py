"""How sure a suggestion is: small figures, each for one thing that can be seen in the text."""

from __future__ import annotations

from annotate.suggest.frames import Lead
from annotate.suggest.lexicon import Needs
from annotate.suggest.reading import Find, Holder

SURE = 0.6  # below it the power is marked optional: not sure
_BASE = {Needs.NONE: 0.9, Needs.SUBJECT: 0.75, Needs.POSTS: 0.85}
_USUAL = 0.8
_LEAD = {Lead.ORGAN: 0.05, Lead.UNCLEAR: -0.2, Lead.PASSIVE: -0.22}
_NOBODY = -0.05
_GENERAL = frozenset({"处罚", "处分", "从轻处罚"})  # by nobody in particular they are not sure
_DOUBT = -0.35


def score_of(find: Find, holder: Holder | None) -> float:
    """The score in 0..1."""
    score = _BASE.get(find.expression.needs, _USUAL) + _LEAD.get(Lead(find.frame), 0.0)
    if holder is None:
        score += _DOUBT if find.expression.name in _GENERAL else _NOBODY
    if holder is not None and holder.name.endswith("法院"):
        score += _DOUBT  # a court judges; it holds no power of administration
    if find.optional or find.retold:
        score += _DOUBT
    return round(min(max(score, 0.0), 1.0), 2)
