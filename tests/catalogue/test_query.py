from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.catalogue.query import parse_query
from annotate.model.path import is_path


@pytest.mark.parametrize(
    ("written", "words", "path"),
    [
        ("处罚法 33 1", ("处罚法",), "33/1"),
        ("处罚法 33", ("处罚法",), "33"),
        ("行政处罚法第三十三条", ("行政处罚法",), "33"),
        ("《行政处罚法》第三十三条第一款第（二）项", ("行政处罚法",), "33/1/2"),
        ("行政处罚法第33条第2项", ("行政处罚法",), "33/_/2"),
        ("行政处罚法33条1款", ("行政处罚法",), "33/1"),
        ("示例法第十七条之一", ("示例法",), "17-1"),
        ("示例法 第三章第二节", ("示例法",), "c3s2"),
        ("示例法附件二", ("示例法",), "x2"),
        ("示例法 5/_/2", ("示例法",), "5/_/2"),
        ("第五条", (), "5"),
        ("查封、扣押 期限", ("查封", "扣押", "期限"), None),
        ("罚款 50000", ("罚款", "50000"), None),
        ("", (), None),
        ('"', (), None),
    ],
)
def test_a_query_is_a_name_a_place_or_plain_words(
    written: str, words: tuple[str, ...], path: str | None
) -> None:
    query = parse_query(written)
    assert (query.words, query.path) == (words, path)


def test_what_looked_like_a_place_can_still_be_searched_for() -> None:
    assert parse_query("责令改正 30").tokens == ("责令改正", "30")


@settings(deadline=None)  # the machine may be busy
@given(st.text(alphabet="行政法第条款项章之一十百0123 /_()（）《》、-", max_size=30))
def test_anything_typed_gives_a_well_formed_query(written: str) -> None:
    query = parse_query(written)
    assert query.path is None or is_path(query.path)
    assert all(word.strip() == word != "" for word in (*query.words, *query.tokens))


@given(st.text(max_size=8) | st.text("第九9٣条款章节附件 ", max_size=90))
def test_whatever_is_typed_its_place_is_a_path_and_its_words_can_be_searched_for(written: str) -> None:
    query = parse_query(written)
    assert query.path is None or is_path(query.path)
    assert not any("\0" in word for word in query.tokens)


def test_a_control_character_parts_two_words() -> None:
    assert parse_query("查封\0期限").tokens == ("查封", "期限")
    assert parse_query("\0").tokens == ()


def test_marks_are_looked_for_where_nothing_else_is_asked() -> None:
    assert parse_query('"').tokens == ('"',)
    assert parse_query('"查封"').tokens == ("查封",)
