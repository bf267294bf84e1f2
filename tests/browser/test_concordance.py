"""A person decides of a phrase at all its places at once, and takes that back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from annotate.model.document import Document
from annotate.workflow import Desk, add_document, record_of

if TYPE_CHECKING:
    from conftest import Annotator

PROJECT = "索引"
HOSTILE = "**说明** <b>二</b> $x$ :smile: [某](http://x)"
IDS = ("index-1", "index-2")


@pytest.fixture
def page(desk: Desk, someone: Callable[..., Annotator]) -> Page:
    for name, title in zip(IDS, ("说明一", HOSTILE), strict=True):
        text = "某局决定暂扣 <i>经营</i> 工具。\n又暂扣车辆。"
        add_document(desk, Document(id=name, title=title, text=text, issued_on="2022-06-22"), PROJECT)
    sits = someone()
    asked = urlencode({"project": PROJECT, "q": "暂扣"})
    sits.page.goto(f"{sits.server.address}/concordance?{asked}")
    boxes(sits.page).nth(3).wait_for()  # the first page of a server that just started takes its time
    expect(boxes(sits.page)).to_have_count(4)
    return sits.page


def boxes(page: Page):  # noqa: ANN201 - a locator
    return page.locator(".kwic input[id^=line]")


def marked(desk: Desk) -> list[int]:
    return [len(record_of(desk, name).powers) for name in IDS]


def test_a_phrase_is_marked_everywhere_but_where_it_was_switched_off_and_taken_back(
    desk: Desk, page: Page
) -> None:
    boxes(page).nth(0).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.get_by_text("选中 3 处")).to_be_visible()
    expect(boxes(page).nth(1)).to_be_focused()
    page.get_by_role("button", name="预览").click()
    expect(page.get_by_text("将改动 2 份文件里的 3 处")).to_be_visible()
    assert marked(desk) == [0, 0]
    page.get_by_role("button", name="执行").click()
    expect(page.get_by_text("已改动 2 份文件里的 3 处")).to_be_visible()
    assert marked(desk) == [1, 2]
    expect(page.locator(".kwic .state", has_text="已有职权")).to_have_count(3)
    page.get_by_role("button", name="撤销").first.click()
    expect(page.get_by_text("已撤销 3 处")).to_be_visible()
    assert marked(desk) == [0, 0]


def test_titles_and_words_stand_there_as_they_are_written(page: Page) -> None:
    expect(page.locator(".kwic h3", has_text=HOSTILE)).to_have_text(HOSTILE)
    expect(page.locator(".kwic .right").first).to_contain_text("<i>经营</i>")
    page.get_by_role("button", name="预览").click()
    expect(page.get_by_test_id("stHtml").filter(has_text=HOSTILE)).to_be_visible()
