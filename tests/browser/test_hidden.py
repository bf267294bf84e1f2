"""Characters that cannot be seen are counted, shown on demand, and move no offset."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from annotate.model.record import Record
from annotate.ui.routes.assets import assets

if TYPE_CHECKING:
    from conftest import Annotator

PARTED = "甲省😀乙市通告\n本局责令\u200b\u200b停业，并扣\u00ad押物品。\n第三段。"
TURNED = "本局\u202e决定扣押\n下一行的文字"
NAMES = "all => all.map(one => one.dataset.name)"


def test_a_power_over_characters_that_are_shown_is_stored_as_the_text_has_it(
    annotator: Annotator, a_document: Callable[..., str], stored: Callable[[str], Record]
) -> None:
    document = a_document(PARTED)
    annotator.open(document)
    shows = annotator.page.get_by_role("button", name="不可见字符 3")
    expect(shows).to_have_attribute("aria-pressed", "false")
    annotator.press("v")
    expect(shows).to_have_attribute("aria-pressed", "true")
    assert annotator.page.locator(".qy-unseen").evaluate_all(NAMES) == ["ZWSP×2", "SHY"]
    _drag(annotator, "责令", "停业")
    annotator.press("1")
    assert annotator.painted("power") == ["责令\u200b\u200b停业"]
    annotator.press("v")
    assert annotator.painted("power") == ["责令\u200b\u200b停业"], "the marks come back with the lines"
    annotator.select("物品").press("1").saved()
    record = stored(document)
    spans = [span for power in record.powers for span in power.spans]
    assert [span.quote for span in spans] == ["责令\u200b\u200b停业", "物品"]
    assert all(record.document.text[span.start : span.end] == span.quote for span in spans)


def test_without_highlights_the_names_are_shown_all_the_same(
    someone: Callable[..., Annotator], a_document: Callable[..., str]
) -> None:
    person = someone()
    person.page.add_init_script("Object.defineProperty(CSS, 'highlights', { value: undefined })")
    person.open(a_document(PARTED)).press("v")
    _drag(person, "责令", "停业")
    person.press("1")
    assert "".join(person.page.locator(".qy-text .qy-power").all_text_contents()) == "责令\u200b\u200b停业"
    assert person.page.locator(".qy-unseen").evaluate_all(NAMES) == ["ZWSP×2", "SHY"]


def test_what_turns_the_order_of_writing_is_told_and_turns_no_other_line(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document(TURNED))
    expect(annotator.page.locator(".qy-notice")).to_contain_text("1 个看不见的字符，其中 1 个会改变")
    assert _order(annotator, "决定扣押") == -1
    assert _order(annotator, "下一行的文字") == 1
    annotator.press("v")
    assert _order(annotator, "决定扣押") == 1, "shown, it turns nothing"


def test_where_everything_can_be_seen_nothing_is_offered(
    annotator: Annotator, a_document: Callable[..., str]
) -> None:
    annotator.open(a_document("　　本局👩‍👩‍👧决定☎️。\n\t第二段"))
    expect(annotator.page.get_by_text("不可见字符")).to_have_count(0)
    annotator.press("v")
    expect(annotator.page.locator(".qy-notice")).to_contain_text("没有看不见的字符")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("条\u200b文\ufeff", ["U+200B ZERO WIDTH SPACE", "U+FEFF ZERO WIDTH NO-BREAK SPACE"]),
        ("条\u00a0文 \u00a0", ["U+00A0 NO-BREAK SPACE"]),
        ("葛\U000e0100城 A\ufe0fa\ufe0f", ["U+FE0F VARIATION SELECTOR"] * 2),
        ("条\U000e0041\x07\ue001", ["U+E0041 TAG CHARACTER", "U+0007 CONTROL", "U+E001 PRIVATE USE"]),
        ("条\u200d文", ["U+200D ZERO WIDTH JOINER"]),
    ],
)
def test_what_is_at_home_where_it_stands_is_not_counted(
    annotator: Annotator, text: str, found: list[str]
) -> None:
    edition, _ = assets()
    annotator.page.goto(f"{annotator.server.address}/qy/asset/{edition}/base/dom.js")
    names = annotator.page.evaluate(
        """async ([folder, text]) => {
          const { unseenIn } = await import(folder + "unseen.js");
          const { namesOf } = await import(folder + "hidden_names.js");
          return unseenIn(text).map(({ character }) => namesOf(character).long);
        }""",
        [f"/qy/asset/{edition}/overview/", text],
    )
    assert names == found


def _drag(annotator: Annotator, first: str, last: str) -> None:
    """Drag from before some words to behind others; what lies between may lie in nodes of its own."""
    page = annotator.page
    box = page.evaluate(_ENDS, [first, last])
    page.mouse.move(*box[0])
    page.mouse.down()
    page.mouse.move(*box[1], steps=5)
    page.mouse.up()


def _order(annotator: Annotator, words: str) -> int:
    """1 where the words run from left to right, -1 where they run the other way."""
    [[left, _], [right, _]] = annotator.page.evaluate(_ENDS, [words[0], words[-1]])
    return 1 if left < right else -1


_ENDS = """
words => words.map((sought, last) => {
  const walk = document.createTreeWalker(document.querySelector(".qy-text"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(sought);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + sought.length);
    const { left, right, top, height } = range.getBoundingClientRect();
    return [last ? right - 1 : left + 1, top + height / 2];
  }
})
"""
