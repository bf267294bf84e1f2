from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.catalogue.articles import with_parts
from annotate.model.law import Provision
from annotate.model.path import is_path

A_LIST = "有下列情形之一的，可以检查：\n（一）有人举报的；\n（二）其他情形：\n1.设备老化；\n2．记录不全。\n检查应当两人以上。"
LINES = st.sampled_from(
    [
        "主管部门应当公示。",
        "包括：",
        "（一）甲项；",
        "（二）乙项。",
        "1.甲目",
        "①乙目",
        "(3)丙目",
        "三是，",
        "",
    ]
)


@pytest.fixture
def parts(an_article: Callable[..., Provision]) -> Callable[[str], dict[str, str]]:
    return lambda text: {p.path: p.text for p in with_parts(an_article(text))}


def test_a_list_and_its_lead_in_are_one_paragraph(parts: Callable[[str], dict[str, str]]) -> None:
    found = parts(A_LIST)
    assert list(found) == ["34", "34/1", "34/1/1", "34/1/2", "34/1/2/1", "34/1/2/2", "34/2"]
    assert found["34"] == A_LIST
    assert found["34/1/1"] == "（一）有人举报的；"
    assert found["34/1/2/2"] == "2．记录不全。"
    assert found["34/2"] == "检查应当两人以上。"


def test_an_article_of_one_sentence_is_its_own_first_paragraph(
    parts: Callable[[str], dict[str, str]],
) -> None:
    assert parts("检查应当公开。") == {"34": "检查应当公开。", "34/1": "检查应当公开。"}


def test_a_line_that_was_broken_in_two_is_no_paragraph_of_its_own(
    parts: Callable[[str], dict[str, str]],
) -> None:
    found = parts("委员会由下列人员组成：\n主任，\n委员若干人。\n委员会每届五年。")
    assert found["34/1"] == "委员会由下列人员组成：\n主任，\n委员若干人。"
    assert found["34/2"] == "委员会每届五年。"


def test_an_item_inserted_later_keeps_its_number(parts: Callable[[str], dict[str, str]]) -> None:
    assert "34/1/2-1" in parts("包括：\n（一）甲；\n（二之一）乙。")


def test_numbers_right_below_a_paragraph_are_its_items(parts: Callable[[str], dict[str, str]]) -> None:
    assert list(parts("包括：\n1.甲；\n2.乙。")) == ["34", "34/1", "34/1/1", "34/1/2"]


def test_a_list_without_a_lead_in_lies_in_the_first_paragraph(parts: Callable[[str], dict[str, str]]) -> None:
    assert list(parts("（一）甲；\n（二）乙。")) == ["34", "34/1", "34/1/1", "34/1/2"]


def test_a_heading_has_no_parts(an_article: Callable[..., Provision]) -> None:
    heading = an_article("第三章 检查", path="c3")
    assert with_parts(heading) == (heading,)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(LINES, min_size=1, max_size=12))
def test_the_paragraphs_hold_every_word_of_the_article_once(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = with_parts(Provision(path="17-1", text=text, order=5))
    paragraphs = [p.text for p in found if p.path.count("/") == 1]
    assert "\n".join(paragraphs).split() == text.split()
    assert all(is_path(p.path) for p in found)
    assert len({p.path for p in found}) == len(found)
    assert [p.order for p in found] == list(range(5, 5 + len(found)))


def test_a_number_before_an_amount_is_no_decimal(parts: Callable[[str], dict[str, str]]) -> None:
    found = parts("限额如下：\n（一）人身伤亡：\n1.300吨以下的；\n2.5米以上的。")
    assert found["34/1/1/1"] == "1.300吨以下的；\n2.5米以上的。"
