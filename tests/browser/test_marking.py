from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Route, expect

from annotate.model.record import Record

if TYPE_CHECKING:
    from conftest import Annotator

NOTICE = """关于规范夜间摊点管理的通告

为维护市容秩序，本局决定自六月起开展整治。
一、对占道经营的摊点，暂扣经营工具。
二、对拒不改正的，依据《中华人民共和国行政处罚法》第九条，处以罚款。
三、各社区居民委员会协助做好登记。"""


def test_a_power_is_marked_linked_and_still_there_after_a_reload(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("暂扣经营工具").press("1")
    assert annotator.painted("hand") == ["暂扣经营工具"]
    annotator.fill("action", "暂扣占道摊点的经营工具")
    annotator.slot("type").select_option("行政强制")
    annotator.press("Escape", "Space")
    annotator.page.keyboard.type("扣押")
    expect(annotator.hits.first).to_contain_text("扣押")
    annotator.press("1")
    expect(annotator.bases).to_have_count(1)
    expect(annotator.bases).to_contain_text("补出")
    annotator.saved().reload().press("n")
    assert "暂扣经营工具" in annotator.painted("power")
    [power] = stored(document).powers
    assert power.action == "暂扣占道摊点的经营工具"
    assert power.type == "行政强制"
    assert power.as_of == "2022-06-22"
    [basis] = power.bases
    assert not basis.stated
    assert basis.target.provisions


def test_six_actions_mark_a_power_and_link_its_basis(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document)
    annotator.select("处以罚款")  # one drag
    annotator.press("1", "Space")  # two keys
    annotator.page.keyboard.type("行政处罚法第九条")  # one run of typing
    expect(annotator.hits.first).to_contain_text("第九条")
    annotator.press("1")  # one key
    expect(annotator.bases).to_have_count(1)
    annotator.saved()
    [basis] = stored(document).powers[0].bases
    assert basis.target.work == "cn/law/行政处罚法"


def test_a_citation_that_the_text_states_becomes_a_linked_basis(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("处以罚款").press("1")
    annotator.select("《中华人民共和国行政处罚法》第九条").press("2")
    expect(annotator.bases).to_have_count(1)
    annotator.saved()
    [basis] = stored(document).powers[0].bases
    assert basis.stated
    assert basis.cited.provisions == ("9",)
    assert basis.target.version == "2021-01-22"
    assert annotator.painted("basis") == ["《中华人民共和国行政处罚法》第九条"]


def test_the_provision_is_shown_as_it_stood_beside_the_words_of_the_text(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(NOTICE)).select("处以罚款").press("1", "2")
    annotator.hits.first.wait_for()
    annotator.press("1")
    law = annotator.page.locator(".qy-law")
    expect(law).to_contain_text("行政处罚的种类")
    expect(law).to_contain_text("2021-01-22")


def test_nought_writes_down_that_a_search_found_none(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("暂扣经营工具").press("1", "0")
    expect(annotator.page.locator(".qy-notice")).to_contain_text("暂扣经营工具")
    annotator.saved()
    [search] = stored(document).searches
    assert (search.query, search.found) == ("暂扣经营工具", 0)
    assert search.corpus.startswith("catalogue@")


def test_the_actor_is_marked_with_three(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("暂扣经营工具").press("1")
    annotator.select("本局").press("3")
    annotator.select("各社区居民委员会").press("Shift+3")
    expect(annotator.slot("actor.name")).to_have_value("本局")
    annotator.saved()
    [power] = stored(document).powers
    assert power.actor.span.quote == "本局"
    assert [actor.name for actor in power.co_actors] == ["各社区居民委员会"]


def test_undo_takes_back_and_redo_does_again(annotator: Annotator, a_document: Callable[..., str]) -> None:
    annotator.open(a_document(NOTICE)).select("暂扣经营工具").press("1").saved()
    count = annotator.page.locator(".qy-count")
    expect(count).to_contain_text("职权 1")
    annotator.press("u")
    expect(count).to_contain_text("职权 0")
    assert annotator.painted("hand") == []
    annotator.press("Shift+U")
    expect(count).to_contain_text("职权 1")
    assert annotator.painted("power") == ["暂扣经营工具"]


def test_the_gaps_of_the_power_in_hand_follow_what_is_done(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(NOTICE)).select("暂扣经营工具").press("1")
    expect(annotator.page.locator('.qy-gaps [data-code="NO_BASIS"]')).to_be_visible()
    annotator.press("Space")
    annotator.page.keyboard.type("行政处罚法第九条")
    expect(annotator.hits.first).to_contain_text("第九条")
    annotator.press("1")
    expect(annotator.page.locator('.qy-gaps [data-code="NO_BASIS"]')).to_have_count(0)


@pytest.mark.parametrize("decided", [("认可", "已认可", "confirmed"), ("有争议", "有争议", "contested")])
def test_a_gap_is_decided_with_a_reason(
    annotator: Annotator,
    a_document: Callable[..., str],
    stored: Callable[[str], Record],
    decided: tuple[str, str, str],
) -> None:
    button, shown, status = decided
    document = a_document(NOTICE)
    annotator.open(document).select("暂扣经营工具").press("1")
    gap = annotator.page.locator('.qy-gaps [data-code="NO_BASIS"]')
    gap.wait_for()
    annotator.press("g")
    gap.locator("input").fill("全文都没有写")
    gap.get_by_role("button", name=button).click()
    expect(gap.locator(".qy-status")).to_have_text(shown)
    annotator.saved()
    [found] = [gap for gap in stored(document).gaps if gap.code == "NO_BASIS"]
    assert (found.decision.status, found.decision.reason) == (status, "全文都没有写")


def test_the_caret_selects_by_character_with_the_keys(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(NOTICE))
    annotator.page.locator(".qy-text").focus()
    annotator.press("ArrowDown", "ArrowRight", "Home", "ArrowRight", *["Shift+ArrowRight"] * 3)
    chosen = annotator.page.evaluate("getSelection().toString()")
    annotator.press("1")
    assert len(chosen) == 3
    assert annotator.painted("hand") == [chosen]
    annotator.press("Control+Home", "Shift+ArrowRight")
    assert annotator.page.evaluate("getSelection().toString()") == NOTICE[0]
    annotator.press("Control+Shift+End")
    assert annotator.page.evaluate("getSelection().toString()").endswith(NOTICE.rstrip("\n")[-1])


def test_keys_type_in_a_field_and_do_nothing_else(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(NOTICE)).select("暂扣经营工具").press("1")
    annotator.slot("note").click()
    annotator.page.keyboard.type("1 nxu0gr")
    expect(annotator.slot("note")).to_have_value("1 nxu0gr")
    assert annotator.painted("hand") == ["暂扣经营工具"]


def test_the_keys_are_shown_with_a_question_mark(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(NOTICE)).press("?")
    expect(annotator.page.locator("dialog")).to_contain_text("把选中的文字标为职权")
    annotator.press("Escape")
    expect(annotator.page.locator("dialog")).to_have_count(0)


def test_words_are_found_in_the_text(annotator: Annotator, a_document: Callable[..., str]) -> None:
    annotator.open(a_document(NOTICE)).press("/")
    annotator.page.keyboard.type("对")
    expect(annotator.page.locator(".qy-bar")).to_contain_text("1 / 2")
    assert annotator.painted("found") == ["对"]


def test_a_right_suggestion_takes_one_key(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document, lang="zh")
    while annotator.painted("hand") != ["暂扣经营工具"]:
        annotator.press("n")
    annotator.press("Enter").saved()
    [power] = stored(document).powers
    assert (power.origin, power.type) == ("suggested", "行政强制")
    expect(annotator.page.locator(".qy-heading")).not_to_have_class("qy-is-suggestion")


def test_one_can_work_before_the_suggestions_are_here(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    annotator.page.route("**/qy/suggestions/**", hold)
    document = a_document(NOTICE)
    annotator.opening(document)
    expect(annotator.page.locator(".qy-bar")).to_contain_text("建议 …")
    annotator.press("n")
    assert annotator.painted("hand") == []
    held.pop().continue_()
    annotator.ready()
    assert annotator.painted("hand") == annotator.painted("suggestion")[:1]
    annotator.press("Enter").saved()
    assert [power.origin for power in stored(document).powers] == ["suggested"]


def test_without_suggestions_one_can_still_mark(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    annotator.page.route("**/qy/suggestions/**", lambda route: route.abort())
    document = a_document(NOTICE)
    annotator.open(document)
    expect(annotator.page.locator(".qy-notice")).to_contain_text("没有取到建议")
    annotator.select("暂扣").press("1").saved()
    assert [power.action for power in stored(document).powers] == ["暂扣"]


def test_a_rejected_suggestion_does_not_come_back(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(NOTICE)).press("n")
    before = annotator.painted("suggestion")
    annotator.press("x").saved().reload()
    assert annotator.painted("suggestion") == before[1:]


def test_a_fact_that_a_rule_waits_for_is_answered_with_one_key(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("暂扣经营工具").press("1")
    annotator.slot("mode").select_option("行使")
    annotator.press("Escape", "Space")
    annotator.page.keyboard.type("行政处罚法第五十六条")
    expect(annotator.hits.first).to_contain_text("第五十六条")
    annotator.press("1")
    question = annotator.page.locator('.qy-question[data-fact="facts.precondition_met"]')
    question.wait_for()
    annotator.select("对占道经营的摊点")
    question.get_by_role("button").first.focus()
    annotator.press("n")
    answer = annotator.page.locator('.qy-answer[data-fact="facts.precondition_met"]')
    expect(answer).to_contain_text("否")
    expect(answer).to_contain_text("对占道经营的摊点")
    annotator.saved()
    assert stored(document).powers[0].facts["precondition_met"] is False


def test_an_instrument_that_the_catalogue_lacks_is_entered_there_and_then(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE)
    annotator.open(document).select("暂扣经营工具").press("1", "Space")
    form = annotator.page.locator(".qy-instrument")
    form.locator("summary").click()
    form.get_by_label("名称").fill("乙市摊点管理办法")
    form.get_by_label("位阶").select_option("行政规范性文件")
    form.get_by_label("条款").fill("5")
    form.get_by_label("条文").fill("占道经营的，可以暂扣经营工具。")
    form.get_by_role("button", name="录入并链接").click()
    expect(annotator.page.locator(".qy-law")).to_contain_text("可以暂扣经营工具")
    annotator.saved()
    record = stored(document)
    assert [one.title for one in record.instruments] == ["乙市摊点管理办法"]
    assert record.powers[0].bases[0].target.work == "record/乙市摊点管理办法"


def test_a_paragraph_is_marked_as_read(annotator: Annotator, a_document: Callable[..., str]) -> None:
    annotator.open(a_document(NOTICE))
    annotator.page.locator(".qy-text p").nth(5).click()
    annotator.press("e").saved().reload()
    assert annotator.painted("read") == ["三、各社区居民委员会协助做好登记。"]


def test_a_report_dates_no_act_by_its_own_day(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(NOTICE, kind="新闻报道")
    annotator.open(document).select("暂扣经营工具").press("1").saved()
    assert stored(document).powers[0].as_of is None
