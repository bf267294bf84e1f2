"""The kind of act, where more than the words themselves decide it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.model.power import Mode, PowerType
from annotate.suggest.attribution import acts
from annotate.suggest.holders import named_between
from annotate.suggest.lexicon import Needs, matter_of
from annotate.suggest.open_verbs import is_open
from annotate.suggest.reading import Find, Reading, Role

_HANDED_ON = (Mode.DELEGATES, Mode.GRANTS, Mode.ASSIGNS)
_REVOKED = ("撤销", "注销", "撤回", "收回", "变更")
_FAR = 200  # characters back to the danger that is met
_FORCE = ("强制", "强行")
_STOPS = re.compile(r"^责令[^，。；]{0,12}停[工产业课航]|^划定[^，。；]{0,6}(?:警戒|管制|封锁|危险)")
_STOPS_TRADE = re.compile(r"^(?:责令)?[^，。；]{0,6}(?:暂停|停止|关闭)")
_DANGER = re.compile(r"紧急|危急|险情|危险|灾害|应急|抢险|疫情|汛情|预警|地震发生|污染时")
_LICENCE = re.compile("许可|执照|资质|资格证")
_APPROVED = (
    "批准",
    "同意",
    "审查同意",
    "审核同意",
)  # 审批 and 核准 decide on an application, whoever makes it


def type_of(reading: Reading, find: Find, later: Sequence[Find]) -> PowerType:
    """The type of a find; `later` are those after it."""
    given = _in_danger(reading, find, find.type or find.expression.type)
    words = reading.masked[find.start : find.end]
    if find.expression.needs is Needs.POSTS:
        return later[0].expression.type if later else given
    if _is_of_its_matter(find, given):
        return matter_of(words) or given
    if _STOPS_TRADE.search(words) and _before_revocation(find, later):
        return PowerType.PENALTY
    revokes = find.expression.name == "撤销变更" and words in _REVOKED
    if revokes and _LICENCE.search(_sentence_before(reading, find)):
        return PowerType.LICENCE
    if find.expression.needs is Needs.APPROVER and words in _APPROVED and _of_another_organ(reading, find):
        return PowerType.OTHER
    return given


def _is_of_its_matter(find: Find, given: PowerType) -> bool:
    """Is its kind that of what is handed on or decided, or of the words of an open verb?"""
    handed_on = find.mode in _HANDED_ON or find.expression.name == "作出决定"
    return handed_on or (is_open(find.expression) and given is PowerType.OTHER)


def _before_revocation(find: Find, later: Sequence[Find]) -> bool:
    """责令暂停业务、关闭网站、吊销许可证: what stands in one list with a revocation is a sanction too."""
    return any(f.expression.name == "吊销" and f.clause == find.clause for f in later)


def _in_danger(reading: Reading, find: Find, given: PowerType) -> PowerType:
    """What is done by force, or against a danger, is coercion whatever its verb (强制劝返, 险情下责令停工)."""
    words = reading.masked[find.start : find.end]
    if given is not PowerType.OTHER or find.mode is not None:
        return given
    line = reading.lines[reading.clauses[find.clause].line]
    around = reading.masked[max(line.start, find.start - _FAR) : find.end]
    if line.opener is not None:
        around = (
            reading.masked[reading.lines[line.opener].start : reading.lines[line.opener].end][-_FAR:] + around
        )
    stops = is_open(find.expression) or _STOPS.search(words)
    return PowerType.COERCION if words.startswith(_FORCE) or (stops and _DANGER.search(around)) else given


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
