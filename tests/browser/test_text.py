from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from annotate.model.record import Record
from annotate.ui.routes.assets import assets

if TYPE_CHECKING:
    from conftest import Annotator

HOSTILE = '</script><img src=x onerror="window.hit=1"><b>本局决定关闭路口</b>'
RARE = "😀𠮷祥街道办事处👩‍👩‍👧责令停业𠮷。"
TEXTS = ["", "职权", RARE, "𠮷", "a𠮷", "𠮷a𠮷𠮷", RARE * 30]


def test_characters_of_two_units_before_a_span_do_not_move_it(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(f"开头😀\n{RARE}")
    annotator.open(document).select("责令停业").press("1")
    annotator.select("𠮷祥街道办事处").press("3")
    annotator.saved()
    [power] = stored(document).powers
    text = stored(document).document.text
    assert [text[span.start : span.end] for span in power.spans] == ["责令停业"]
    assert text[power.actor.span.start : power.actor.span.end] == "𠮷祥街道办事处"
    annotator.reload().press("n")
    assert annotator.painted("hand") == ["责令停业"]


def test_offsets_go_both_ways_for_every_place(annotator: Annotator, a_document: Callable[..., str]) -> None:
    annotator.open(a_document(RARE))
    edition, _ = assets()
    both = annotator.page.evaluate(
        """async ([module, texts]) => {
          const { offsetsOf, toPoints, toUnits } = await import(module);
          return texts.map(text => {
            const offsets = offsetsOf(text);
            const units = [...Array(offsets.length + 1).keys()].map(point => toUnits(offsets, point));
            return { units, back: units.map(unit => toPoints(offsets, unit)) };
          });
        }""",
        [f"/qy/asset/{edition}/base/offsets.js", TEXTS],
    )
    for text, found in zip(TEXTS, both, strict=True):
        expected = [len(text[:point].encode("utf-16-le")) // 2 for point in range(len(text) + 1)]
        assert found["units"] == expected
        assert found["back"] == list(range(len(text) + 1))


def test_a_hostile_text_is_shown_and_never_run(annotator: Annotator, a_document: Callable[..., str]) -> None:
    document = a_document(HOSTILE, title=HOSTILE, place=HOSTILE, issuer=HOSTILE, kind=HOSTILE)
    annotator.open(document).select("本局决定关闭路口").press("1")
    annotator.fill("actor.name", HOSTILE).fill("measure", HOSTILE).fill("note", HOSTILE)
    annotator.saved().reload().press("n")
    expect(annotator.slot("note")).to_have_value(HOSTILE)
    expect(annotator.page.locator(".qy-text")).to_contain_text(HOSTILE)
    assert annotator.page.evaluate("window.hit === undefined && !document.querySelector('.stMain img')")


def test_overlapping_marks_are_all_painted(annotator: Annotator, a_document: Callable[..., str]) -> None:
    annotator.open(a_document("本局决定查封并扣押涉案物品。"))
    for words in ("查封并扣押", "查封", "扣押涉案物品"):
        annotator.select(words).press("1")
    annotator.saved()
    assert sorted(annotator.painted("power")) == ["扣押涉案物品", "查封", "查封并扣押"]


def test_without_highlights_marks_are_painted_all_the_same(
    someone: Callable[..., Annotator], a_document: Callable[..., str]
) -> None:
    person = someone()
    person.page.add_init_script("Object.defineProperty(CSS, 'highlights', { value: undefined })")
    person.open(a_document("第一行😀\n本局决定查封并扣押涉案物品。")).select("查封并扣押").press("1")
    person.select("涉案物品").press("1")
    person.saved()
    assert person.page.locator(".qy-text .qy-power").all_inner_texts() == ["查封并扣押", "涉案物品"]
    assert person.page.locator(".qy-text .qy-hand").all_inner_texts() == ["涉案物品"]


def test_every_line_has_its_number(annotator: Annotator, a_document: Callable[..., str]) -> None:
    annotator.open(a_document("标题\n\n第一段\n第二段"))
    lines = annotator.page.locator(".qy-text p")
    numbers = lines.evaluate_all("all => all.map(one => [one.dataset.line, one.textContent])")
    assert json.dumps(numbers) == json.dumps([["1", "标题"], ["2", ""], ["3", "第一段"], ["4", "第二段"]])
