"""Walks tests/cases/reading: documents that a lawyer can read, and what is read from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.model.document import Document
from annotate.reading import read_bytes, read_file

CASES = Path(__file__).resolve().parents[1] / "cases" / "reading"
SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "sample"
SEED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "seed" / "000_48617b9ead63b4b3.txt"
FACTS = ("title", "kind", "issuer", "number", "issued_on", "published", "place")


def cases() -> list[dict[str, Any]]:
    return [case for file in sorted(CASES.glob("*.yaml")) for case in yaml.safe_load(file.read_text("utf-8"))]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_a_document_tells_what_it_shows_and_nothing_more(case: dict[str, Any]) -> None:
    document = read_bytes(case["text"].encode(), "notice.txt")
    found = {name: getattr(document, name) for name in FACTS}
    assert found == {name: case.get(name) for name in FACTS}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_the_words_of_a_site_are_marked_and_kept(case: dict[str, Any]) -> None:
    document = read_bytes(case["text"].encode(), "notice.txt")
    assert document.text == case["text"]
    roles = {role: _words(document, role) for role in ("网站文字", "正文")}
    for line in case.get("site_words", ()):
        assert line in roles["网站文字"]
    for line in case.get("article", ()):
        assert line in roles["正文"]
        assert line not in roles["网站文字"]
    if "site_words" not in case and "parts" not in case:
        assert document.parts == ()


@pytest.mark.parametrize("case", [case for case in cases() if "parts" in case], ids=lambda case: case["name"])
def test_a_rule_that_a_notice_carries_is_a_part_of_its_own(case: dict[str, Any]) -> None:
    document = read_bytes(case["text"].encode(), "notice.txt")
    assert len(document.parts) == len(case["parts"])
    for part, told in zip(document.parts, case["parts"], strict=True):
        assert document.text[part.start :].startswith(told["begins"])
        assert (part.role, part.kind) == (told["role"], told.get("kind"))
        assert part.title == told.get("title", document.title)


@pytest.mark.parametrize("name", ["fireworks", "food-penalty", "road-closure", "red-codes"])
def test_the_samples_are_read_as_their_records_say(name: str) -> None:
    document = read_file(SAMPLES / f"{name}.txt")
    assert document.title
    assert document.issued_on
    assert (document.kind == "新闻报道") == (name == "red-codes")


def test_the_lines_of_the_site_on_a_real_page_are_marked_and_its_text_is_as_it_was() -> None:
    if not SEED.exists():
        pytest.skip("the page is not here")
    document = read_file(SEED)
    assert document.text == SEED.read_text("utf-8")
    assert (document.kind, document.issued_on, document.published) == ("新闻报道", "2022-06-22", True)
    article, site = document.parts
    assert (article.role, site.role) == ("正文", "网站文字")
    assert document.text[site.start :].startswith("本文地址")


def _words(document: Document, role: str) -> str:
    return "\n".join(document.text[part.start : part.end] for part in document.parts if part.role == role)
