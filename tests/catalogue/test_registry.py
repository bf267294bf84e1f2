from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from annotate.catalogue import Catalogue, Standing
from annotate.model.law import Instrument, Provision

A_LAW = Callable[..., Instrument]
TEXT = (Provision(path="1", text="甲。\n乙。", order=0), Provision(path="2", text="丙。", order=1))


@pytest.fixture
def laws(an_instrument: A_LAW) -> tuple[Instrument, ...]:
    return (
        an_instrument("中华人民共和国示例处罚法", ("2010-01-01",), short_names=("处罚法", "示例处罚法")),
        an_instrument("示例处罚程序规定", ("2012-01-01",), rank="部门规章"),
        an_instrument(
            "甲省示例条例", ("2015-01-01",), rank="地方性法规", place="甲省", short_names=("示例条例",)
        ),
        an_instrument(
            "乙省示例条例", ("2015-01-01",), rank="地方性法规", place="乙省", short_names=("示例条例",)
        ),
        an_instrument("示例法修正案（2004年）", ("2004-01-01",)),
        an_instrument("示例法修正案（2018年）", ("2018-01-01",)),
    )


@pytest.fixture
def catalogue(laws: tuple[Instrument, ...]) -> Catalogue:
    return Catalogue(laws, lambda _, __: TEXT)


@pytest.mark.parametrize(
    "asked",
    [
        "中华人民共和国示例处罚法",
        "《示例处罚法》",
        "处罚法",
        " 示例 处罚法 ",
        "示例处罚法（2010年修正）",
        "《中华人民共和国示例处罚法》(2010)",
    ],
)
def test_a_title_is_known_in_all_its_forms(catalogue: Catalogue, asked: str) -> None:
    assert [i.title for i in catalogue.by_title(asked)] == ["中华人民共和国示例处罚法"]


def test_a_year_that_belongs_to_the_title_tells_instruments_apart(catalogue: Catalogue) -> None:
    assert [i.title for i in catalogue.by_title("示例法修正案(2018年)")] == ["示例法修正案（2018年）"]


def test_a_name_of_two_instruments_gives_both(catalogue: Catalogue) -> None:
    assert [i.place for i in catalogue.by_title("示例条例")] == ["乙省", "甲省"]


def test_an_unknown_title_gives_nothing(catalogue: Catalogue) -> None:
    assert catalogue.by_title("") == catalogue.by_title("某某办法") == ()


def test_a_full_title_prevails_over_a_short_name_of_another(an_instrument: A_LAW) -> None:
    own = an_instrument("监督示例法", ("2010-01-01",))
    other = an_instrument("各级机关监督示例法", ("2010-01-01",), short_names=("监督示例法",))
    assert Catalogue((other, own), lambda _, __: ()).by_title("监督示例法") == (own,)


def test_instruments_are_found_by_a_part_of_their_names_nearest_first(catalogue: Catalogue) -> None:
    assert [i.title for i in catalogue.titled_like(["处罚"])] == [
        "中华人民共和国示例处罚法",
        "示例处罚程序规定",
    ]
    assert [i.place for i in catalogue.titled_like(["甲省", "条例"])] == ["甲省"]
    assert catalogue.titled_like(["法"]) == catalogue.titled_like([]) == ()


def test_texts_are_fetched_when_asked_for_and_then_kept(laws: tuple[Instrument, ...]) -> None:
    asked: list[tuple[str, str]] = []

    def texts(work: str, version: str) -> tuple[Provision, ...]:
        asked.append((work, version))
        return TEXT

    catalogue = Catalogue(laws, texts)
    assert not asked
    assert list(catalogue.provisions("w", "2010-01-01")) == ["1", "1/1", "1/2", "2", "2/1"]
    found = catalogue.provision("w", "2010-01-01", "1/2")
    assert found is not None
    assert (found.text, found.order) == ("乙。", 2)
    assert catalogue.provision("w", "2010-01-01", "3") is None
    assert asked == [("w", "2010-01-01")]


def test_the_hash_tells_of_any_change_and_not_of_the_order(
    laws: tuple[Instrument, ...], an_instrument: A_LAW
) -> None:
    hash_of = lambda held: Catalogue(held, lambda _, __: ()).hash  # noqa: E731
    assert hash_of(laws) == hash_of(tuple(reversed(laws)))
    later = an_instrument("甲省示例条例", ("2015-01-01", "2015-03-01"), rank="地方性法规", place="甲省")
    assert hash_of(laws) != hash_of((*laws[:2], later, *laws[3:]))


def test_it_says_which_ranks_and_places_it_covers(catalogue: Catalogue, an_instrument: A_LAW) -> None:
    covers = catalogue.covers()
    assert covers.ranks == ("地方性法规", "法律", "部门规章")
    assert covers.places == ("乙省", "全国", "甲省")
    assert Catalogue((an_instrument("示例法"),), lambda _, __: ()).covers().ranks == ()


def test_a_work_that_is_not_held_is_unknown_on_any_day(catalogue: Catalogue) -> None:
    assert catalogue.as_of("cn/law/某某办法", date(2022, 1, 1)).state is Standing.UNKNOWN
    assert catalogue.get("cn/law/某某办法") is None


def test_citations_are_found_by_the_titles_it_gives(catalogue: Catalogue) -> None:
    named = catalogue.titles().named("处罚法")
    assert named is not None
    assert (named.title, named.work) == ("中华人民共和国示例处罚法", "cn/law/中华人民共和国示例处罚法")
