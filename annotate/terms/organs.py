"""What kind of organ a name names, and whether that kind can act in its own name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from annotate.terms.corpus import facts

_TABLE = "law/organs.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectByLaw:
    """A statute lets organs whose name matches `pattern` act in their own name, from `first` on (to `last`).

    `for_types`: the kinds of act; `measures`: the terms of corpus/law/setting_power.yaml (empty: any). Days
    `YYYY-MM-DD`, both included.
    """

    pattern: re.Pattern[str]
    law: str
    path: str
    first: str
    last: str | None
    for_types: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganType:
    """A type of organ. `administrative_subject`: yes, no or conditional; `named_as`: how a statute names its kind."""

    type: str
    system: str
    levels: tuple[str, ...]
    administrative_subject: str
    subject_note: str
    suffixes: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    excluded: tuple[re.Pattern[str], ...]
    named_as: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    subject_by_law: tuple[SubjectByLaw, ...]

    def tail_of(self, name: str) -> str | None:
        """The last words of `name` by which it is of this type; None where it is not."""
        if any(pattern.search(name) for pattern in self.excluded):
            return None
        if suffix := next((s for s in self.suffixes if name.endswith(s)), None):
            return suffix
        found = next((m for p in self.patterns if (m := p.search(name))), None)
        return found[0] if found else None


def _type_of(entry: dict[str, Any]) -> OrganType:
    patterns = entry["patterns"]
    return OrganType(
        type=entry["type"],
        system=entry["system"],
        levels=tuple(entry["levels"]),
        administrative_subject=entry["administrative_subject"],
        subject_note=entry["subject_note"],
        suffixes=tuple(patterns["suffix"]),
        patterns=tuple(re.compile(p) for p in patterns["regex"]),
        excluded=tuple(re.compile(p) for p in patterns["exclude"]),
        named_as=tuple((re.compile(n["pattern"]), tuple(n["words"])) for n in entry.get("named_as", ())),
        subject_by_law=tuple(_by_law(s) for s in entry.get("subject_by_law", ())),
    )


def _by_law(entry: dict[str, Any]) -> SubjectByLaw:
    return SubjectByLaw(
        pattern=re.compile(entry["pattern"]),
        law=entry["law"],
        path=entry["path"],
        first=entry["from"],
        last=entry.get("to"),
        for_types=tuple(entry["for"]),
        measures=tuple(entry.get("measures", ())),
    )


_MATCHING = facts(_TABLE)["meta"]["matching"]
_BY_TYPE = {entry["type"]: _type_of(entry) for entry in facts(_TABLE)["organs"]}
_GENERIC = re.compile(_MATCHING["generic"])
_LIST = re.compile(r"[、，,；;]|和|及|或者?|以及|与")
ORGANS = MappingProxyType({name: _BY_TYPE[name] for name in _MATCHING["priority"]})
"""Every type, in the order in which a name is tried."""


@cache
def organ_type(name: str) -> str | None:
    """The type that a name shows, or None. A suggestion: whoever annotates has the last word.

    >>> organ_type("某市疫情防控指挥部"), organ_type("某市疫情防控指挥部社会管控指导部")
    ('议事协调机构/指挥部', '内设机构')
    """
    return next((kind.type for kind in ORGANS.values() if kind.tail_of(name) is not None), None)


def kind_words(name: str, kind: OrganType) -> tuple[str, ...]:
    """How a statute names the kind that `name` is of: 某市疾控中心 is a 疾病预防控制机构."""
    for pattern, words in kind.named_as:
        if pattern.search(name):
            return words
    tail = kind.tail_of(name)
    return (tail,) if tail else ()


@cache
def names_organ(granted_to: str, name: str, type_name: str) -> bool:
    """Does a grant to `granted_to` name this organ, or the kind that it is of?

    主管部门 does not name its branch offices, and a grant to one zone's committee is none to another's.

    >>> names_organ("公安派出所", "某县公安局某派出所", "派出机构"), names_organ("公安机关", "某派出所", "派出机构")
    (True, False)
    """
    kind = ORGANS.get(type_name)
    for part in _LIST.split(granted_to):
        if not part:
            continue
        if part == name or (len(part) > len("某某") and name.endswith(part)):
            return True
        for words in kind_words(name, kind) if kind else ():
            before = part.removesuffix(words)
            if before != part and (_GENERIC.fullmatch(before) or before in name):
                return True
    return False


def text_names_organ(text: str, name: str, type_name: str) -> bool:
    """Do the words of a provision name this organ, or the kind that it is of?"""
    kind = ORGANS.get(type_name)
    return name in text or bool(kind and any(words in text for words in kind_words(name, kind)))
