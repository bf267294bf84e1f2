"""Walks corpus/reading: each pattern finds its example and leaves its counter-example."""

from __future__ import annotations

from typing import Any

import pytest

from annotate.reading.patterns import found, line_patterns
from annotate.reading.site_words import strength
from annotate.reading.titles import kind_of
from annotate.terms.corpus import facts

LINES = facts("reading/lines.yaml")["patterns"]
KINDS = facts("reading/kinds.yaml")
SITE_WORDS = facts("reading/site_words.yaml")


@pytest.mark.parametrize("one", LINES, ids=lambda one: one["name"])
def test_a_line_pattern_finds_its_example_and_nothing_in_its_counter_example(one: dict[str, Any]) -> None:
    assert found(one["name"], one["example"]["text"]) == one["example"]["finds"]
    assert line_patterns()[one["name"]].search(one["counter_example"]) is None


@pytest.mark.parametrize("one", KINDS, ids=lambda one: one["kind"])
def test_a_kind_is_known_by_the_end_of_a_title(one: dict[str, Any]) -> None:
    assert kind_of(one["example"]) == one["kind"]
    assert kind_of(one["counter_example"]) != one["kind"]


@pytest.mark.parametrize("one", SITE_WORDS, ids=lambda one: one["name"])
def test_a_line_of_a_site_is_told_from_one_of_a_document(one: dict[str, Any]) -> None:
    assert strength(one["example"]) == one["strength"]
    assert strength(one["counter_example"]) is None
