from __future__ import annotations

import re
from datetime import date

import pytest

from annotate.catalogue import LawText
from annotate.catalogue.notes import adopter
from annotate.catalogue.titles import work_of
from annotate.terms.corpus import facts

AMENDMENTS, ADOPTION = facts("law/amendments.yaml"), facts("law/adoption.yaml")
PATTERNS = [*ADOPTION["notes"], *ADOPTION["ranks"]]
RANKS = {entry["rank"] for entry in facts("law/setting_power.yaml")["ranks"]}


@pytest.mark.parametrize("entry", AMENDMENTS["instruments"], ids=lambda entry: entry["title"])
def test_the_versions_of_the_table_stand_in_order_and_none_begins_before_it_was_adopted(entry: dict) -> None:
    assert entry["rank"] in RANKS
    versions = entry["versions"]
    assert versions == sorted(versions, key=lambda v: v["version"])
    assert len({v["version"] for v in versions}) == len(versions)
    for version in versions:
        adopted = date.fromisoformat(version["version"])
        assert version["effective"] or not version["sure"]
        assert version["effective"] is None or date.fromisoformat(version["effective"]) >= adopted


def test_no_title_is_listed_twice() -> None:
    for part in ("instruments", "repealed", "lapsed", "later_starts"):
        titles = [(entry["title"], entry.get("version")) for entry in AMENDMENTS[part]]
        assert len(set(titles)) == len(titles), part


def test_the_exceptions_name_versions_that_the_wheel_has(wheel: tuple[LawText, ...]) -> None:
    held = {(i.title, v.date) for i, texts in wheel for v in i.versions if v.date in texts}
    for entry in AMENDMENTS["later_starts"]:
        assert (entry["title"], entry["version"]) in held
        assert entry["effective"] >= entry["version"]


def test_every_short_name_belongs_to_an_instrument_of_the_wheel(wheel: tuple[LawText, ...]) -> None:
    works = {instrument.work for instrument, _ in wheel}
    for entry in facts("law/short_names.yaml"):
        assert work_of(entry["title"]) in works, entry["title"]


@pytest.mark.parametrize(
    "rule", PATTERNS, ids=lambda rule: f"{rule.get('name', rule.get('rank'))}-{rule['example']}"
)
def test_a_pattern_of_adoption_finds_its_example_and_not_its_counter_example(rule: dict) -> None:
    assert re.search(rule["pattern"], rule["example"])
    assert not re.search(rule["pattern"], rule["counter_example"])


@pytest.mark.parametrize("rule", ADOPTION["ranks"], ids=lambda rule: f"{rule['rank']}-{rule['example']}")
def test_the_first_pattern_that_fits_an_example_is_its_own(rule: dict) -> None:
    places = {
        "note": (rule["example"], "", []),
        "title": ("", rule["example"], []),
        "folder": ("", "", [rule["example"]]),
    }
    assert adopter(*places[rule["in"]]).rank == rule["rank"]
    assert rule["rank"] in RANKS
