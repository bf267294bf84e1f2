"""Reviewers talk about a place or a power on the page, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from annotate.model.record import Record

if TYPE_CHECKING:
    from conftest import Annotator

TEXT = "甲省乙市某管理部门决定扣押有关物品。\n第二段另说查封场所。"


def test_two_reviewers_talk_about_a_power_and_settle_it(
    someone: Callable[[], Annotator], a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(TEXT)
    first = someone().open(document)
    first.select("扣押").press("1", "m")
    first.page.keyboard.type("何以为据？")
    first.press("Enter").saved()
    (said,) = stored(document).comments
    assert (said.text, said.power, bool(said.by and said.at)) == (
        "何以为据？",
        stored(document).powers[0].id,
        True,
    )
    second = someone().open(document)
    second.press("n")
    card = second.page.locator(".qy-remark")
    card.get_by_text("答复").click()
    second.page.keyboard.type("依第五条。")
    second.press("Enter").saved()
    expect(card.locator(".qy-reply p")).to_have_text("依第五条。")
    card.get_by_text("标为已解决").click()
    second.saved()
    (said,) = stored(document).comments
    assert ([each.text for each in said.answers], said.resolved) == (["依第五条。"], True)


def test_a_comment_on_words_is_marked_there_until_it_is_resolved_and_can_be_undone(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(TEXT)
    annotator.open(document).select("查封场所").press("m")
    assert annotator.painted("comment") == ["查封场所"]
    annotator.page.keyboard.type("是否另案？")
    annotator.press("Enter").saved()
    assert annotator.painted("comment") == ["查封场所"]
    (said,) = stored(document).comments
    assert said.span.quote == "查封场所"
    annotator.page.locator(".qy-remark").get_by_text("修改").click()
    annotator.page.keyboard.press("ControlOrMeta+a")
    annotator.page.keyboard.type("是否另有文书？")
    annotator.press("Enter").saved()
    assert stored(document).comments[0].text == "是否另有文书？"
    annotator.page.locator(".qy-remark").get_by_text("标为已解决").click()
    annotator.saved()
    assert annotator.painted("comment") == []
    annotator.press("u").saved()
    assert annotator.painted("comment") == ["查封场所"]
    annotator.page.locator(".qy-remark").get_by_text("删去").click()
    annotator.saved()
    assert stored(document).comments == ()


def test_what_is_half_written_outlives_a_look_at_the_text(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(TEXT)).select("扣押").press("1", "m")
    annotator.page.keyboard.type("写了一半")
    annotator.press("Escape", "e").saved()
    field = annotator.page.locator(".qy-comments textarea")
    expect(field).to_have_value("写了一半")
    annotator.press("m")
    expect(field).to_be_focused()
    expect(field).to_have_value("写了一半")
