"""Who opens the tool for the first time is led through the sample, and can leave at any step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

from annotate.workflow import Desk
from annotate.workflow.setting_up import SAMPLE_PROJECT, import_sample

if TYPE_CHECKING:
    from conftest import Annotator


@pytest.fixture(scope="module")
def visited(desk: Desk) -> str:
    assert all(each.error is None for each in import_sample(desk))
    return "sample-3"


def card(annotator: Annotator) -> Locator:
    return annotator.page.get_by_role("complementary", name="导览")


def at(annotator: Annotator, step: int) -> None:
    expect(card(annotator).locator("small")).to_have_text(f"{step} / 7")


def test_each_step_waits_for_its_act_and_the_last_ends_it(annotator: Annotator, visited: str) -> None:
    annotator.open(visited, project=SAMPLE_PROJECT)
    at(annotator, 1)
    assert not annotator.page.evaluate("document.querySelector('.qy-tour').contains(document.activeElement)")
    annotator.press("n")
    at(annotator, 2)
    while "建议" not in annotator.page.locator(".qy-order").inner_text():
        annotator.press("n")
    at(annotator, 2)
    annotator.press("x")
    at(annotator, 3)
    annotator.select("拒不改正").press("1")
    at(annotator, 4)
    annotator.press("Space").hits.first.wait_for()
    at(annotator, 4)
    annotator.press("Escape")
    at(annotator, 5)
    annotator.press("g")
    at(annotator, 6)
    annotator.press("u")
    at(annotator, 7)
    card(annotator).get_by_role("button", name="完成").click()
    expect(card(annotator)).to_have_count(0)
    annotator.saved().reload()
    expect(card(annotator)).to_have_count(0)


def test_one_leaves_at_any_step_and_comes_back_only_by_the_help(annotator: Annotator, visited: str) -> None:
    annotator.open(visited, project=SAMPLE_PROJECT)
    card(annotator).get_by_role("button", name="下一步").click()
    at(annotator, 2)
    annotator.reload()
    at(annotator, 2)
    annotator.press("Escape")
    expect(card(annotator)).to_have_count(0)
    annotator.reload()
    expect(card(annotator)).to_have_count(0)
    annotator.press("?")
    annotator.page.get_by_role("button", name="重走导览").click()
    at(annotator, 1)


def test_a_document_of_ones_own_is_not_for_practice(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document("本局决定封闭老桥。"))
    expect(card(annotator)).to_have_count(0)
