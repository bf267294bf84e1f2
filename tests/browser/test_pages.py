"""A person goes through the pages: puts a document in, looks at what is asked, looks a law up, takes it all away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from annotate.workflow import Desk
from annotate.workflow.setting_up import import_sample

if TYPE_CHECKING:
    from conftest import Annotator

HOSTILE = "$x^2$ :red[红] <img src=x onerror=window.hit=1> [点](javascript:window.hit=1)"


@pytest.fixture(scope="module")
def sample(desk: Desk) -> str:
    assert all(each.error is None for each in import_sample(desk))
    return "sample"


@pytest.fixture
def go(annotator: Annotator) -> Callable[..., Page]:
    def to(page: str, **query: str) -> Page:
        annotator.page.goto(f"{annotator.server.address}/{page}?{urlencode(query)}")
        expect(annotator.page.locator("h1")).to_be_visible()
        return annotator.page

    return to


def test_an_empty_project_says_what_to_do(go: Callable[..., Page]) -> None:
    page = go("", project="还没有的项目")
    expect(page.get_by_text("这个项目里还没有文件")).to_be_visible()
    expect(page.get_by_role("button", name="打开样例")).to_be_visible()


def test_several_files_come_in_and_the_bad_one_is_named(go: Callable[..., Page]) -> None:
    page = go("", project="上传")
    page.locator("input[type=file]").set_input_files(
        [
            {
                "name": "甲.txt",
                "mimeType": "text/plain",
                "buffer": "关于禁行的通告\n\n市公安局决定禁行。".encode(),
            },
            {
                "name": "乙.txt",
                "mimeType": "text/plain",
                "buffer": "关于罚款的通告\n\n市城管局决定罚款。".encode(),
            },
            {"name": "坏.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 \x00\x01"},
        ]
    )
    page.get_by_role("button", name="加入项目").first.click()
    expect(page.get_by_text("已加入：甲.txt")).to_be_visible()
    expect(page.get_by_text("坏.pdf 没有读入")).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)
    expect(page.get_by_text("共 2 份文件")).to_be_visible()


def test_a_paste_with_a_hostile_title_is_shown_as_it_is_written(go: Callable[..., Page]) -> None:
    page = go("", project="粘贴")
    page.get_by_role("tab", name="粘贴文字").click()
    page.get_by_label("标题（可以不填）").fill(HOSTILE)
    page.get_by_label("正文").fill("镇政府决定封闭老桥。")
    page.get_by_role("button", name="加入项目").last.click()
    link = page.locator("[data-testid=stPageLink]").filter(has_text="$x^2$")
    expect(link).to_be_visible()
    assert HOSTILE in (link.text_content() or "").replace("\u2060", "")
    assert page.evaluate("window.hit") is None


def test_gaps_are_filtered_by_an_address_that_can_be_sent_on(go: Callable[..., Page], sample: str) -> None:
    page = go("gaps", project=sample)
    page.get_by_text("筛选").click()
    page.get_by_role("button", name="首先要看").click()
    page.wait_for_url("**severity=C**")
    expect(page.get_by_text("SANCTION_NO_PINPOINT")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("PRECONDITION_UNMET").first).to_be_visible()
    expect(page.get_by_text("SANCTION_NO_PINPOINT")).to_have_count(0)


def test_what_is_not_held_is_counted_apart(go: Callable[..., Page], sample: str) -> None:
    page = go("gaps", project=sample)
    expect(page.get_by_text("PRECONDITION_UNMET").first).to_be_visible()
    expect(page.get_by_text("UNRESOLVED")).to_have_count(0)
    page.get_by_role("radio", name="文本未收录").click()
    expect(page.get_by_text("不计入疑似缺口")).to_be_visible()
    expect(page.get_by_text("UNRESOLVED").first).to_be_visible()


@pytest.mark.parametrize(("language", "first"), [("zh", "第 1 处"), ("en", "No. 1")])
def test_a_gap_names_its_power_by_place_and_words(
    go: Callable[..., Page], sample: str, language: str, first: str
) -> None:
    page = go("gaps", project=sample, lang=language)
    expect(page.get_by_text(first).first).to_be_visible()
    assert not re.search(r"\bP\d+\b", page.locator("[data-testid=stMain]").inner_text())


def test_a_gap_opens_its_place_in_the_text(go: Callable[..., Page], sample: str) -> None:
    page = go("gaps", project=sample)
    page.locator("[data-testid=stMain] [data-testid=stPageLink] a").first.click()
    page.wait_for_url("**/annotate?**")
    assert "doc=sample-1" in page.url
    assert "power=P1" in page.url
    page.locator(".qy-bar button").first.wait_for()


def test_the_language_stays_when_one_goes_on(go: Callable[..., Page], sample: str) -> None:
    page = go("gaps", project=sample, lang="en")
    expect(page.locator("h1")).to_have_text("Suspected gaps")
    page.locator("[data-testid=stSidebarNav] a").last.click()
    expect(page.locator("h1")).to_have_text("Export")
    page.wait_for_url("**lang=en**")


def test_the_catalogue_says_which_version_governed_and_shows_no_other(go: Callable[..., Page]) -> None:
    page = go("catalogue", work="cn/law/行政处罚法", day="2022-06-22", path="20")
    expect(page.get_by_text("2022-06-22 施行的是 2021-01-22 的版本")).to_be_visible()
    expect(page.get_by_text("第二十条")).to_be_visible()
    page = go("catalogue", work="cn/law/行政处罚法", day="2019-06-22", path="20")
    expect(page.get_by_text("没有收录它的文本")).to_be_visible()
    expect(page.get_by_text("第二十条")).to_have_count(0)


def test_a_search_sets_off_what_was_looked_for(go: Callable[..., Page]) -> None:
    page = go("catalogue")
    page.get_by_label("查条文").fill("扣押 财物")
    page.get_by_label("查条文").press("Enter")
    expect(
        page.locator("[data-testid=stMain] .stMarkdownColoredBackground", has_text="扣押").first
    ).to_be_visible()


def test_a_statute_comes_in_as_markdown(go: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "甲省老桥管理办法(2020-03-01).md"
    file.write_text(
        "# 甲省老桥管理办法\n\n第一条　为了管理老桥，制定本办法。\n\n第二条　禁止货车上老桥。\n",
        encoding="utf-8",
    )
    page = go("catalogue")
    page.get_by_text("导入规范文本").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.get_by_text("已导入：甲省老桥管理办法（2020-03-01）")).to_be_visible()


def test_the_export_can_be_had_and_read(go: Callable[..., Page], sample: str) -> None:
    page = go("export", project=sample)
    with page.expect_download() as told:
        page.get_by_role("button", name="下载 JSONL").click()
    lines = told.value.path().read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["document"]["id"] for line in lines} >= {"sample-1", "sample-4"}


def test_no_page_asks_anything_of_another_machine(
    annotator: Annotator, go: Callable[..., Page], sample: str
) -> None:
    asked: list[str] = []
    annotator.page.on("request", lambda request: asked.append(request.url))
    for page in ("", "gaps", "catalogue", "export"):
        go(page, project=sample)
    ours = (annotator.server.address, annotator.server.address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(ours)] == []
