"""Gaps over runs: the same record gives the same gaps; ids stay, fingerprints tell what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.gaps import KINDS, Law, facts_asked, find_gaps, with_decisions
from annotate.gaps.finding import SILENT
from annotate.gaps.kinds import FACT_WORDS
from annotate.gaps.registry import gap
from annotate.model.errors import BadInput
from annotate.model.gap import Decision, Gap, GapStatus
from annotate.model.power import Mode, PowerType
from annotate.model.record import Record

Case = Mapping[str, Any]
Records = Callable[[Case], Record]
LawBases = Callable[[list[Case]], Law]
TITLED = {"powers": [{"bases": [{"title": "乙市港口条例"}]}]}


@pytest.fixture(scope="session")
def nothing_held(a_law_base: LawBases) -> Law:
    return a_law_base([])


def _the(code: str, gaps: tuple[Gap, ...]) -> Gap:
    return next(g for g in gaps if g.code == code)


def test_the_same_record_gives_the_same_gaps(a_record: Records, nothing_held: Law) -> None:
    assert find_gaps(a_record(TITLED), nothing_held) == find_gaps(a_record(TITLED), nothing_held)


def test_ids_are_given_once(a_record: Records, nothing_held: Law) -> None:
    three = {"powers": [{"bases": [{"title": "甲条例"}, {"title": "乙条例"}]}, {}, {"mode": "处分"}]}
    ids = [g.id for g in find_gaps(a_record(three), nothing_held)]
    assert len(ids) == len(set(ids)) > len(three["powers"])


def test_an_id_stays_when_what_it_rests_on_changes_and_the_fingerprint_does_not(
    a_record: Records, nothing_held: Law
) -> None:
    before = _the("TITLE_ONLY", find_gaps(a_record(TITLED), nothing_held))
    other = {"powers": [{"bases": [{"title": "乙市码头条例"}]}]}
    after = _the("TITLE_ONLY", find_gaps(a_record(other), nothing_held))
    assert after.id == before.id
    assert after.fingerprint != before.fingerprint


def test_a_fingerprint_stays_when_something_else_changes(a_record: Records, nothing_held: Law) -> None:
    before = _the("TITLE_ONLY", find_gaps(a_record(TITLED), nothing_held))
    record = a_record(TITLED)
    noted = replace(record, powers=(replace(record.powers[0], note="再看"),))
    assert _the("TITLE_ONLY", find_gaps(noted, nothing_held)).fingerprint == before.fingerprint


def test_a_fingerprint_changes_with_the_catalogue_that_was_used(
    a_record: Records, a_law_base: LawBases
) -> None:
    cites = {"powers": [{"bases": [{"title": "中华人民共和国水法", "provisions": ["96"]}]}]}
    found = []
    for articles in (82, 83):
        versions = [{"date": "2016-07-02", "effective": "2016-09-01", "articles": articles}]
        law = a_law_base([{"title": "中华人民共和国水法", "versions": versions}])
        found.append(_the("NONEXISTENT", find_gaps(a_record(cites), law)))
    assert found[0].id == found[1].id
    assert found[0].fingerprint != found[1].fingerprint


def test_a_decision_is_kept_and_goes_stale_when_its_ground_has_changed(
    a_record: Records, nothing_held: Law
) -> None:
    gaps = find_gaps(a_record(TITLED), nothing_held)
    asked = _the("TITLE_ONLY", gaps)
    rejected = Decision(status=GapStatus.REJECTED, by="复核甲", on="2024-07-01", reason="附件写明")
    fresh = _the("TITLE_ONLY", with_decisions(gaps, {asked.id: (rejected, asked.fingerprint)}))
    assert (fresh.status, fresh.decision) == (GapStatus.REJECTED, rejected)
    stale = _the("TITLE_ONLY", with_decisions(gaps, {asked.id: (rejected, "other")}))
    assert stale.status is GapStatus.SUSPECTED
    assert stale.decision == replace(rejected, stale=True)


def test_gaps_that_nobody_decided_stay_as_they_are(a_record: Records, nothing_held: Law) -> None:
    gaps = find_gaps(a_record(TITLED), nothing_held)
    assert with_decisions(gaps, {}) == gaps


def test_the_law_of_the_day_is_cited(a_record: Records, a_law_base: LawBases) -> None:
    old = {
        "title": "甲市条例",
        "repealed": "2010-01-01",
        "effective": "2000-01-01",
        "provisions": {"1": "文字"},
    }
    basis = {"title": "甲市条例", "provisions": ["1"], "links": ["1"]}
    cited = {}
    for day in ("2022-06-12", "2024-06-12"):
        case = {"instruments": [old], "powers": [{"as_of": day, "bases": [basis]}]}
        cited[day] = _the("NOT_IN_FORCE", find_gaps(a_record(case), a_law_base([]))).proof.provisions
    assert cited == {"2022-06-12": ("立法法 57（2015-03-15）",), "2024-06-12": ("立法法 61（2023-03-13）",)}


def test_a_fact_that_is_missing_is_asked_for_once(a_record: Records, nothing_held: Law) -> None:
    done = {"purpose": "取水", "purpose_conforms": True}
    first = {"actor": {"name": "治超联合点"}, "facts": done}
    gaps = find_gaps(a_record({"powers": [first, {"actor": None, "facts": done}]}), nothing_held)
    assert [(a.power, a.fact, a.question) for a in facts_asked(gaps)] == [
        ("P1", "actor.organ_type", "治超联合点属哪一类机关？"),
        ("P2", "actor", "这一行为是谁作出的？"),
    ]


def test_a_fact_of_each_basis_is_asked_for_each_and_a_fact_of_the_power_once(
    a_record: Records, nothing_held: Law
) -> None:
    brought = [
        {"title": title, "provisions": {"3": "文字"}, "effective": "2024-06-10"} for title in ("甲", "乙")
    ]
    bases = [{"title": title, "provisions": ["3"], "links": ["3"]} for title in ("甲", "乙")]
    for as_of, asked in (
        ("2024-06", [("as_of", None)]),
        ("2024-07", [("repealed", "P1B1"), ("repealed", "P1B2")]),
    ):
        record = a_record({"instruments": brought, "powers": [{"as_of": as_of, "bases": bases}]})
        waiting = [g for g in find_gaps(record, nothing_held) if g.code == "NOT_IN_FORCE"]
        assert [(a.fact, a.basis) for a in facts_asked(waiting)] == asked


def test_a_choice_is_offered_with_its_question(a_record: Records, nothing_held: Law) -> None:
    other = {"powers": [{"type": "其他", "actor": {"name": "戊村村民委员会"}}]}
    gaps = [g for g in find_gaps(a_record(other), nothing_held) if g.code == "NOT_A_SUBJECT"]
    (asked,) = facts_asked(gaps)
    assert asked.choices == ("减损权利", "增加义务", "授益", "内部管理")


def test_a_day_that_is_none_is_refused_with_its_place(a_record: Records, nothing_held: Law) -> None:
    record = a_record(TITLED)
    broken = replace(record, powers=(replace(record.powers[0], as_of="六月"),))
    with pytest.raises(BadInput, match=r"powers\[P1\]\.as_of"):
        find_gaps(broken, nothing_held)


def test_a_code_is_registered_once_and_only_if_the_table_has_it() -> None:
    with pytest.raises(ValueError, match="NO_BASIS is asked by"):
        gap("NO_BASIS")(lambda power, known: SILENT)  # noqa: ARG005
    with pytest.raises(ValueError, match="no entry"):
        gap("NO_SUCH_CODE")


def test_what_is_not_held_is_listed_and_no_suspected_gap(a_record: Records, nothing_held: Law) -> None:
    gaps = find_gaps(a_record(TITLED), nothing_held)
    assert "UNRESOLVED" in {g.code for g in gaps}
    assert {g.code for g in gaps if KINDS[g.code].counted and not g.missing_facts} == {"TITLE_ONLY"}


FACTS = st.fixed_dictionaries(
    {},
    optional={
        "effect": st.sampled_from(["减损权利", "授益", "内部管理"]),
        "precondition_met": st.booleans(),
        "burdens_party": st.booleans(),
        "conduct_date": st.sampled_from(["2001-01-01", "2024-01-01"]),
    },
)
BASES = st.lists(
    st.fixed_dictionaries(
        {"relation": st.sampled_from(["设定", "授权", "违反", "制裁", "参照"])},
        optional={
            "title": st.sampled_from(["甲条例", "中国共产党某条例"]),
            "kind": st.sampled_from(["instrument", "vague", "internal"]),
            "provisions": st.just(["3"]),
            "links": st.sampled_from([[], ["3"], ["3/1", "4"]]),
            "stated": st.booleans(),
            "status": st.sampled_from(["confirmed", "suggested", "rejected"]),
        },
    ),
    max_size=3,
)


@given(
    mode=st.sampled_from(list(Mode)),
    kind=st.sampled_from(list(PowerType)),
    facts=FACTS,
    bases=BASES,
    as_of=st.sampled_from([None, "2024", "2022-06", {"from": "2019-01-01", "to": "2025-01-01"}]),
    actor=st.sampled_from([None, {"name": "丁县防汛指挥部"}, {"name": "丁县县委宣传部"}, {"name": "某处"}]),
)
def test_whatever_is_marked_each_gap_is_whole(
    a_record: Records, nothing_held: Law, mode: Mode, kind: PowerType, **marked: object
) -> None:
    brought = [{"title": "甲条例", "effective": "2023-01-01", "provisions": {"3": "文字"}}]
    record = a_record({"instruments": brought, "powers": [{"mode": mode, "type": kind, **marked}]})
    gaps = find_gaps(record, nothing_held)
    assert len({g.id for g in gaps}) == len(gaps)
    for found in gaps:
        assert found.message
        assert "{" not in found.message
        assert found.fingerprint
        assert set(found.missing_facts) <= set(FACT_WORDS)


def test_a_provision_is_named_only_where_one_version_governed_each_day_of_the_act(
    a_record: Records, nothing_held: Law
) -> None:
    named = {
        day: _the(
            "TITLE_ONLY",
            find_gaps(a_record({"powers": [TITLED["powers"][0] | {"as_of": day}]}), nothing_held),
        )
        for day in ("2021-03", "2021", "2022")
    }
    assert [gap.provision for gap in named.values()] == [None, None, "行政处罚法 59/1/3"]
    year = _the("NO_BASIS", find_gaps(a_record({"powers": [{"as_of": "2021"}]}), nothing_held))
    assert year.provision == "行政诉讼法 75"
    assert "行政处罚法 38/1（2021-01-22）" in year.proof.provisions
