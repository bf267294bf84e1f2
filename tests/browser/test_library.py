"""A person keeps order in the library: finds, deletes, describes, goes on, and takes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from annotate.model.document import Document
from annotate.workflow import Desk, add_document, archive

if TYPE_CHECKING:
    from conftest import Annotator

AtLibrary = Callable[..., Page]


@pytest.fixture
def at_library(desk: Desk, someone: Callable[[], Annotator]) -> AtLibrary:
    """A person looks at a project with these documents."""

    def sits_down(project: str, titles: Sequence[str], **query: str) -> Page:
        for number, title in enumerate(titles):
            add_document(
                desk, Document(id=f"{project}-{number}", title=title, text=f"甲省乙市示例{number}。"), project
            )
        annotator = someone()
        annotator.page.goto(f"{annotator.server.address}/?{urlencode({'project': project, **query})}")
        return annotator.page

    return sits_down


def choose(page: Page, number: int) -> None:
    """The box of a row, counted from one."""
    page.locator(".st-key-library-table").get_by_test_id("stCheckbox").nth(number).locator("label").click()


def test_a_document_that_was_deleted_by_mistake_is_back_with_one_click(at_library: AtLibrary) -> None:
    page = at_library("整理", ["说明一", "说明二"])
    expect(page.get_by_role("link", name="说明一")).to_be_visible()
    choose(page, 1)
    page.get_by_role("button", name="删除").click()
    expect(page.get_by_role("link", name="说明一")).to_have_count(0)
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("link", name="说明一")).to_be_visible()


def test_an_address_finds_the_same_narrowed_list_again(at_library: AtLibrary) -> None:
    page = at_library("查找", ["说明三", "说明四"], q="说明四", state="unread")
    expect(page.get_by_role("link", name="说明四")).to_be_visible()
    expect(page.get_by_role("link", name="说明三")).to_have_count(0)


def test_a_title_is_set_right_in_the_library_and_taken_back(at_library: AtLibrary) -> None:
    page = at_library("描述", ["错的标题"])
    expect(page.get_by_role("link", name="错的标题")).to_be_visible()
    choose(page, 1)
    page.get_by_role("button", name="修改文件信息").click()
    page.get_by_label("标题", exact=True).fill("对的*标题*")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("link", name="对的*标题*")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("link", name="错的标题")).to_be_visible()


def test_an_archived_document_opens_by_its_link_and_leads_on_to_one_in_work(
    desk: Desk, at_library: AtLibrary
) -> None:
    add_document(desk, Document(id="归档-0", title="旧说明", text="甲省乙市示例0。"), "归档")
    archive(desk, "归档-0")
    page = at_library("归档", ["旧说明", "新说明"], state="archived")
    page.get_by_role("link", name="旧说明").click()
    expect(page.locator(".qy-text")).to_contain_text("甲省乙市示例0。")
    page.get_by_test_id("stMain").get_by_role("link", name="下一份未完成").click()
    expect(page.locator(".qy-text")).to_contain_text("甲省乙市示例1。")
