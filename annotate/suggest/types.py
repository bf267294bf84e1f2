"""The kind of act, where more than the words themselves decide it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.model.power import Mode, PowerType
from annotate.suggest.attribution import acts
from annotate.suggest.holders import named_between
from annotate.suggest.lexicon import Needs, matter_of
from annotate.suggest.reading import Find, Reading, Role

_HANDED_ON = (Mode.DELEGATES, Mode.GRANTS, Mode.ASSIGNS)
_REVOKED = ("撤销", "注销", "撤回", "收回", "变更")
_LICENCE = re.compile("许可|执照|资质|资格证")
_APPROVED = (
    "批准",
    "同意",
    "审查同意",
    "审核同意",
)  # 审批 and 核准 decide on an application, whoever makes it


def type_of(reading: Reading, find: Find, later: Sequence[Find]) -> PowerType:
    """The type of a find; `later` are those after it."""
    given = find.type or find.expression.type
    words = reading.masked[find.start : find.end]
    if find.expression.needs is Needs.POSTS:
        return later[0].expression.type if later else given
    if find.mode in _HANDED_ON or find.expression.name == "作出决定":
        return matter_of(words) or given  # of the kind of what is handed on, or decided
    if (
        find.expression.name == "撤销变更"
        and words in _REVOKED
        and _LICENCE.search(_sentence_before(reading, find))
    ):
        return PowerType.LICENCE
    if find.expression.needs is Needs.APPROVER and words in _APPROVED and _of_another_organ(reading, find):
        return PowerType.OTHER
    return given


def _sentence_before(reading: Reading, find: Find) -> str:
    start = reading.sentence(reading.clauses[find.clause])[0].start
    return reading.masked[start : find.start]


def _of_another_organ(reading: Reading, find: Find) -> bool:
    """Is it an organ's measure that is approved, and not a citizen's request?"""
    inside = reading.sentence(reading.clauses[find.clause])
    named = named_between(reading.holders, inside[0].start, inside[-1].end)
    if any(h.role is Role.CITIZEN for h in named):
        return False
    if find.holder is not None and find.holder.before.startswith("报"):
        return True  # only an organ reports upward for approval
    return reading.source.genre.acts or any(acts(h) and h != find.holder for h in named)
