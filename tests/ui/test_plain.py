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


@pytest.mark.parametrize("payload", [":smile:", ":material/home:", "->", "<-", "--"])
def test_a_shortcode_that_would_turn_into_a_picture_is_broken(payload: str) -> None:
    assert payload not in unescape(plain(payload))


@given(st.text())
def test_a_label_is_one_line_and_loses_no_word(words: str) -> None:
    shown = plain(words)
    assert "\n" not in shown
    assert re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), shown).replace("\u2060", "") == " ".join(
        words.split()
    ).replace("\u2060", "")


def test_what_was_looked_for_is_set_off_wherever_it_stands() -> None:
    shown = marked("扣押\n不得扣押", ["扣押"])
    assert shown == ":primary-background[扣押]  \n不得:primary-background[扣押]"
