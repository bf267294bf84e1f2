"""What holds for any text at all."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.citation import Title, TitleIndex, find_citations
from annotate.citation.normalise import normalise
from annotate.model.path import is_path

TITLES = TitleIndex([Title(title="中华人民共和国渡口法", names=("渡口法",))])
WORDS = """
《 》 〈 〉 « » “ ” 渡口法 甲市办法 第一条 第二款 第（三）项 第 三 条 （一） （以下简称甲） 本法 该办法 其 前款 前两项 同条
有关规定 国家 等 和 、 至 之一 附件2 附录 令第9号 甲发〔2020〕3号 GB 1234-2020 章 节 １ 。 不适用 依照 的 合同 ( ) [ ] < >
"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\u3000", "\n", "\u200b", "\U00020000"])
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.none() | st.just("甲市办法"), st.sampled_from([None, "3", "17-1", "3/2"]))
def test_citations_quote_the_text_in_order_without_overlap(
    text: str, host: str | None, article: str | None
) -> None:
    done = 0
    for c in find_citations(text, TITLES, host=host, host_article=article):
        assert done <= c.start < c.end <= len(text)
        assert text[c.start : c.end] == c.quote
        assert all(is_path(path) for path in c.provisions)
        assert len(set(c.provisions)) == len(c.provisions)
        done = c.end


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_every_character_of_the_normal_form_comes_from_its_place(text: str) -> None:
    plain = normalise(text)
    for at, character in enumerate(plain.text):
        start, end = plain.span(at, at + 1)
        assert end == start + 1
        assert normalise(text[start:end]).text in {character, ""} or text[start] == "\r"


@pytest.fixture
def uncollected() -> Iterator[None]:
    """No collection of garbage, which takes the longer the more tests ran before."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "\t",
        "\u3000",
        "条 ",
        "甲  ",
        "\n   ",
        "《",
        "《甲",
        "》",
        "“",
        "”",
        "第",
        "第一、",
        "第一条",
        "（",
        "（一）",
        "1",
        "、",
        "的",
        "由",
        "依据",
        "根据《",
        "责令",
        "有关",
        "前款",
        "以下简称",
        "条例第一条",
        "《甲法》（以下简称乙）",
        "渡口停航三日，船主可以依照渡口法第三条申请退票。",
    ],
)
def test_time_grows_with_the_length_alone_on_hostile_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        started = time.process_time()
        find_citations(text, TITLES, host="甲市办法", host_article="3")
        return time.process_time() - started

    seconds(1_000)
    short, long = (min(seconds(length), seconds(length)) for length in (12_000, 48_000))
    assert long < 9 * max(short, 0.02)  # four times the text; a square would take sixteen times
