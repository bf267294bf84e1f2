from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.model.errors import BadInput
from annotate.model.path import article_of, covers, is_path
from annotate.model.period import Period, period_of
from annotate.model.span import Span, span_of

steps = st.integers(1, 99).map(str)
paths = st.builds(
    lambda article, rest: "/".join((article, *rest)),
    steps,
    st.lists(st.one_of(steps, st.just("_")), max_size=2),
)


@pytest.mark.parametrize("path", ["34", "34/2", "34/_/3", "34/1/3/2", "17-1", "120-2/1", "c3", "c3s2", "x2"])
def test_the_paths_of_the_contract_are_paths(path: str) -> None:
    assert is_path(path)


@pytest.mark.parametrize(
    "path", ["", "第五条", "34/", "/2", "34/1/3/2/1", "34 /2", "a", "c", "x", "34/二", "c3/1"]
)
def test_anything_else_is_no_path(path: str) -> None:
    assert not is_path(path)


@given(paths)
def test_a_path_covers_itself_and_whatever_lies_in_it(path: str) -> None:
    assert is_path(path)
    assert covers(path, path)
    assert covers(article_of(path), path)
    assert covers(path, f"{path}/1")


def test_a_paragraph_that_is_not_said_agrees_with_any_and_others_do_not() -> None:
    assert covers("34/_/3", "34/2/3")
    assert covers("34/2/3", "34/_/3")
    assert not covers("34/2", "34")
    assert not covers("34/2", "34/3")
    assert not covers("34", "35/1")
    assert article_of("c3s2") == "c3s2"


@pytest.mark.parametrize(
    ("as_of", "first", "last"),
    [
        ("2022-06-22", date(2022, 6, 22), date(2022, 6, 22)),
        ("2022-06", date(2022, 6, 1), date(2022, 6, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ({"from": "2022-06", "to": "2023"}, date(2022, 6, 1), date(2023, 12, 31)),
    ],
)
def test_a_date_means_all_the_days_in_it(as_of: str | dict[str, str], first: date, last: date) -> None:
    assert period_of(as_of) == Period(first, last)


def test_no_date_is_no_period() -> None:
    assert period_of(None) is None


@pytest.mark.parametrize(
    "as_of",
    [
        "",
        "June",
        "2022-6",
        "2022-13",
        "2022-02-30",
        "2022-06-22 ",
        {"from": "2023", "to": "2022"},
        {"from": "2022"},
        {},
    ],
)
def test_what_is_no_date_says_so(as_of: Any) -> None:  # noqa: ANN401 - what comes in
    with pytest.raises(ValueError, match=r".+"):
        period_of(as_of)


@given(st.text(min_size=1, max_size=20), st.data())
def test_a_span_of_a_text_quotes_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = span_of(text, start, end)
    assert span.quote == text[start:end]
    assert span.checked(text, "span") == span


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 5), (4, 6)])
def test_a_span_outside_its_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(BadInput, match="outside") as caught:
        Span(start=start, end=end).checked("甲乙𠮷丁", "powers[0].spans[1]")
    assert caught.value.field == "powers[0].spans[1]"


def test_a_quote_that_does_not_stand_there_is_refused_with_both_words() -> None:
    with pytest.raises(BadInput, match=r"乙𠮷.*丙"):
        Span(start=1, end=3, quote="丙").checked("甲乙𠮷丁", "span")
