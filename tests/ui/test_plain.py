from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.ui.plain import plain

PAYLOADS = ["**重**", "$x^2$", ":red[x]", "<b>x</b>", "[a](b)", "`a`", "~~a~~", "a|b", "# a", "1. a"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_mark_that_markdown_could_read_is_escaped(payload: str) -> None:
    shown = plain(payload)
    marks = [c for c in payload if c.isascii() and not c.isalnum() and c != " "]
    assert all(f"\\{mark}" in shown for mark in marks)


@pytest.mark.parametrize("payload", [":smile:", ":material/home:", "->", "<-", "--"])
def test_a_shortcode_that_would_turn_into_a_picture_is_broken(payload: str) -> None:
    assert payload not in plain(payload).replace("\\", "")


@given(st.text())
def test_a_label_is_one_line_and_loses_no_word(words: str) -> None:
    shown = plain(words)
    assert "\n" not in shown
    assert (
        shown.replace("\\", "").replace("\u2060", "").split()
        == words.replace("\\", "").replace("\u2060", "").split()
    )
