"""What holds of every suggestion, whatever the text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.model.citation import Citation
from annotate.model.power import Origin
from annotate.suggest import suggest

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "seed"
WORDS = st.sampled_from(
    [
        "县水务局",
        "可以",
        "由",
        "经",
        "批准",
        "，",
        "。",
        "：",
        "\n",
        "（一）",
        "罚款",
        "没收",
        "处",
        "二百元以下",
        "的",
        "查封",
        "、",
        "𠮷",
        "第三条 ",
    ]
)
Cite = Callable[[str], tuple[Citation, ...]]


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30).map("".join))
def test_every_span_quotes_what_stands_in_the_text(text: str) -> None:
    powers = suggest(text, ())
    for power in powers:
        assert all(text[span.start : span.end] == span.quote for span in power.spans)
        assert power.actor is None or power.actor.span is None or power.actor.span.quote == power.actor.name
        assert power.score is not None
        assert 0 <= power.score <= 1
    assert [power.id for power in powers] == [f"P{number}" for number in range(1, len(powers) + 1)]
    starts = [power.spans[0].start for power in powers]
    assert starts == sorted(starts)


def test_suggestions_say_that_they_are_suggested_and_their_bases_too(cite: Cite) -> None:
    text = "根据《甲省水条例》第九条，县水务局决定没收水泵。"
    (power,) = suggest(text, cite(text), title="关于某取水点的决定书", as_of="2024-03-01")
    (basis,) = power.bases
    assert (power.origin, power.as_of) == (Origin.SUGGESTED, "2024-03-01")
    assert (basis.origin, basis.status, basis.cited.title) == (Origin.SUGGESTED, "suggested", "甲省水条例")


def test_a_long_document_gives_all_that_its_articles_give(cite: Cite) -> None:
    article = "违反本办法的，由县水务局责令改正，处二百元以上八百元以下罚款。船主应当定期检修渡船。\n"
    text = article * 120
    assert len(suggest(text, cite(text))) == 240


@pytest.mark.skipif(not SEED.exists(), reason="the founding article lies outside the repository")
def test_each_power_of_the_founding_article_is_among_the_candidates(cite: Cite) -> None:
    record = json.loads((SEED / "record.jsonl").read_text(encoding="utf-8").splitlines()[0])
    with next(SEED.glob("*.txt")).open(encoding="utf-8", newline="") as file:
        text = file.read()
    found = {(s.start, s.end) for power in suggest(text, cite(text)) for s in power.spans}
    wanted = {(s["start"], s["end"]) for power in record["powers"] for s in power["spans"]}
    assert wanted <= found
