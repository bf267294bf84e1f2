"""The rules, by their code. A new rule is one function; neither the engine nor a page changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from annotate.gaps.finding import Finding
from annotate.gaps.kinds import KINDS
from annotate.gaps.knowledge import Known
from annotate.model.power import Power

Rule = Callable[[Power, Known], Finding]
_RULES: dict[str, Rule] = {}
RULES: Mapping[str, Rule] = MappingProxyType(_RULES)


def gap(code: str) -> Callable[[Rule], Rule]:
    """Register a rule under its code of corpus/law/gap_kinds.yaml; ValueError for a code that is unknown or taken."""
    if code not in KINDS:
        raise ValueError(f"{code} stands in no entry of gap_kinds.yaml")

    def register(rule: Rule) -> Rule:
        if code in _RULES:
            raise ValueError(f"{code} is asked by {_RULES[code].__name__} already")
        _RULES[code] = rule
        return rule

    return register
