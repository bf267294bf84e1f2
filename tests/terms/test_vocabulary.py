"""Organs by their names, measures by their aliases, ranks in their partial order, places in places."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.terms.corpus import facts
from annotate.terms.measures import may_amount_to, measure_of
from annotate.terms.organs import ORGANS, kind_words, names_organ, organ_type, text_names_organ
from annotate.terms.places import contains, parts_of
from annotate.terms.ranks import RANKS, higher, is_party_title

ORGAN_TABLE = facts("law/organs.yaml")
EXAMPLES = [(name, organ["type"]) for organ in ORGAN_TABLE["organs"] for name in organ["examples"]]


@pytest.mark.parametrize(("name", "kind"), [(t["text"], t["type"]) for t in ORGAN_TABLE["self_test"]])
def test_a_name_shows_its_type(name: str, kind: str | None) -> None:
    assert organ_type(name) == kind


@pytest.mark.parametrize(("name", "kind"), EXAMPLES)
def test_every_example_of_the_table_is_of_its_type(name: str, kind: str | None) -> None:
    assert organ_type(name) == kind


def test_the_order_of_trial_names_every_type_once() -> None:
    assert sorted(ORGANS) == sorted(organ["type"] for organ in ORGAN_TABLE["organs"])
    assert len(ORGANS) == ORGAN_TABLE["meta"]["count"]


@pytest.mark.parametrize(
    ("granted_to", "name", "kind", "named"),
    [
        ("开发区管理委员会", "乙市滨江经济开发区管委会", "开发区管委会", True),
        ("乙市高新区管委会", "乙市滨江新区管委会", "开发区管委会", False),
        ("公安机关", "丁县公安局城关派出所", "派出机构", False),
        ("县级以上公安机关、公安派出所", "丁县公安局城关派出所", "派出机构", True),
        ("疾病预防控制机构", "乙市疾控中心", "法律法规授权组织", True),
        ("卫生健康主管部门", "乙市疾控中心", "法律法规授权组织", False),
        ("丙区南湖管委会和丙区东湖管委会", "丙区东湖管委会", "开发区管委会", True),
        ("主管部门", "乙市税务局第一税务所", "派出机构", False),
    ],
)
def test_a_grant_names_an_organ_or_its_kind_or_neither(
    granted_to: str, name: str, kind: str | None, *, named: bool
) -> None:
    assert names_organ(granted_to, name, kind) is named


def test_the_words_of_a_provision_name_a_kind_of_organ() -> None:
    words = "由税务所决定的罚款，限额另定。"
    assert text_names_organ(words, "丁县税务局城关税务所", "派出机构")
    assert not text_names_organ("由税务机关决定。", "丁县税务局城关税务所", "派出机构")
    assert kind_words("丁县人民医院", ORGANS["事业单位"]) == ("医疗机构", "医院")


def test_a_measure_is_found_by_its_term_and_by_each_of_its_other_names() -> None:
    for measure in facts("law/setting_power.yaml")["measures"]:
        assert measure_of(measure["term"]) == (measure["term"],)
        for alias in measure.get("aliases", ()):
            assert measure["term"] in measure_of(alias) or measure_of(alias) == (alias,)


def test_words_that_are_no_measure_are_none() -> None:
    assert measure_of("健步走") == measure_of(None) == ()


def test_an_act_may_amount_to_several_measures() -> None:
    assert "限制公民人身自由的强制措施" in may_amount_to("隔离")


def test_the_order_of_ranks_is_a_partial_one() -> None:
    for a, b in itertools.product(RANKS, RANKS):
        assert higher(a, b) is (None if higher(b, a) is None else not higher(b, a))
    for rank in RANKS:
        assert higher(rank, rank) is None


@pytest.mark.parametrize("entry", facts("law/setting_power.yaml")["order"]["not_comparable"], ids=str)
def test_ranks_that_do_not_compare_do_not(entry: dict[str, Any]) -> None:
    assert higher(*entry["pair"]) is None


@pytest.mark.parametrize(
    ("a", "b", "above"),
    [
        ("法律", "行政法规", True),
        ("市级政府规章", "地方性法规", False),
        ("法律", "监察法规", True),
        ("法律", "党内法规", None),
    ],
)
def test_one_rank_stands_above_another(a: str, b: str, *, above: bool | None) -> None:
    assert higher(a, b) is above


def test_a_title_shows_a_norm_of_the_party() -> None:
    assert is_party_title("中国共产党问责条例")
    assert not is_party_title("中国人民银行法")


@pytest.mark.parametrize(
    ("a", "b", "held"),
    [
        ("全国", "甲省乙市", True),
        ("甲省", "甲省乙市丙区", True),
        ("甲省乙市", "甲省乙市", True),
        ("甲省乙市丙区", "甲省乙市丁县", False),
        ("甲省", "戊省乙市", False),
        ("甲省乙市丁县戊镇", "甲省乙市丁县", None),
        ("乙市", "甲省乙市丙区", True),
        ("甲省乙市", "全国", None),
        ("癸市", "甲省乙市", None),
    ],
)
def test_a_place_lies_in_another_or_does_not_or_its_name_does_not_tell(
    a: str, b: str, *, held: bool | None
) -> None:
    assert contains(a, b) is held


@given(st.lists(st.sampled_from(["甲省", "乙市", "丙区", "丁县", "戊镇"]), unique=True, min_size=1))
def test_the_parts_of_a_place_are_its_name(parts: list[str]) -> None:
    assert "".join(parts_of("".join(parts))) == "".join(parts)
    assert contains("".join(parts), "".join(parts)) is True
