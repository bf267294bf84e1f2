"""What is held of a text: all of it, an outline with holes, or the title alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotate.catalogue.layout import WHOLE
from annotate.model.law import Coverage, Provision

TORN = "〔条首缺〕"
"""Stands before the text of an article whose beginning is lost in the source."""


def coverage_of(provisions: Sequence[Provision], *, goes_on: bool = False) -> Coverage:
    """Full where the articles are counted without a hole from 1, or the text is whole without articles.

    `goes_on`: its numbers go on from an earlier text, as those of 宪法修正案 do, so the first need not be 1.
    """
    if not provisions:
        return Coverage.TITLE
    numbers = article_numbers(provisions)
    if not numbers:
        return Coverage.FULL if any(p.path == WHOLE for p in provisions) else Coverage.OUTLINE
    whole = goes_on or numbers[0] == 1
    if whole and not holes(numbers) and not any(p.text.startswith(TORN) for p in provisions):
        return Coverage.FULL
    return Coverage.OUTLINE


def article_numbers(provisions: Iterable[Provision]) -> list[int]:
    """The numbers of the articles in order, without those inserted later (第十七条之一)."""
    return sorted({int(p.path) for p in provisions if p.path.isdigit()})


def holes(numbers: Sequence[int]) -> list[int]:
    """The numbers that are missing between the first and the last."""
    return sorted(set(range(numbers[0], numbers[-1] + 1)) - set(numbers)) if numbers else []
