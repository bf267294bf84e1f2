from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.model.path import is_path
from annotate.terms.numerals import number_of, spoken
from annotate.terms.paths import in_words


@given(st.integers(0, 9999))
def test_what_is_spoken_is_read_back(number: int) -> None:
    assert number_of(spoken(number)) == number
    assert number_of(str(number)) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("三十四", 34),
        ("一百零二", 102),
        ("一百二十", 120),
        ("十", 10),
        ("廿三", 23),
        ("叁拾肆", 34),
        ("两千", 2000),
        ("二〇二二", 2022),
        ("二○二二", 2022),
        ("３４", 34),
        (" 34 ", 34),
        ("三万五千", 35_000),
        ("一亿", 100_000_000),
    ],
)
def test_a_numeral_is_read_however_it_is_written(written: str, number: int) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize("written", ["", "  ", "百货", "甲", "34条", "-3", "3.5", "第三"])
def test_what_is_no_whole_number_is_none(written: str) -> None:
    assert number_of(written) is None


@given(st.text(max_size=12) | st.integers(40, 5000).map("9".__mul__))
def test_any_text_is_a_number_or_none(written: str) -> None:
    found = number_of(written)
    assert found is None or found >= 0


@pytest.mark.parametrize("number", [-1, 10_000])
def test_numbers_that_no_statute_has_are_not_spoken(number: int) -> None:
    with pytest.raises(ValueError, match="0–9999"):
        spoken(number)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("34", "第三十四条"),
        ("34/2", "第三十四条第二款"),
        ("34/_/3", "第三十四条第三项"),
        ("34/1/3/2", "第三十四条第一款第三项第2目"),
        ("17-1", "第十七条之一"),
        ("120-2/1", "第一百二十条之二第一款"),
        ("c3", "第三章"),
        ("c3s2", "第三章第二节"),
        ("x2", "附件2"),
    ],
)
def test_a_path_is_said_as_a_lawyer_says_it(path: str, words: str) -> None:
    assert in_words(path) == words


@given(st.integers(1, 1300), st.integers(1, 30), st.integers(1, 30))
def test_no_two_paths_sound_the_same(article: int, paragraph: int, item: int) -> None:
    said = {
        in_words(path)
        for path in (
            f"{article}",
            f"{article}-{item}",
            f"{article}/{paragraph}",
            f"{article}/{paragraph}/{item}",
            f"{article}/_/{item}",
        )
    }
    assert len(said) == 5


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("10000", "第10000条"),
        ("9" * 5000, f"第{'9' * 5000}条"),
        ("34-10000/2", "第三十四条之10000第二款"),
        ("c10000s3", "第10000章第三节"),
        ("zz", "zz"),
        ("第三条", "第三条"),
        ("²", "²"),
        ("x", "x"),
        ("5/_-1", "5/_-1"),
        ("", ""),
    ],
)
def test_what_no_statute_counts_to_stays_readable(path: str, words: str) -> None:
    assert in_words(path) == words


@given(st.text(max_size=12) | st.text("0123456789-/_csx²٣三", max_size=12))
def test_any_text_can_be_said_as_a_path_and_only_a_path_is_put_in_words(path: str) -> None:
    said = in_words(path)
    assert said != path if is_path(path) else said == path
