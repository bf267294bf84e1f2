from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.ui.plain import marked, plain

PAYLOADS = ["**重**", "$x^2$", ":red[x]", "<b>x</b>", "[a](b)", "`a`", "~~a~~", "a|b", "# a", "1. a"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_mark_that_markdown_could_read_is_left(payload: str) -> None:
    shown = re.sub(r"&#\d+;", "", plain(payload))
    assert not [c for c in shown if c.isascii() and not c.isalnum() and c != " "]


@pytest.mark.parametrize("payload", [":smile:", ":material/home:", "->", "<-", "--", ">=", "<=", "~="])
def test_a_shortcode_that_would_turn_into_a_picture_is_broken(payload: str) -> None:
    assert payload not in unescape(plain(payload))


@pytest.mark.parametrize(
    "address", ["http://a.example", "HTTPS://a.example/b", "www.a.example", "WWW.a.example", "a@b.example"]
)
def test_an_address_does_not_become_a_link(address: str) -> None:
    shown = unescape(plain(f"见 {address}。"))
    assert not re.search(r"(?i)https?://|www\.|@\w", shown)
    assert _seen(shown) == f"见 {address}。"


@pytest.mark.parametrize("title", ["甲\u202e乙", "甲\u2069\u202e乙", "甲\u2067乙\u2069\u2069\u202d"])
def test_a_title_that_turns_the_direction_of_writing_turns_its_own_only(title: str) -> None:
    depth = 0
    shown = plain(title)
    for number, c in enumerate(shown):
        depth += (c in "\u2066\u2067\u2068") - (c == "\u2069" and depth > 0)
        assert depth > 0 or shown[number:].strip("\u2069") == ""
    assert depth == 0
    assert title in shown


def _seen(words: str) -> str:
    return re.sub("[\u2060\u2066-\u2069]", "", words)


@given(st.text())
def test_a_label_is_one_line_and_loses_no_word(words: str) -> None:
    shown = plain(words)
    assert "\n" not in shown
    as_read = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), shown)
    assert _seen(as_read) == _seen(" ".join(words.split()))


def test_what_was_looked_for_is_set_off_wherever_it_stands() -> None:
    shown = marked("扣押\n不得扣押", ["扣押"])
    assert shown == ":primary-background[扣押]  \n不得:primary-background[扣押]"
