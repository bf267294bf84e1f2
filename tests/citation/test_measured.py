"""Figures on annotated passages, and the founding article; skipped where that material is absent."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from annotate.citation import TitleIndex, find_citations

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
PASSAGES = DATA / "citations" / "dev.jsonl"
ARTICLE = DATA / "seed" / "000_48617b9ead63b4b3.txt"


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", DATA / "citations" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not PASSAGES.exists(), reason="the annotated passages are not here")
def test_the_annotated_passages_are_read_well(national_titles: TitleIndex) -> None:
    gold = [json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines()]

    def read(passage: dict[str, Any]) -> dict[str, Any]:
        found = find_citations(
            passage["text"], national_titles, host=passage["host"], host_article=passage["host_article"]
        )
        fields = ("start", "end", "title", "kind", "provisions", "inherited")
        return {"id": passage["id"], "citations": [{f: getattr(c, f) for f in fields} for c in found]}

    figures, _ = scorer().score(gold, [read(passage) for passage in gold])
    assert figures["reference"]["f1"] >= 0.98
    assert figures["span_exact"]["f1"] >= 0.96
    assert figures["title_precision"] >= 0.98
    assert figures["negatives_false_positive_rate"] <= 0.03


@pytest.mark.skipif(not ARTICLE.exists(), reason="the founding article is not here")
def test_the_founding_article_cites_two_laws_twice_a_measure_and_a_rule(national_titles: TitleIndex) -> None:
    found = find_citations(ARTICLE.read_text(encoding="utf-8"), national_titles)
    laws = ["中国共产党纪律处分条例", "中华人民共和国公职人员政务处分法"]
    measure = "河南省新冠肺炎疫情防控健康码管理办法"
    assert [c.title for c in found] == [*laws, measure, "健康码赋码转码规则", *laws]
    assert [c.kind.value for c in found] == [*["instrument"] * 3, "internal", *["instrument"] * 2]
