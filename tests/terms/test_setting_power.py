"""The setting-power table by enumeration: one rule for each measure, rank and state of the facts; names that exist."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.terms.corpus import CORPUS, facts

TABLE = facts("law/setting_power.yaml")
RULES = TABLE["rules"]
TERMS = [m["term"] for m in TABLE["measures"]]
RANKS = [r["rank"] for r in TABLE["ranks"]]
LAW_TABLES = sorted((CORPUS / "law").glob("*.yaml"))


class _Once(yaml.SafeLoader):
    """Refuses a key given twice in one mapping."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = Counter(key.value for key, _ in node.value)
    twice = [key for key, count in keys.items() if count > 1]
    assert not twice, f"line {node.start_mark.line + 1}: {twice} given twice"
    return dict(yaml.SafeLoader.construct_mapping(loader, node, deep=True))


_Once.add_constructor("tag:yaml.org,2002:map", _mapping)


@pytest.mark.parametrize("path", LAW_TABLES, ids=lambda path: path.name)
def test_no_key_stands_twice_in_one_entry(path: Path) -> None:
    assert yaml.load(path.read_text(encoding="utf-8"), _Once)  # noqa: S506 - a safe loader that counts


def test_for_every_measure_rank_and_state_of_the_facts_exactly_one_rule_applies() -> None:
    cells = defaultdict(list)
    for rule in RULES:
        for cell in itertools.product(rule["measure"], rule["rank"]):
            cells[cell].append(rule)
    wrong = []
    for cell in itertools.product(TERMS, RANKS):
        asked = sorted({fact for rule in cells[cell] for fact in rule.get("when") or {}})
        for values in itertools.product((True, False), repeat=len(asked)):
            state = dict(zip(asked, values, strict=True))
            hit = [
                r["id"] for r in cells[cell] if all(state[f] is v for f, v in (r.get("when") or {}).items())
            ]
            if len(hit) != 1:
                wrong.append((cell, state, hit))
    assert wrong == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_rule_names_what_exists_and_its_conditions_fit_its_verdict(rule: dict[str, Any]) -> None:
    when, conditions = rule.get("when") or {}, rule.get("conditions") or []
    assert set(rule["measure"]) <= set(TERMS)
    assert set(rule["rank"]) <= set(RANKS)
    assert {*when, *conditions} <= set(TABLE["facts"])
    assert set(when).isdisjoint(conditions)
    for named in (rule["measure"], rule["rank"], conditions):
        assert len(named) == len(set(named))
    assert all(value in (True, False) for value in when.values())
    assert rule["verdict"] in TABLE["meta"]["verdicts"]
    assert rule["reading"] in ("text", "inferred", "contested")
    assert rule["verdict"] == "may_specify_only" or (rule["verdict"] == "may_create_if") == bool(conditions)
    assert rule["text"]
    assert rule["in_force"]
    assert rule["provision"]


def test_ids_are_given_once() -> None:
    ids = Counter(entry["id"] for entry in [*RULES, *TABLE["exercise"]])
    assert [key for key, count in ids.items() if count > 1] == []


def test_every_fact_is_used_and_can_be_asked_for() -> None:
    used = {f for r in RULES for f in [*(r.get("when") or {}), *(r.get("conditions") or [])]}
    assert used == set(TABLE["facts"])
    assert all({"zh", "ask", "from"} <= set(fact) for fact in TABLE["facts"].values())


def test_the_counts_say_what_the_table_holds() -> None:
    verified = sum(rule["provision"]["verified"] is True for rule in RULES)
    assert TABLE["meta"]["counts"] == {
        "rules": len(RULES),
        "measures": len(TERMS),
        "ranks": len(RANKS),
        "facts": len(TABLE["facts"]),
        "verdicts": dict(Counter(rule["verdict"] for rule in RULES)),
        "provision_verified": verified,
        "provision_unverified": len(RULES) - verified,
    }
