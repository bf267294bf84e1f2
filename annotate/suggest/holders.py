"""Component: who is named, and how each stands in its clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from annotate.suggest.lexicon import alternation
from annotate.suggest.reading import Clause, Holder, Role, reading_of, spans_of
from annotate.terms import corpus

NAME = "quanyuan_holders"
_JOINS = frozenset({"或者", "、", "和", "以及", "及"})
_PROVINCES = "省、自治区、"  # always said with what follows: 直辖市人民政府
_PLACES = ("所在地", "设区的")  # 经所在地省、自治区、直辖市人民政府批准; 由设区的市人民政府制定
_LONGEST = 26  # characters of an organ's name before its last word
_FURTHER = re.compile(
    r"(?:或者|和|、)其?(?:他|有关|相关|派出|授权的)?(?:机构|单位|组织)(?=[责处给没吊撤依应可予决批])"
)
_ATTRIBUTE = re.compile(r"(由|经|报|归)[^，。；：由]{1,20}的$")
_NOBODY = re.compile(
    r"非政府$|^(?!.*(?:常务|全体|专题|办公|联席)).+会议$|^原.{0,3}长$|^(?:前任|时任)|副.?长$|^[^县乡镇区州市]长$"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    facts = corpus.facts("power/holders.yaml")
    stop, suffix = facts["stops"], f"(?:{alternation(facts['suffixes'])}|{facts['others']})"
    # A stop word is consumed whole, so that its last character never begins a name.
    organ = re.compile(
        rf"{stop}|(?P<organ>(?:(?!{stop})[\u4e00-\u9fff（）()·A-Za-z]){{0,{_LONGEST}}}?{suffix}(?!门|员会))"
    )
    before = re.compile(f"(?:{alternation(facts['roles']['by'] + facts['roles']['addressee'])})$")
    citizen = re.compile(r"^(?:且|并|但|其中|确需)?" + facts["citizens"]["pattern"])
    return organ, before, citizen, re.compile(facts["not_after"]["pattern"]), frozenset(facts["roles"]["by"])


def organs_in(masked: str, clause: Clause) -> list[Holder]:
    """The organs that a clause names; names that touch are one (某县 + 人民政府 + 应急管理部门)."""
    organ, before, _, not_after, by = _patterns()
    runs: list[tuple[int, int]] = []
    for found in organ.finditer(masked, clause.start, clause.end):
        if found["organ"] is None:
            continue
        start, end = found.span()
        start -= len(_PROVINCES) if masked.endswith(_PROVINCES, clause.start, start) else 0
        start -= next((len(p) for p in _PLACES if masked.endswith(p, clause.start, start)), 0)
        if not_after.match(masked[end : end + 6]) or _NOBODY.search(found.group()):
            continue
        if runs and (runs[-1][1] == start or masked[runs[-1][1] : start] in _JOINS):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
        further = _FURTHER.match(masked, end, clause.end)
        runs[-1] = (runs[-1][0], further.end()) if further else runs[-1]
    holders = []
    for start, end in runs:
        said = before.search(masked, clause.start, start)
        word = said.group() if said else ""
        word = _reaches(masked, clause.start, start) if word == "的" else word
        of_its = masked[end : end + 1] == "的" or masked.startswith(
            "任何", start
        )  # 某局的仓库: the organ only owns what is spoken of
        role = (
            Role.ADDRESSEE
            if of_its
            else Role.SUBJECT
            if not word
            else Role.BY
            if word in by
            else Role.ADDRESSEE
        )
        holders.append(Holder(start, end, masked[start:end], role, word))
    return holders


def _reaches(masked: str, floor: int, start: int) -> str:
    """由所在地的区应急管理局: the word before the attribute is the one that counts."""
    found = _ATTRIBUTE.search(masked, max(floor, start - _LONGEST), start)
    return found.group(1) if found else "的"


def holders_of(masked: str, clauses: Sequence[Clause]) -> tuple[Holder, ...]:
    """All holders in text order; a clause that opens with a citizen yields that one as `CITIZEN`."""
    _, _, citizen, _, _ = _patterns()
    holders: list[Holder] = []
    for clause in clauses:
        organs = organs_in(masked, clause)
        somebody = citizen.match(masked[clause.start : clause.end])
        end = clause.start + somebody.end() if somebody else 0
        if somebody and not any(
            o.start < end <= o.end or (o.start < end and o.role is Role.BY) for o in organs
        ):
            organs = [o for o in organs if o.start >= end]
            holders.append(Holder(clause.start, end, somebody.group(), Role.CITIZEN))
        holders.extend(organs)
    return tuple(holders)


def named_between(holders: Sequence[Holder], start: int, end: int) -> Sequence[Holder]:
    """The holders that begin in [start, end), in text order."""
    return holders[bisect_left(holders, start, key=_start) : bisect_left(holders, end, key=_start)]


def _start(holder: Holder) -> int:
    return holder.start


@Language.component(NAME)
def read_holders(doc: Doc) -> Doc:
    """Adds who is named to the reading and the span group `holders`."""
    reading = reading_of(doc)
    reading.holders = holders_of(reading.masked, reading.clauses)
    doc.spans["holders"] = spans_of(doc, [(h.start, h.end, h.role) for h in reading.holders])
    return doc
