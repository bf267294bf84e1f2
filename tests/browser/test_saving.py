from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Route, expect

from annotate.model.record import Record

if TYPE_CHECKING:
    from conftest import Annotator, Server

NOTICE = "本局决定对占道经营的摊点暂扣经营工具，并对经营者处以罚款。"


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
    annotator.page.wait_for_function(
        "!Object.keys(localStorage).some(key => key.startsWith('quanyuan/outbox'))"
    )
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
    annotator.page.wait_for_function(
        "!Object.keys(localStorage).some(key => key.startsWith('quanyuan/outbox'))"
    )
    assert len(lost) == 1
    assert len(stored(document).powers) == 1
    assert len(stored(document).searches) == 1


def test_what_the_server_refuses_is_said_and_taken_back(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(NOTICE)).select("暂扣经营工具").press("1").saved()
    refused = {"error": {"line": None, "field": "acts[0].value.note", "reason": "太长"}}
    annotator.page.route("**/qy/acts/**", lambda route: route.fulfill(status=400, json=refused), times=1)
    annotator.fill("note", "字")
    expect(annotator.page.locator(".qy-notice")).to_contain_text("太长")
    expect(annotator.slot("note")).to_have_value("")


def test_two_people_never_overwrite_each_other_silently(
    someone: Callable[..., Annotator], a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    one, other = someone(), someone()
    one.open(document).select("暂扣经营工具").press("1").saved()
    other.open(document).press("n", "n")
    other.page.locator(".qy-text").click(position={"x": 5, "y": 300})
    while other.painted("hand") != ["暂扣经营工具"]:
        other.press("n")
    one.fill("note", "甲的备注").saved()
    other.fill("note", "乙的备注")
    expect(other.page.locator(".qy-notice")).to_contain_text("别人刚改过")
    expect(other.slot("note")).to_have_value("甲的备注")
    [power] = [power for power in stored(document).powers if power.action == "暂扣经营工具"]
    assert power.note == "甲的备注"


def test_the_counts_that_streamlit_draws_follow_what_was_done(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(NOTICE))
    counts = annotator.page.get_by_text(re.compile(r"^职权 \d+ · 疑似缺口"))
    expect(counts).to_contain_text("职权 0")
    annotator.select("暂扣经营工具").press("1")
    expect(counts).to_contain_text("职权 1")
    assert annotator.painted("hand") == ["暂扣经营工具"]
