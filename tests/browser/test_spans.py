"""A power lies on just the words it stands on: further spans, ends that move, suggestions that are put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from annotate.model.record import Record

if TYPE_CHECKING:
    from conftest import Annotator

NOTICE = """关于规范夜间摊点管理的通告

为维护市容秩序，本局决定自六月起开展整治。
一、对占道经营的摊点，暂扣经营工具。
二、对拒不改正的，依据《中华人民共和国行政处罚法》第九条，处以罚款。
三、各社区居民委员会协助做好登记。"""

Stored = Callable[[str], Record]


def quotes(record: Record) -> list[list[str]]:
    return [[span.quote or "" for span in power.spans] for power in record.powers]


def test_a_power_takes_further_words_and_gives_some_back(
    annotator: Annotator, a_document: Callable[..., str], stored: Stored
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("处以罚款").press("1")
    annotator.select("拒不改正").press("=")
    assert annotator.painted("hand") == ["拒不改正", "处以罚款"]
    expect(annotator.page.locator(".qy-heading q")).to_have_text("拒不改正…处以罚款")
    annotator.select("以罚").press("-").saved()
    assert quotes(stored(document)) == [["拒不改正", "处", "款"]]
    annotator.select("处以罚款").press("+").saved()
    assert quotes(stored(document)) == [["拒不改正", "处以罚款"]]
    annotator.press("u", "u", "u").saved()
    assert quotes(stored(document)) == [["处以罚款"]]


def test_the_last_words_of_a_power_cannot_be_taken_from_it(
    annotator: Annotator, a_document: Callable[..., str], stored: Stored
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("罚款").press("1")
    annotator.select("处以罚款").press("-").saved()
    expect(annotator.page.locator(".qy-notice")).to_contain_text("至少要有一段文字")
    assert quotes(stored(document)) == [["罚款"]]


def test_the_ends_move_by_a_character_with_the_keys_and_the_slots_that_quote_them_follow(
    annotator: Annotator, a_document: Callable[..., str], stored: Stored
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("以罚款").press("1", "[", "]", "Shift+]", "Shift+]")
    assert annotator.painted("hand") == ["处以罚"]
    annotator.saved()
    [power] = stored(document).powers
    assert (power.action, power.measure) == ("处以罚", "处以罚")
    annotator.press("u", "u", "u", "u").saved()
    assert quotes(stored(document)) == [["以罚款"]]


def test_the_ends_of_the_actor_and_of_the_basis_that_is_picked_move_too(
    annotator: Annotator, a_document: Callable[..., str], stored: Stored
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("处以罚款").press("1")
    annotator.select("局决定").press("3", "\\", "[", "Shift+]", "Shift+]")
    assert annotator.painted("actor") == ["本局"]
    annotator.select("维护市容").press("2")
    annotator.bases.locator(".qy-cited").click()
    annotator.page.locator(".qy-text").focus()
    annotator.press("]", "]").saved()
    assert annotator.painted("basis") == ["维护市容秩序"]
    [power] = stored(document).powers
    assert (power.actor.name, power.actor.span.quote) == ("本局", "本局")
    assert (power.bases[0].cited.name, power.bases[0].span.quote) == ("维护市容秩序", "维护市容秩序")
    assert power.spans[0].quote == "处以罚款"


def test_an_end_is_dragged_by_its_handle(
    annotator: Annotator, a_document: Callable[..., str], stored: Stored
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("处以").press("1")
    knob = annotator.page.locator('.qy-handle.qy-at-end[data-of="span.0"] span')
    knob.hover()
    at = knob.bounding_box()
    assert at
    x, y = at["x"] + at["width"] / 2, at["y"] + at["height"] / 2
    mouse = annotator.page.mouse
    mouse.down()
    mouse.move(x + 70, y + 14, steps=4)
    annotator.press("Escape")
    mouse.up()
    assert annotator.painted("hand") == ["处以"]
    knob.hover()
    mouse.down()
    mouse.move(x + 2 * 17.3, y + 14, steps=4)
    mouse.up()
    assert annotator.painted("hand") == ["处以罚款"]
    annotator.saved()
    assert quotes(stored(document)) == [["处以罚款"]]


def test_a_power_is_marked_within_another_and_a_click_goes_through_both(
    annotator: Annotator, a_document: Callable[..., str], stored: Stored
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("各社区居民委员会协助做好登记").press("1")
    annotator.select("协助做好登记").press("1")
    annotator.select("居民委员会协助").press("1").saved()
    assert len(stored(document).powers) == 3
    seen = set()
    for _ in range(3):
        annotator.page.locator(".qy-text p").nth(5).click(position={"x": 245, "y": 18})
        seen.add(annotator.painted("hand")[0])
    assert seen == {"各社区居民委员会协助做好登记", "协助做好登记", "居民委员会协助"}


def test_c_accepts_a_suggestion_and_goes_to_its_first_slot(
    annotator: Annotator, a_document: Callable[..., str], stored: Stored
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).press("n", "c")
    expect(annotator.slot("action")).to_be_focused()
    annotator.page.keyboard.type("暂扣工具")
    annotator.press("Enter", "Escape").saved()
    [power] = stored(document).powers
    assert (power.origin, power.action) == ("suggested", "暂扣工具")


@pytest.mark.parametrize("how", ["marking", "moving"])
def test_a_suggestion_that_is_put_right_does_not_stay_open(
    annotator: Annotator, a_document: Callable[..., str], stored: Stored, how: str
) -> None:
    document = a_document(NOTICE)
    annotator.open(document)
    while annotator.painted("hand") != ["暂扣经营工具"]:
        annotator.press("n")
    if how == "marking":
        annotator.select("暂扣经营").press("1")
    else:
        annotator.press("Enter", "Shift+]", "Shift+]")
    annotator.saved().reload()
    assert "暂扣经营工具" not in annotator.painted("suggestion")
    [power] = stored(document).powers
    assert ([span.quote for span in power.spans], power.type) == (["暂扣经营"], "行政强制")


def test_a_line_is_gone_to_by_its_number(annotator: Annotator, a_document: Callable[..., str]) -> None:
    annotator.open(a_document("\n".join(f"第{n}项，责令改正。" for n in range(1, 301)))).press("j")
    annotator.page.keyboard.type("999")
    annotator.press("Enter")
    expect(annotator.page.locator(".qy-goto")).to_be_focused()
    annotator.page.locator(".qy-goto").fill("¶２５０")
    annotator.press("Enter")
    expect(annotator.page.locator(".qy-goto")).to_have_count(0)
    expect(annotator.page.locator('.qy-text p[data-line="250"]')).to_be_in_viewport()
    annotator.press("Shift+End")
    assert annotator.page.evaluate("getSelection().toString()") == "第250项，责令改正。"


def test_a_field_offers_its_terms_and_the_actors_of_the_document(
    annotator: Annotator, a_document: Callable[..., str], stored: Stored
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("暂扣经营工具").press("1")
    organ = annotator.slot("actor.organ_type")
    annotator.fill("actor.name", "乙市城管局")
    organ.focus()
    annotator.press("ArrowDown")
    offered = annotator.page.locator(".qy-offer li")
    expect(offered.first).to_be_visible()
    chosen = offered.nth(1).text_content()
    annotator.press("ArrowDown", "ArrowDown", "Enter")
    expect(organ).to_have_value(chosen or "")
    annotator.press("ArrowDown", "Escape")
    expect(organ).to_be_focused()
    annotator.press("Escape")
    annotator.select("处以罚款").press("1")
    annotator.slot("actor.name").focus()
    annotator.page.keyboard.type("城管")
    expect(offered).to_have_text(["乙市城管局"])
    annotator.press("ArrowDown", "Enter", "Escape").saved()
    assert [power.actor.organ_type for power in stored(document).powers] == [chosen, chosen]
