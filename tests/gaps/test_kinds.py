"""The table of kinds: whole, and in step with the rules that read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from annotate.gaps.kinds import FACT_WORDS, KINDS, MASKS, Ground, Kind
from annotate.gaps.rules import RULES
from annotate.model.power import PowerType
from annotate.terms.corpus import facts

META = facts("law/gap_kinds.yaml")["meta"]


def _grounds(kind: Kind) -> Iterator[Ground]:
    for ground in kind.grounds:
        yield ground
        yield from ground.earlier


def test_the_table_counts_its_codes_and_words_them_all() -> None:
    assert len(KINDS) == META["count"]
    assert all(kind.zh and kind.en and kind.question and kind.templates[None] for kind in KINDS.values())
    assert all(kind.question.endswith("？") for kind in KINDS.values())


@pytest.mark.parametrize("code", RULES)
def test_every_ground_of_a_rule_says_since_when_and_for_which_acts(code: str) -> None:
    for ground in _grounds(KINDS[code]):
        assert ground.effective or not ground.path, f"{ground}: meta.versions lacks its commencement"
        assert set(ground.types) <= set(PowerType)
        assert set(ground.measures) <= {m["term"] for m in facts("law/setting_power.yaml")["measures"]}


def test_commencements_are_those_of_the_law_base() -> None:
    known = {
        (instrument["title"].removeprefix("中华人民共和国"), version["version"]): version["effective"]
        for instrument in facts("law/amendments.yaml")["instruments"]
        for version in instrument["versions"]
    }
    ours = {
        (law, day): since for law, versions in META["versions"].items() for day, since in versions.items()
    }
    assert {key: since for key, since in ours.items() if key in known and known[key] != since} == {}
    assert all(date.fromisoformat(since) for since in ours.values())


def test_a_version_that_another_followed_says_until_when_it_governed() -> None:
    laws = {i["title"].removeprefix("中华人民共和国") for i in facts("law/amendments.yaml")["instruments"]}
    assert set(META["versions"]) <= laws
    grounds = {(g.law, g.version): g for kind in KINDS.values() for g in _grounds(kind) if g.path}
    assert grounds["传染病防治法", "2013-06-29"].ended == "2025-09-01"
    assert grounds["行政处罚法", "2017-09-01"].ended == "2021-07-15"
    assert grounds["行政处罚法", "2021-01-22"].ended is None


def test_every_mask_names_codes_of_the_table() -> None:
    assert {code for mask in MASKS for code in (mask.code, *mask.silenced)} <= set(KINDS)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_its_question_and_its_provision(code: str) -> None:
    documented = RULES[code].__doc__ or ""
    assert KINDS[code].refuted_by
    assert documented.split("\n")[0].endswith("?")
    cites_law = re.search(r"[法例] \d", documented)
    assert cites_law or not [g for g in KINDS[code].grounds if g.path]


def test_every_fact_has_a_question_and_a_place_in_the_record() -> None:
    for words in FACT_WORDS.values():
        assert words.ask.endswith(("？", "?"))
        assert words.answer
        assert words.of in ("power", "basis", "actor")
        assert re.fullmatch(r"[a-z_]+(\[\])?(\.[a-z_0-9]+)*", words.field)
