from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest

from annotate.catalogue import Catalogue, LawText, Standing, read_wheel
from annotate.catalogue.coverage import TORN
from annotate.catalogue.layout import path_of
from annotate.catalogue.wheel import wheel_path
from annotate.model.law import Coverage, Provision
from annotate.model.path import is_path
from annotate.terms.corpus import facts

ARTICLE_ROWS, LAW_ROWS, TWICE = 26_196, 378, 11


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{wheel_path().as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        yield opened


def texts_by_law(wheel: tuple[LawText, ...]) -> dict[str, tuple[Provision, ...]]:
    return {
        version.source.rsplit(":", 1)[1]: tuple(texts[version.date])
        for instrument, texts in wheel
        for version in instrument.versions
        if version.date in texts
    }


def words(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_every_law_row_is_a_version_and_a_title_met_twice_is_one_instrument(
    wheel: tuple[LawText, ...], database: sqlite3.Connection
) -> None:
    laws = database.execute("SELECT law_id, law_name FROM laws").fetchall()
    assert len(laws) == LAW_ROWS
    assert texts_by_law(wheel).keys() == {law for law, _ in laws}
    twice = [title for title, n in Counter(title for _, title in laws).items() if n > 1]
    assert len(twice) == TWICE
    held_twice = [i.title for i, texts in wheel if len(texts) > 1]
    assert sorted(held_twice) == sorted(twice)


def test_every_article_row_is_one_provision_and_the_exceptions_are_named(
    wheel: tuple[LawText, ...], database: sqlite3.Connection
) -> None:
    held = texts_by_law(wheel)
    oddities = facts("law/wheel.yaml")
    quoted = {(e["law_id"], row) for e in oddities["quotations"] for row in e.get("rows", [None])}
    seen = Counter()
    for law, label in database.execute("SELECT law_id, article_no FROM articles ORDER BY id"):
        by_path = {p.path: p for p in held[law]}
        if label == "全文":
            seen["whole"] += "c0" in by_path
        elif (law, label) in quoted or (law, None) in quoted:
            seen["quoted"] += 1
        else:
            seen["article"] += path_of(label) in by_path
    assert seen["whole"] == oddities["whole"]
    assert seen["quoted"] == sum(e["count"] for e in oddities["quotations"])
    assert sum(seen.values()) == ARTICLE_ROWS
    articles = sum(p.path[0].isdigit() for text in held.values() for p in text)
    assert articles == seen["article"] + len(oddities["torn"])


def test_no_word_of_the_wheel_is_lost_or_added(
    wheel: tuple[LawText, ...], database: sqlite3.Connection
) -> None:
    part_headings = re.compile(r"第[一二三四五六七八九十]+(?:编|分编).*|附\s*则")
    for law, text in texts_by_law(wheel).items():
        rows = database.execute("SELECT article_text FROM articles WHERE law_id = ? ORDER BY id", (law,))
        given = [
            line for (row,) in rows for line in row.split("\n") if not part_headings.fullmatch(line.strip())
        ]
        kept = [line for p in text if p.path == "c0" or p.path[0] != "c" for line in p.text.split("\n")]
        assert Counter(words("".join(kept).replace(TORN, ""))) == Counter(words("".join(given))), law


def test_every_path_is_well_formed_and_the_order_counts_up(wheel: tuple[LawText, ...]) -> None:
    for _, texts in wheel:
        for text in texts.values():
            assert all(is_path(p.path) for p in text)
            assert [p.order for p in text] == list(range(len(text)))
            assert len({p.path for p in text}) == len(text)


def test_no_version_takes_effect_before_it_was_adopted(wheel: tuple[LawText, ...]) -> None:
    for instrument, _ in wheel:
        for version in instrument.versions:
            assert version.effective is None or version.effective >= version.date, instrument.title


def test_the_days_that_the_wheel_gives_of_an_earlier_wording_are_corrected(
    wheel: tuple[LawText, ...], database: sqlite3.Connection
) -> None:
    wrong = {
        entry["law_id"]: entry for entry in facts("law/amendments.yaml")["wheel_effective_before_version"]
    }
    found = database.execute("SELECT law_id FROM laws WHERE effective_date < version_date").fetchall()
    assert {law for (law,) in found} == wrong.keys()
    assert len(wrong) == 110
    held = {v.source.rsplit(":", 1)[-1]: v for i, _ in wheel for v in i.versions}
    for law, entry in wrong.items():
        assert held[law].date == entry["version"]
        assert held[law].effective > entry["effective_in_wheel"]


@pytest.mark.parametrize(
    ("work", "version", "effective", "ended"),
    [
        ("行政处罚法", "2021-01-22", "2021-07-15", None),
        ("立法法", "2023-03-13", "2023-03-15", None),
        ("食品安全法", "2025-09-12", "2025-12-01", None),
        ("仲裁法", "2017-09-01", "2018-01-01", "2026-03-01"),
        ("宪法", "1982-12-04", "1982-12-04", "1988-04-12"),
        ("环境保护法", "2014-04-24", "2015-01-01", "2026-08-15"),
        ("香港特别行政区基本法", "1990-04-04", "1997-07-01", None),
    ],
)
def test_the_stretch_in_force_of_a_version_is_known(
    national: Catalogue, work: str, version: str, effective: str, ended: str | None
) -> None:
    instrument = national.get(f"cn/law/{work}")
    assert instrument is not None
    found = next(v for v in instrument.versions if v.date == version)
    assert (found.effective, found.ended, found.sure) == (effective, ended, True)


def test_a_wording_known_by_its_dates_only_is_named_and_no_other_text_is_given(national: Catalogue) -> None:
    found = national.as_of("cn/law/立法法", date(2022, 6, 1))
    assert (found.state, found.version) == (Standing.NOT_HELD, None)
    assert found.would_be is not None
    assert found.would_be.date == "2015-03-15"


def test_a_law_repealed_on_an_unknown_day_is_repealed_today_and_in_force_long_before(
    national: Catalogue,
) -> None:
    work = "cn/law/农村土地承包法"
    assert national.as_of(work, date(2026, 9, 1)).state is Standing.REPEALED
    before = national.as_of(work, date(2022, 6, 1))
    assert (before.state, before.sure) == (Standing.HELD, True)
    assert not national.as_of(work, date(2026, 6, 1)).sure


def test_instruments_known_by_date_only_are_in_the_catalogue(national: Catalogue) -> None:
    instrument = national.get("cn/law/监察法实施条例")
    assert instrument is not None
    assert instrument.rank == "监察法规"
    assert {version.coverage for version in instrument.versions} == {Coverage.TITLE}


def test_a_text_with_a_torn_article_does_not_pass_for_a_full_one(national: Catalogue) -> None:
    code = national.get("cn/law/生态环境法典")
    assert code is not None
    assert [version.coverage for version in code.versions] == [Coverage.OUTLINE]
    torn = national.provision(code.work, code.versions[0].date, "1120")
    assert torn is not None
    assert torn.text.startswith(TORN)


def test_the_provisions_of_a_statute_are_found_down_to_the_item(national: Catalogue) -> None:
    work, version = "cn/law/行政处罚法", "2021-01-22"
    warning = national.provision(work, version, "9/1/1")
    assert warning is not None
    assert warning.text.startswith("（一）警告")
    assert national.provision(work, version, "33/4") is None
    assert national.provision(work, "2017-09-01", "33") is None
    chapter = national.provision(work, version, "c2")
    assert chapter is not None
    assert chapter.text.startswith("第二章")


def test_reading_the_wheel_twice_gives_the_same(wheel: tuple[LawText, ...], national: Catalogue) -> None:
    again = tuple(read_wheel())
    assert again == wheel
    assert Catalogue((i for i, _ in reversed(again)), lambda _, __: ()).hash == national.hash
