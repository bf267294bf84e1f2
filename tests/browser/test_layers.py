"""The reading of somebody else is looked at, never changed, and a power of it can be taken over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from annotate.model.power import Mode, Power, PowerType
from annotate.model.record import Layer, Record
from annotate.model.span import span_of
from annotate.workflow import Desk, import_record, record_of

if TYPE_CHECKING:
    from conftest import Annotator

TEXT = "甲省乙市某管理部门决定扣押有关物品。\n第二段另说查封场所。"


@pytest.fixture
def read_by_two(desk: Desk, a_document: Callable[..., str]) -> str:
    document = a_document(TEXT)
    empty = record_of(desk, document)

    def power(words: str) -> Power:
        at = TEXT.index(words)
        return Power(
            id="P1",
            spans=(span_of(TEXT, at, at + len(words)),),
            action=words,
            type=PowerType.COERCION,
            mode=Mode.EXERCISES,
        )

    for by, words in (("甲审", "扣押"), ("乙审", "查封场所")):
        layer = Layer(by=by)
        import_record(desk, replace(empty, powers=(power(words),), layer=layer, citations=(), gaps=()))
    return document


def test_their_reading_is_shown_with_its_gaps_and_cannot_be_changed(
    annotator: Annotator, read_by_two: str, stored: Callable[[str], Record]
) -> None:
    annotator.open(read_by_two)
    before = stored(read_by_two)
    assert annotator.painted("power") == ["扣押"]
    annotator.press("l")
    expect(annotator.page.locator(".qy-reading")).to_contain_text("乙审")
    assert annotator.painted("power") == ["查封场所"]
    annotator.press("n")
    expect(annotator.gaps).not_to_have_count(0)
    expect(annotator.slot("action")).to_be_disabled()
    annotator.press(" ")
    expect(annotator.page.locator(".qy-panel")).to_be_hidden()
    annotator.press("Delete").select("扣押").press("1")
    expect(annotator.page.locator(".qy-notice")).to_contain_text("只能看")
    assert annotator.painted("power") == ["查封场所"]
    annotator.press("Escape", "l")
    assert annotator.painted("power") == ["扣押"]
    assert stored(read_by_two) == before


def test_a_power_of_theirs_is_taken_over_into_ours(
    annotator: Annotator, read_by_two: str, stored: Callable[[str], Record]
) -> None:
    annotator.open(read_by_two)
    annotator.page.get_by_label("谁的标注").select_option("乙审")
    expect(annotator.page.locator(".qy-reading")).to_be_visible()
    annotator.press("Tab")
    annotator.page.locator(".qy-text").focus()
    annotator.press("n", "Enter").saved()
    ours = stored(read_by_two).powers
    assert [each.action for each in ours] == ["扣押", "查封场所"]
    assert (ours[1].origin, "乙审" in ours[1].note) == ("human", True)
    annotator.page.get_by_text("回到我的").click()
    expect(annotator.page.locator(".qy-reading")).to_have_count(0)
    assert annotator.painted("power") == ["扣押", "查封场所"]


def test_where_there_is_but_one_reading_there_is_nothing_to_choose(
    annotator: Annotator, a_document: Callable
) -> None:
    annotator.open(a_document(TEXT))
    expect(annotator.page.get_by_label("谁的标注")).to_have_count(0)
