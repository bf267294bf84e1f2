"""The whole of a long text: the strip beside it, what nobody has gone through, and where words stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

from annotate.model.record import Record

if TYPE_CHECKING:
    from conftest import Annotator

SHORT = "甲省乙市某管理部门通告\n\n第一段说明目的。\n本局可以扣押有关物品。\n第三段说明期限。"
LONG = "\n".join(f"第{number}段说明日常工作的安排，各单位按照分工办理。" * 3 for number in range(1, 201))
FIRST_IN_SIGHT = """
() => {
  const { top } = document.querySelector(".qy-text").getBoundingClientRect();
  const lines = [...document.querySelectorAll(".qy-text p")];
  return Number(lines.find(line => line.getBoundingClientRect().bottom > top).dataset.line);
}
"""
SELECTED = "getSelection().toString()"


@pytest.fixture
def strip(annotator: Annotator) -> Locator:
    return annotator.page.locator(".qy-map")


@pytest.fixture
def count(annotator: Annotator) -> Locator:
    """How many places were found."""
    return annotator.page.locator(".qy-finding small")


def test_beside_a_text_that_fits_its_pane_there_is_no_strip(
    annotator: Annotator, a_document: Callable[..., str], strip: Locator
) -> None:
    annotator.open(a_document(SHORT))
    expect(strip).to_be_hidden()


def test_a_click_on_the_strip_or_a_key_goes_there(
    annotator: Annotator, a_document: Callable[..., str], strip: Locator
) -> None:
    annotator.open(a_document(LONG))
    box = strip.bounding_box()
    assert box
    annotator.page.mouse.click(box["x"] + 9, box["y"] + box["height"] / 2)
    expect(strip).to_have_attribute("aria-valuetext", re.compile(r"第 (9\d|10\d) 行，共 200 行"))
    assert strip.get_attribute("aria-valuenow") == str(annotator.page.evaluate(FIRST_IN_SIGHT))
    strip.press("Home")
    expect(strip).to_have_attribute("aria-valuenow", "1")
    strip.press("Tab")
    expect(strip).not_to_be_focused()


def test_the_strip_shows_a_power_where_it_lies(
    annotator: Annotator, a_document: Callable[..., str], strip: Locator
) -> None:
    annotator.open(a_document(f"{LONG}\n本局可以扣押有关物品。\n{LONG}"))
    annotator.select("扣押有关物品").press("1")
    expect(strip).to_have_attribute("title", re.compile("职权 1 处"))
    share = "path => path.getBBox().y / path.ownerSVGElement.clientHeight"
    assert 0.48 < strip.locator("path.qy-map-power").evaluate(share) < 0.52


def test_w_goes_through_what_is_unread_until_nothing_is_left(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(SHORT)
    annotator.open(document).select("扣押有关物品").press("1")
    left = annotator.page.locator(".qy-count")
    expect(left).to_contain_text("未读 3 段")
    annotator.page.locator(".qy-text").focus()
    annotator.press("w", "e", "w", "e", "w", "e")
    expect(left).to_contain_text("未读 0 段")
    done = annotator.page.locator(".qy-text p.qy-done")
    assert done.evaluate_all("all => all.map(line => line.dataset.line)") == ["1", "3", "4", "5"]
    annotator.press("w")
    expect(annotator.page.locator(".qy-notice")).to_contain_text("每一段都读过了")
    annotator.saved()
    assert {each.quote for each in stored(document).read} == {SHORT.split("\n")[line] for line in (0, 2, 4)}


def test_what_is_found_is_counted_gone_through_and_marked(
    annotator: Annotator, a_document: Callable[..., str], count: Locator
) -> None:
    annotator.open(a_document("局令ABC\n可以扣押甲物，扣押乙物。\n扣\u200b押丙物\nabc"))
    annotator.press("/").page.keyboard.type("扣押")
    expect(count).to_have_text("1 / 3")
    annotator.press("Enter", "Enter")
    assert annotator.painted("found") == ["扣\u200b押"], "what cannot be seen hides no place"
    annotator.press("F3")
    expect(count).to_have_text("1 / 3 · 已绕回")
    annotator.press("Shift+Enter")
    expect(count).to_have_text("3 / 3 · 已绕回")
    annotator.page.get_by_label("查找").fill("abc")
    expect(count).to_have_text(re.compile("/ 2"))
    annotator.page.get_by_label("查找").fill("没有的字")
    expect(count).to_have_text("没有")


def test_f3_selects_the_next_place_after_the_caret_even_when_the_field_is_closed(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document("可以扣押甲物，扣押乙物，扣押丙物。"))
    annotator.press("/").page.keyboard.type("扣押")
    annotator.press("Escape", "1", "F3")
    assert annotator.page.evaluate(SELECTED) == "扣押"
    annotator.press("1")
    assert annotator.painted("power") == ["扣押", "扣押"]


def test_more_places_than_can_be_shown_are_said_to_be_more(
    annotator: Annotator, a_document: Callable[..., str], count: Locator
) -> None:
    annotator.open(a_document("一二三四五六七八九十，" * 2100))
    annotator.press("/").page.keyboard.type("三")
    expect(count).to_have_text("1 / 2000+")
