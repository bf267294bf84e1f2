"""Who acts in a sentence, a list or an article where a clause of it names nobody."""

from __future__ import annotations

import re
from bisect import bisect_right

from annotate.suggest.holders import named_between
from annotate.suggest.lexicon import frame
from annotate.suggest.reading import Clause, Holder, Reading, Role

_APPROVES = frozenset({"经", "报", "报经", "经报", "报送", "上报", "提请", "请"})
_HANDED_AFTER = re.compile(r"[^，。；]{0,24}，?(?:仍|均|统一)?由|权限?(?:在于|属于|归)(?:[^，。；]{0,8}的)?")
_DECIDES = re.compile(
    r"(?:依法|统一|具体|分别|集体|研究)*(?:行使|实施|负责(?=$|实施|落实|执行|办理|行使|组织|制定|审|核|决)|决定|承担|作出|办理|执行|制定|批准|审批|落实|赋|$)"
)
_HOLDS = frozenset({"由", "在于", "属于", "归", "的"})
_THESE = re.compile(r"^(?:上述|前述|该|其|他们|她们|两人|二人)")


def acts(holder: Holder) -> bool:
    """Is this one who acts, and not one who is acted upon or merely approves?"""
    return holder.role is not Role.ADDRESSEE and holder.before not in _APPROVES


def subject_of(reading: Reading, clause: Clause, at: int) -> Holder | None:
    """Who acts in this sentence before `at`, else in the line that opens this item, else in the article."""
    sentence = _sentence_start(reading, clause)
    return (
        in_sentence(reading, clause, at)
        or _last(reading, _block_start(reading, clause.line), sentence)
        or _meant(reading, clause)
    )


def in_sentence(reading: Reading, clause: Clause, at: int) -> Holder | None:
    """Who acts in this sentence before `at`, or in the line that opens this item.

    并由某局… names somebody for its own part of the sentence, up to ；, alone.
    """
    sentence = _sentence_start(reading, clause)
    segment = reading.segment(clause)[0].start
    return (
        _last(reading, segment, at)
        or _last(reading, sentence, segment, aside=False)
        or _from_opener(reading, clause.line)
    )


def _sentence_start(reading: Reading, clause: Clause) -> int:
    return reading.sentence(clause)[0].start


def _last(reading: Reading, start: int, end: int, *, aside: bool = True) -> Holder | None:
    acting = [
        h
        for h in named_between(reading.holders, start, end)
        if acts(h)
        and h.end <= end
        and not _offends(reading, h)
        and (aside or reading.masked[h.start - 2 : h.start] != "并由")
    ]
    return acting[-1] if acting else None


def _offends(reading: Reading, holder: Holder) -> bool:
    """Is an organ named only as one who broke the rule: 某局未公开清单的，由上级机关…?"""
    if holder.role is not Role.SUBJECT:
        return False
    clause = reading.clauses[bisect_right(reading.clauses, holder.start, key=_start) - 1]
    words = reading.masked[clause.start : clause.end]
    does = reading.masked[holder.end : clause.end].startswith(("对", "应当", "可以", "有权", "在", "依"))
    broke = frame("broke").match(reading.masked, holder.end, clause.end) is not None
    return broke or (words.endswith("的") and not does and not frame("told").search(words))


def _start(clause: Clause) -> int:
    return clause.start


def _meant(reading: Reading, clause: Clause) -> Holder | None:
    """Whom 上述两人 takes up: the last who acts in the line before."""
    line = reading.lines[clause.line]
    if line.index == 0 or not _THESE.match(reading.masked[line.body : line.end]):
        return None
    before = reading.lines[line.index - 1]
    return _last(reading, before.start, before.end)


def _from_opener(reading: Reading, index: int) -> Holder | None:
    opener = reading.lines[index].opener
    if opener is None:
        return None
    line = reading.lines[opener]
    named = named_between(reading.holders, line.body, line.end)
    organs = [h for h in named if acts(h) and h.role is not Role.CITIZEN and not _offends(reading, h)]
    if organs:
        return organs[-1]
    return _last(reading, line.body, line.end) or _from_opener(reading, opener)


def _block_start(reading: Reading, index: int) -> int:
    """Where the article begins that the line stands in; outside articles, the line itself."""
    for line in reversed(reading.lines[: index + 1]):
        if line.level == 0:
            return line.body
    return reading.lines[index].body


def named_after(reading: Reading, clause: Clause, end: int) -> Holder | None:
    """Who is named right after the words: 吊销许可证的处罚权，仍由某局行使."""
    last = reading.segment(clause)[-1].end
    for holder in named_between(reading.holders, end, last):
        if holder.before not in _HOLDS or not _HANDED_AFTER.fullmatch(reading.masked[end : holder.start]):
            continue
        if holder.before != "由" or _DECIDES.match(reading.masked[holder.end : last]):
            return holder
    return None
