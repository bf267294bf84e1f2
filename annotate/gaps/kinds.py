"""The kinds of gap, as corpus/law/gap_kinds.yaml words them: question, severity, template, grounds, masks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from annotate.model.gap import Severity
from annotate.terms.corpus import facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A provision by which the question is asked, with the acts that it bears on (empty: all).

    `steps`: of procedure. `path` None: no text can be cited, `law` says why. That version was in force from `effective`
    until the day before `ended`. `when_cited`: it bears only on an act that rests on one of these provisions.
    """

    law: str
    version: str | None = None
    path: str | None = None
    effective: str | None = None
    ended: str | None = None
    types: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    when_cited: tuple[str, ...] = ()
    earlier: tuple[Ground, ...] = ()

    def __str__(self) -> str:
        return f"{self.law} {self.path}（{self.version}）" if self.path else self.law


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One code. `templates` and `severities` by case; the case None is the ordinary one.

    `counted`: false for a question about what we hold, which is no suspected gap.
    """

    code: str
    zh: str
    en: str
    group: str
    question: str
    automation: str
    severities: Mapping[str | None, Severity]
    templates: Mapping[str | None, str]
    grounds: tuple[Ground, ...]
    refuted_by: str
    lead: str
    counted: bool

    def severity(self, case: str | None) -> Severity:
        """How soon to look at it; it orders, it does not weigh."""
        return self.severities.get(case, self.severities[None])

    def template(self, case: str | None) -> str:
        """The wording of this case, with placeholders in braces."""
        return self.templates.get(case, self.templates[None])


@dataclass(frozen=True, slots=True, kw_only=True)
class Mask:
    """Where `code` fired on a basis, `silenced` do not come out there. `only_on`: only on bases of these relations."""

    code: str
    silenced: frozenset[str]
    only_on: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWords:
    """How a missing fact is asked for, and what kind of answer is wanted.

    `of`: whose fact it is, that of the power, a basis or an actor. `field`: where in the record the answer belongs.
    """

    ask: str
    answer: str
    choices: tuple[str, ...] = ()
    of: str = "power"
    field: str


_TABLE = facts("law/gap_kinds.yaml")
_SETTING = facts("law/setting_power.yaml")
_VERSIONS = _TABLE["meta"]["versions"]


def _ends() -> dict[tuple[str, str], str]:
    """By law and version, the day from which the next version governs."""
    ends: dict[tuple[str, str], str] = {}
    for entry in facts("law/amendments.yaml")["instruments"]:
        law = entry["title"].removeprefix("中华人民共和国")
        begun = [(v["version"], v["effective"]) for v in entry["versions"] if v["effective"]]
        ends |= {(law, old): since for (old, _), (_, since) in pairwise(begun)}
    return ends


_ENDS = _ends()


def _ground(entry: dict[str, Any]) -> Ground:
    scope: dict[str, Any] = {key: tuple(entry.get(key, ())) for key in ("types", "measures", "steps")}
    if "words" in entry:
        return Ground(law=entry["words"], **scope)
    return Ground(
        law=entry["law"],
        version=entry["version"],
        path=entry["path"],
        effective=_VERSIONS.get(entry["law"], {}).get(entry["version"]),
        ended=_ENDS.get((entry["law"], entry["version"])),
        when_cited=tuple(entry.get("when_cited", ())),
        earlier=tuple(_ground(e) for e in entry.get("earlier", ())),
        **scope,
    )


def _kind(entry: dict[str, Any]) -> Kind:
    severities = {s["case"]: Severity(s["severity"]) for s in entry.get("severity_when", ())}
    templates = {t["case"]: t["template"] for t in entry.get("template_when", ()) if "case" in t}
    return Kind(
        **{key: entry[key] for key in ("code", "zh", "en", "group", "question", "automation")},
        severities=MappingProxyType({None: Severity(entry["severity"]), **severities}),
        templates=MappingProxyType({None: entry["template"], **templates}),
        grounds=tuple(_ground(g) for g in entry["grounds"]),
        refuted_by=entry.get("refuted_by", ""),
        lead=entry.get("lead", ""),
        counted=entry.get("counted", True),
    )


KINDS = MappingProxyType({entry["code"]: _kind(entry) for entry in _TABLE["kinds"]})
"""Every code, in the order of the table."""
MASKS = tuple(
    Mask(code=m["if"], silenced=frozenset(m["then_silent"]), only_on=frozenset(m.get("only_on", ())))
    for m in _TABLE["meta"]["masks"]
)
FACT_WORDS: Mapping[str, FactWords] = MappingProxyType(
    {
        f"facts.{name}": FactWords(ask=f["ask"], answer="是否", field=f"facts.{name}")
        for name, f in _SETTING["facts"].items()
    }
    | {
        name: FactWords(**({"field": name} | f | {"choices": tuple(f.get("choices", ()))}))
        for name, f in _TABLE["meta"]["facts"].items()
    }
)
