"""Time grows with the length of a text alone, whatever is pasted."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

import pytest

from annotate.model.citation import Citation
from annotate.suggest import suggest
from annotate.suggest.grounds import grounds_of, masked
from annotate.suggest.layout import clauses_of, lines_of

UNITS = [
    " ",
    "\t",
    "\u3000",
    "\n   ",
    "\n \t\n",
    "第",
    "《",
    "》",
    "根据《",
    "《\n",
    "（一）",
    "（一）甲\n",
    "一、如下：\n1.甲\n",
    "（甲，",
    "：",
    "，",
    "依据",
    "由",
    "责令",
    "的",
    "、",
    "1",
    "以下简称",
    "“",
    "依照《甲办法》第三条，",
    "依照《甲办法》、、、、",
    "县渡口站应当依照《甲办法》第三条责令船主停航，逾期不改的，处以罚款。",
]


@pytest.fixture(autouse=True)
def uncollected() -> Iterator[None]:
    """No collection of garbage, which takes the longer the more tests ran before."""
    gc.disable()
    yield
    gc.enable()


def assert_not_square(seconds: Callable[[int], float], length: int) -> None:
    """Four times the text takes less than nine times as long; a square would take sixteen times."""
    seconds(1_000)
    short, long = (min(seconds(chars), seconds(chars)) for chars in (length, 4 * length))
    assert long < 9 * max(short, 0.02)


@pytest.mark.parametrize("unit", UNITS)
def test_layout_and_grounds_read_a_hostile_text_once(
    unit: str, cite: Callable[[str], tuple[Citation, ...]]
) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        citations = cite(text) if "甲办法" in text else ()
        started = time.process_time()
        blotted = masked(text, citations)
        grounds_of(text, citations, clauses_of(blotted, lines_of(blotted)))
        return time.process_time() - started

    assert_not_square(seconds, 12_000)


def test_conjunctions_between_two_citations_are_read_once(
    cite: Callable[[str], tuple[Citation, ...]],
) -> None:
    def seconds(length: int) -> float:
        text = "《甲办法》" + "、" * length + "船《乙办法》"
        citations = cite(text)
        started = time.process_time()
        grounds_of(text, citations, ())
        return time.process_time() - started

    assert_not_square(seconds, 12_000)


def test_lists_that_open_lists_without_end_are_read() -> None:
    suggest("责令停航如下：\n" * 1_500, ())


@pytest.mark.parametrize("unit", [" ", "\t", "\n   ", "《", "根据《"])
def test_powers_are_suggested_from_a_hostile_text_in_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        started = time.process_time()
        suggest(text, ())
        return time.process_time() - started

    assert_not_square(seconds, 12_000)
