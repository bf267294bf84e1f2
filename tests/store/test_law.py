"""The law base keeps instruments with their versions, and finds articles by their words."""

from __future__ import annotations

import pytest

from annotate.model.law import Coverage, Instrument, Provision, Version
from annotate.store import Store

WORK = "cn/law/示例管理法"
OLD = Version(
    work=WORK, date="2001-01-01", effective="2001-03-01", ended="2015-01-01", coverage=Coverage.FULL
)
NEW = Version(
    work=WORK, date="2014-11-01", effective="2015-01-01", kind="修订", coverage=Coverage.FULL, sha256="ab"
)
LAW = Instrument(
    work=WORK,
    title="中华人民共和国示例管理法",
    rank="法律",
    issuer="全国人民代表大会常务委员会",
    short_names=("示例法",),
    versions=(OLD, NEW),
)
TEXTS = {
    OLD.date: (
        Provision(path="c1", text="第一章　总则", order=0, heading="第一章　总则"),
        Provision(path="1", text="主管部门可以扣押有关物品。", order=1, heading="第一章　总则"),
    ),
    NEW.date: (
        Provision(path="1", text="主管部门可以查封场所、扣押有关物品", order=0),
        Provision(path="2", text="违反本法规定的，处“警告”或者罚款。", order=1),
    ),
}


@pytest.fixture
def held(store: Store) -> Store:
    with store.unit() as unit:
        unit.law.put(LAW, TEXTS)
    return store


def test_an_instrument_comes_back_with_its_versions_and_texts(held: Store) -> None:
    with held.reading() as unit:
        assert unit.law.instruments() == (LAW,)
        assert unit.law.provisions(WORK, OLD.date) == TEXTS[OLD.date]
        assert unit.law.provisions(WORK, "1999-01-01") == ()
        assert unit.law.count() == (1, 4)


def test_putting_it_again_replaces_it_and_its_place_in_the_index(held: Store) -> None:
    with held.unit() as unit:
        unit.law.put(LAW, {NEW.date: (Provision(path="1", text="主管部门可以责令停业。", order=0),)})
    with held.reading() as unit:
        assert unit.law.count() == (1, 3)
        assert [found.path for found in unit.law.find(["责令停业"], "2020-01-01", 9)] == ["1"]
        assert unit.law.find(["查封场所"], "2020-01-01", 9) == ()
        assert unit.law.provisions(WORK, OLD.date) == TEXTS[OLD.date]


@pytest.mark.parametrize(
    ("words", "on", "found"),
    [
        (["扣押有关物品"], "2020-01-01", [(NEW.date, True), (OLD.date, False)]),
        (["扣押有关物品"], "2010-01-01", [(OLD.date, True), (NEW.date, False)]),
        (["扣押", "物"], "2020-01-01", [(NEW.date, True), (OLD.date, False)]),
        (["物品"], "2020-01-01", [(NEW.date, True), (OLD.date, False)]),
        (["品"], "2020-01-01", [(NEW.date, True), (OLD.date, False)]),
        (["查封", "扣押"], "2020-01-01", [(NEW.date, True)]),
        (["“警告”"], "2020-01-01", [(NEW.date, True)]),
        (["查封", "罚款"], "2020-01-01", []),
        (["健康码"], "2020-01-01", []),
        (["赋码"], "2020-01-01", []),
        (['"'], "2020-01-01", []),
        (["%"], "2020-01-01", []),
        (["扣押*"], "2020-01-01", []),
        (['物品" OR "罚款'], "2020-01-01", []),
        ([], "2020-01-01", []),
    ],
)
def test_articles_are_found_by_words_of_any_length(
    held: Store, words: list[str], on: str, found: list[tuple[str, bool]]
) -> None:
    with held.reading() as unit:
        assert [(one.version, one.in_force) for one in unit.law.find(words, on, 9)] == found


def test_a_search_ends_where_it_is_told_to(held: Store) -> None:
    with held.reading() as unit:
        assert len(unit.law.find(["物品"], "2020-01-01", 1)) == 1


def test_a_note_replaces_the_one_before(store: Store) -> None:
    with store.unit() as unit:
        unit.law.note("hash", "a")
        unit.law.note("hash", "b")
    with store.reading() as unit:
        assert unit.law.notes() == {"hash": "b"}
