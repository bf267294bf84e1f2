"""Every page can be read and worked by everyone: axe finds nothing of weight, and the keys alone are enough."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from annotate.workflow import Desk
from annotate.workflow.setting_up import import_sample

if TYPE_CHECKING:
    from conftest import Annotator

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
HELD = {"doc": "sample-1", "power": "P1"}
PAGES: dict[str, tuple[str, dict[str, str], str]] = {
    "library": ("", {}, ""),
    "annotate": ("annotate", HELD, ""),
    "search": ("annotate", HELD, " "),
    "help": ("annotate", HELD, "?"),
    "gaps": ("gaps", {}, ""),
    "catalogue": ("catalogue", {"q": "扣押"}, ""),
    "instrument": ("catalogue", {"work": "cn/law/行政处罚法", "path": "20", "day": "2022-06-22"}, ""),
    "concordance": ("concordance", {"q": "扣押"}, ""),
    "export": ("export", {}, ""),
}
TEXT = "镇政府关于养犬的通告\n\n即日起，镇政府禁止携犬进入公园。\n\n镇政府可以扣押未登记的犬只。"
FOCUSED = "document.activeElement.closest('.qy-text, .qy-frame, .qy-gaps, .qy-bar')?.className"


@pytest.fixture(scope="module", autouse=True)
def _sample(desk: Desk) -> None:
    assert all(each.error is None for each in import_sample(desk))


@pytest.mark.parametrize(("language", "scheme"), [("zh", "light"), ("en", "dark")])
def test_axe_finds_nothing_serious_on_any_page(
    someone: Callable[..., Annotator], language: str, scheme: str
) -> None:
    sits = someone(color_scheme=scheme)
    page = sits.page
    found = []
    for name, (path, query, key) in PAGES.items():
        asked = urlencode({"project": "sample", "lang": language, **query})
        page.goto(f"{sits.server.address}/{path}?{asked}")
        if path == "annotate":
            sits.ready()
            page.locator(".qy-text").focus()
            sits.press(*filter(None, ("Escape", key)))
        else:
            expect(page.locator("h1")).to_be_visible()
        expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)
        found += [f"{name}: {each}" for each in _serious(page)]
    assert not found, "\n".join(found)


def _serious(page: Page) -> list[str]:
    """What axe calls serious or critical: the rule, and where."""
    page.evaluate(AXE)
    told: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", WCAG
    )
    return [
        f"{rule['id']} {node['html'][:160]} {node['failureSummary']}"
        for rule in told["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


def test_f6_goes_round_the_parts_and_back(annotator: Annotator, a_document: Callable[..., str]) -> None:
    annotator.open(a_document(TEXT))
    annotator.press("n")
    annotator.page.locator(".qy-text").focus()
    been = []
    for key in ("F6", "F6", "F6", "F6", "Shift+F6"):
        annotator.press(key)
        been.append(annotator.page.evaluate(FOCUSED))
    assert been == ["qy-frame", "qy-gaps", "qy-bar", "qy-text", "qy-bar"]


def test_the_focus_stays_where_it_was_when_the_frame_is_drawn_anew(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(TEXT)).select("扣押").press("1").saved()
    add = annotator.page.locator(".qy-frame button", has_text="职务")
    for row in range(2):
        add.press("Enter")
        expect(annotator.slot(f"actor.posts.{row}.organ")).to_be_focused()
    remove = annotator.page.locator(".qy-row button")
    remove.first.press("Enter")
    expect(remove).to_have_count(1)
    expect(remove).to_be_focused()


def test_what_was_done_is_said_once_for_those_who_listen(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(TEXT)).select("扣押").press("1")
    heard = annotator.page.locator(".qy-heard")
    expect(heard).to_have_text("已标为职权：扣押")
    annotator.page.locator(".qy-text").focus()
    annotator.press("u")
    expect(heard).to_have_text("撤销一步")


def test_on_a_phone_a_mark_is_tapped_and_its_gap_decided(someone: Callable[..., Annotator]) -> None:
    sits = someone(viewport={"width": 390, "height": 844}, has_touch=True)
    page = sits.page
    asked = urlencode({"project": "sample", **HELD})
    page.goto(f"{sits.server.address}/annotate?{asked}")
    sits.ready().press("Escape")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    gap = sits.gaps.first
    gap.locator("summary").tap()
    gap.locator("input").fill("已另案查明")
    gap.locator(".qy-decide button").first.tap()
    expect(gap.locator(".qy-status")).to_have_attribute("data-status", "confirmed")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
