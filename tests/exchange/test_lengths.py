from __future__ import annotations

from typing import Any

import pytest

from annotate.exchange import decode_record
from annotate.model.document import LONGEST
from annotate.model.errors import BadInput

TEXT = "本局决定封闭老桥。"
POWER = {
    "id": "P1",
    "spans": [{"start": 2, "end": 6}],
    "type": "行政强制",
    "mode": "行使",
    "action": "决定封闭",
    "origin": "human",
}


def record(document: dict[str, Any], power: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": "quanyuan/1",
        "document": {"id": "d", "text": TEXT, **document},
        "powers": [{**POWER, **power}],
    }


@pytest.mark.parametrize(
    ("document", "power", "field", "longest"),
    [
        ({"title": "题" * 10_000}, {}, "document.title", "1,000"),
        ({"text": "采" * (LONGEST + 1)}, {}, "document.text", "1,000,000"),
        ({"issuer": "局" * 20_001}, {}, "document.issuer", "20,000"),
        ({}, {"note": "注" * 1_000_000}, r"powers\[0\]\.note", "20,000"),
        ({}, {"facts": {"说明": "事" * 20_001}}, r"powers\[0\]\.facts\.说明", "20,000"),
    ],
)
def test_what_is_too_long_is_refused_by_field_with_the_limit(
    document: dict[str, Any], power: dict[str, Any], field: str, longest: str
) -> None:
    with pytest.raises(BadInput, match=rf"^{field}: has .* characters: keep it to {longest}$"):
        decode_record(record(document, power))


def test_a_long_note_passes() -> None:
    [power] = decode_record(record({}, {"note": "注" * 20_000})).powers
    assert len(power.note) == 20_000
