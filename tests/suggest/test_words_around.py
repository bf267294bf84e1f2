"""Kinds of documents, matters and those who are named: each pattern beside what it finds and what it leaves."""

from __future__ import annotations

import re
from typing import Any

import pytest

from annotate.suggest.genre import genre_of
from annotate.suggest.lexicon import matter_of
from annotate.suggest.pipeline import language
from annotate.suggest.reading import Reading, Source
from annotate.terms import corpus

GENRES = corpus.facts("power/genres.yaml")
MATTERS = corpus.facts("power/matters.yaml")
HOLDERS = corpus.facts("power/holders.yaml")


def _named_in(text: str) -> dict[str, str]:
    doc = language().make_doc(text)
    reading = Reading(source=Source((), genre_of(text), None), masked=text)
    doc.user_data["reading"] = reading
    language()(doc)
    return {holder.name: holder.role.value for holder in reading.holders}


@pytest.mark.parametrize("row", GENRES, ids=lambda row: row["genre"])
def test_a_genre_is_known_by_a_title(row: dict[str, Any]) -> None:
    assert genre_of("", title=row["example"]).name == row["genre"]
    assert re.search(row["pattern"], row["counter_example"]) is None


@pytest.mark.parametrize("row", MATTERS, ids=lambda row: row["type"])
def test_a_matter_is_known_by_its_words(row: dict[str, Any]) -> None:
    assert matter_of(row["example"]) == row["type"]
    assert matter_of(row["counter_example"]) != row["type"]


@pytest.mark.parametrize("row", HOLDERS["examples"], ids=lambda row: row["of"])
def test_who_is_named_and_how_each_stands(row: dict[str, Any]) -> None:
    assert _named_in(row["example"]["text"]) == row["example"]["finds"]
    assert _named_in(row["counter_example"]) == {}


def test_every_entry_on_holders_has_its_examples() -> None:
    assert {row["of"] for row in HOLDERS["examples"]} == HOLDERS.keys() - {"examples"}
