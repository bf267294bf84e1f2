from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Route, expect

from annotate.model.record import Record

if TYPE_CHECKING:
    from conftest import Annotator, Server

NOTICE = "本局决定对占道经营的摊点暂扣经营工具，并对经营者处以罚款。"
KILLS = 5 if os.environ.get("QUANYUAN_FAULTS") == "long" else 1
NOTHING_KEPT = "!Object.keys(localStorage).some(key => key.startsWith('quanyuan/outbox'))"


def another_tab(annotator: Annotator, document: str) -> Annotator:
    tab = type(annotator)(annotator.page.context.new_page(), annotator.server)
    return tab.open(document)


def look_at(annotator: Annotator) -> Annotator:
    """Come back to a tab: the browser tells the page, which a test must do itself."""
    annotator.page.bring_to_front()
    annotator.page.evaluate("dispatchEvent(new Event('focus'))")
    return annotator


def conflict(annotator: Annotator, whose: str) -> Locator:
    return annotator.page.locator(f'.qy-conflict [data-whose="{whose}"]')


@pytest.fixture
def killed(server: Server) -> Iterator[Server]:
    """The server, which a test may kill; it stands again afterwards."""
    yield server
    if server.process.poll() is not None:
        server.start()


def test_what_a_killed_server_did_not_acknowledge_is_saved_when_it_is_back(
    annotator: Annotator, killed: Server, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("暂扣经营工具").press("1").saved()
    killed.kill()
    annotator.select("处以罚款").press("1")
    assert annotator.painted("hand") == ["处以罚款"]
    expect(annotator.page.locator(".qy-saved")).to_have_text(re.compile("未保存"))
    killed.start()
    annotator.saved()
    assert [power.action for power in stored(document).powers] == ["暂扣经营工具", "处以罚款"]


def test_what_was_not_acknowledged_before_a_reload_is_sent_after_it(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document)
    annotator.page.route("**/qy/acts/**", lambda route: route.abort())
    annotator.select("暂扣经营工具").press("1")
    annotator.fill("note", "第二步")
    expect(annotator.page.locator(".qy-saved")).to_have_text(re.compile("未保存"))
    assert stored(document).powers == ()
    annotator.page.unroute("**/qy/acts/**")
    annotator.reload().saved()
    annotator.page.wait_for_function(NOTHING_KEPT)
    [power] = stored(document).powers
    assert (power.action, power.note) == ("暂扣经营工具", "第二步")


def test_an_act_whose_answer_was_lost_is_not_applied_twice(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document)
    lost = []

    def lose(route: Route) -> None:
        route.fetch()
        lost.append(route.request.post_data)
        route.abort()

    annotator.page.route("**/qy/acts/**", lose, times=1)
    annotator.select("暂扣经营工具").press("1", "0")
    annotator.saved()
    annotator.page.wait_for_function(NOTHING_KEPT)
    assert len(lost) == 1
    assert len(stored(document).powers) == 1
    assert len(stored(document).searches) == 1


def test_what_the_server_refuses_stays_in_sight_until_it_is_let_go(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(NOTICE)).select("暂扣经营工具").press("1").saved()
    refused = {"error": {"line": None, "field": "acts[0].value.note", "reason": "太长"}}
    annotator.page.route("**/qy/acts/**", lambda route: route.fulfill(status=400, json=refused), times=1)
    annotator.fill("note", "字")
    expect(annotator.page.locator(".qy-conflict")).to_contain_text("太长")
    expect(conflict(annotator, "mine")).to_have_text("字")
    expect(annotator.slot("note")).to_have_value("")
    expect(annotator.page.locator(".qy-saved")).to_have_text("未保存：1 处等您选择")
    annotator.page.get_by_role("button", name="放弃我的").click()
    annotator.saved().page.wait_for_function(NOTHING_KEPT)


def test_an_answer_that_makes_no_sense_is_none(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document)
    gone = {"error": {"line": None, "field": "document", "reason": "no such document"}}
    answers = [{"status": 500, "body": "<p>"}, {"status": 200, "body": "<p>"}, {"status": 404, "json": gone}]
    annotator.page.route("**/qy/acts/**", lambda route: route.fulfill(**answers.pop(0)), times=3)
    annotator.select("暂扣经营工具").press("1")
    expect(annotator.page.locator(".qy-saved")).to_contain_text("服务器上现在没有这份文件")
    assert stored(document).powers == ()
    annotator.saved()
    assert len(stored(document).powers) == 1


def test_what_was_done_without_a_net_is_saved_once_it_is_back(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document)
    annotator.page.context.set_offline(True)
    annotator.select("暂扣经营工具").press("1").fill("note", "一").fill("note", "二")
    annotator.select("处以罚款").press("1")
    expect(annotator.page.locator(".qy-saved")).to_have_text(re.compile("未保存"))
    annotator.page.context.set_offline(False)
    annotator.saved()
    assert [(power.action, power.note) for power in stored(document).powers] == [
        ("暂扣经营工具", "二"),
        ("处以罚款", ""),
    ]


def test_a_browser_that_cannot_keep_what_is_unsent_says_so(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.page.add_init_script("Storage.prototype.setItem = () => { throw new Error('QuotaExceeded'); }")
    annotator.open(a_document(NOTICE))
    annotator.page.route("**/qy/acts/**", lambda route: route.abort())
    annotator.select("暂扣经营工具").press("1")
    expect(annotator.page.locator(".qy-saved")).to_contain_text("留不住")
    annotator.page.unroute("**/qy/acts/**")
    annotator.saved()
    expect(annotator.page.locator(".qy-saved")).to_have_text("已保存")


def test_two_people_never_overwrite_each_other_silently(
    someone: Callable[..., Annotator], a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    one, other = someone(), someone()
    one.open(document).select("暂扣经营工具").press("1").saved()
    (power,) = stored(document).powers
    other.open(document, power=power.id)
    one.fill("note", "甲的备注").saved()
    other.fill("note", "乙的备注")
    expect(other.page.locator(".qy-notice")).to_contain_text("别人刚改过")
    expect(other.slot("note")).to_have_value("甲的备注")
    other.reload()
    expect(conflict(other, "theirs")).to_have_text("甲的备注")
    expect(conflict(other, "mine")).to_have_text("乙的备注")
    other.fill("target", "摊主")
    expect(conflict(other, "mine")).to_have_text(["乙的备注", "摊主"])
    (power,) = stored(document).powers
    assert (power.target, power.note) == (None, "甲的备注")
    other.page.get_by_role("button", name="用我的").press("Enter")
    other.saved()
    (power,) = stored(document).powers
    assert (power.target, power.note) == ("摊主", "乙的备注")


def test_what_was_taken_back_before_it_met_a_conflict_takes_nothing_else_back(
    someone: Callable[..., Annotator], a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    one, other = someone(), someone()
    one.open(document).select("暂扣经营工具").press("1").saved()
    (power,) = stored(document).powers
    other.open(document).select("处以罚款").press("1").saved()
    other.open(document, power=power.id)
    other.page.context.set_offline(True)
    other.fill("note", "乙的备注").slot("note").press("Escape")
    other.press("u")
    one.fill("note", "甲的备注").saved()
    other.page.context.set_offline(False)
    other.saved().page.wait_for_function(NOTHING_KEPT)
    expect(other.page.locator(".qy-conflict")).to_have_count(0)
    assert [(each.action, each.note) for each in stored(document).powers] == [
        ("暂扣经营工具", "甲的备注"),
        ("处以罚款", ""),
    ]


def test_a_second_tab_shows_what_the_first_did_and_takes_back_only_its_own(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    one = annotator.open(document)
    other = another_tab(one, document)
    one.page.bring_to_front()
    one.select("暂扣经营工具").press("1").saved()
    other.page.wait_for_function("CSS.highlights.get('qy-power')?.size === 1")
    other.page.bring_to_front()
    other.select("处以罚款").press("1").saved()
    one.page.wait_for_function("CSS.highlights.get('qy-power')?.size === 2")
    one.page.bring_to_front()
    one.page.reload()
    one.ready().press("u")
    one.page.wait_for_function("!CSS.highlights.get('qy-hand')?.size")
    one.saved()
    assert [power.action for power in stored(document).powers] == ["处以罚款"]


def test_what_another_tab_did_meanwhile_is_not_overwritten_by_what_is_being_typed(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    one = annotator.open(document).select("暂扣经营工具").press("1").saved()
    (power,) = stored(document).powers
    one.slot("note").press_sequentially("甲")
    other = type(one)(one.page.context.new_page(), one.server).open(document, power=power.id)
    other.fill("note", "乙的备注").saved()
    one.page.bring_to_front()
    one.slot("note").press_sequentially("在写")
    expect(one.slot("note")).to_have_value("甲在写")
    one.slot("note").press("Tab")
    expect(conflict(one, "theirs")).to_have_text("乙的备注")
    expect(conflict(one, "mine")).to_have_text("甲在写")
    one.page.get_by_role("button", name="保留现在的").click()
    one.saved()
    assert stored(document).powers[0].note == "乙的备注"


def test_what_a_living_tab_has_not_sent_is_left_to_it_and_a_closed_one_is_followed(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    one = annotator.open(document)
    one.page.route("**/qy/acts/**", lambda route: route.abort())
    one.select("暂扣经营工具").press("1")
    expect(one.page.locator(".qy-saved")).to_have_text(re.compile("未保存"))
    other = look_at(another_tab(one, document)).saved()
    assert stored(document).powers == ()
    one.page.close()
    look_at(other).page.wait_for_function(NOTHING_KEPT)
    assert [power.action for power in stored(document).powers] == ["暂扣经营工具"]


def test_a_server_killed_under_the_open_page_loses_nothing_and_applies_nothing_twice(
    annotator: Annotator, killed: Server, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document)
    for number in range(KILLS):
        annotator.select("处以罚款").press("1")
        time.sleep(random.uniform(0, 0.03))  # noqa: S311 - no secret
        killed.kill()
        annotator.fill("note", f"第{number}次")
        killed.start()
        annotator.saved().page.wait_for_function(NOTHING_KEPT)
    assert [power.note for power in stored(document).powers] == [f"第{number}次" for number in range(KILLS)]


def test_the_counts_that_streamlit_draws_follow_what_was_done(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(NOTICE))
    counts = annotator.page.get_by_text(re.compile(r"^职权 \d+ · 疑似缺口"))
    expect(counts).to_contain_text("职权 0")
    annotator.select("暂扣经营工具").press("1")
    expect(counts).to_contain_text("职权 1")
    assert annotator.painted("hand") == ["暂扣经营工具"]
