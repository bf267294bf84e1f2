"""Questions about authorization: rules, one a function, with their proof; the engine that asks them."""

from annotate.gaps.decisions import is_not_held, is_question, with_decisions
from annotate.gaps.engine import find_gaps
from annotate.gaps.kinds import KINDS, Kind
from annotate.gaps.knowledge import Law
from annotate.gaps.questions import Asked, facts_asked

__all__ = [
    "KINDS",
    "Asked",
    "Kind",
    "Law",
    "facts_asked",
    "find_gaps",
    "is_not_held",
    "is_question",
    "with_decisions",
]
