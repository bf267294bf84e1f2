"""Small records, and every shape of record that hypothesis can think of."""

from __future__ import annotations

from typing import Any

import pytest

TEXT = "乙市城管局决定暂扣𠮷祥街道摊主的三轮车。依据《甲省市容管理办法》第五条。"


@pytest.fixture
def a_record() -> dict[str, Any]:
    """A record as it comes in: the least that is required, and one of everything that is checked."""
    return {
        "format": "quanyuan/1",
        "document": {
            "id": "d-1",
            "text": TEXT,
            "parts": [{"start": 0, "end": 20}],
            "issued_on": "2024-05-06",
        },
        "citations": [{"start": 22, "end": 35, "quote": TEXT[22:35], "kind": "instrument"}],
        "powers": [
            {
                "id": "P1",
                "spans": [{"start": 7, "end": 9, "quote": "暂扣"}],
                "type": "行政强制",
                "mode": "行使",
                "as_of": "2024-05",
                "actor": {"name": "乙市城管局", "span": {"start": 0, "end": 5, "quote": "乙市城管局"}},
                "co_actors": [{"name": "街道", "span": {"start": 11, "end": 13}}],
                "bases": [
                    {"id": "B1", "relation": "设定", "span": {"start": 22, "end": 35, "quote": TEXT[22:35]}}
                ],
            }
        ],
        "searches": [{"power": "P1", "query": "暂扣"}],
    }
