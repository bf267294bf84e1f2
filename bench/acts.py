"""How long an act takes from the call to its acknowledgement: 120,000 characters, 500 powers, durable commits."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from annotate.exchange import decode_record
from annotate.workflow import apply_acts, import_record, marks, open_desk

LENGTH, POWERS, ACTS = 120_000, 500, 200
SENTENCE = "经查，甲省乙市某管理部门依据《中华人民共和国行政处罚法》第三十三条决定扣押有关物品，并处罚款。\n"


def a_power(number: int, text: str) -> dict[str, Any]:
    """A power somewhere in the text."""
    start = text.index("扣押", number * (LENGTH // POWERS - 1))
    return {
        "id": f"P{number}",
        "spans": [{"start": start, "end": start + 2}],
        "action": "扣押",
        "measure": "扣押财物",
        "type": "行政强制",
        "mode": "行使",
        "actor": {
            "name": "乙市某管理部门",
            "organ_type": "政府工作部门",
            "level": "市级",
            "place": "甲省乙市",
        },
        "as_of": "2022-06-12",
        "bases": [
            {
                "id": "B1",
                "relation": "设定",
                "cited": {"title": "中华人民共和国行政处罚法", "provisions": ["33"]},
                "stated": False,
            }
        ],
    }


def main() -> None:
    """Measure and print."""
    text = (SENTENCE * (LENGTH // len(SENTENCE) + 1))[:LENGTH]
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder))
        powers = [a_power(number, text) for number in range(POWERS)]
        record = {"format": "quanyuan/1", "document": {"id": "long", "text": text}, "powers": powers}
        import_record(desk, decode_record(record))
        began = time.perf_counter()
        known = {e["key"]: e["revision"] for e in marks(desk, "long")["entities"] if e["entity"] == "power"}
        print(f"marks, first: {time.perf_counter() - began:.2f} s", end="")
        began = time.perf_counter()
        marks(desk, "long")
        print(f", again: {(time.perf_counter() - began) * 1000:.0f} ms")
        took = []
        for number in range(ACTS):
            power = random.choice(powers)  # noqa: S311 - no secret
            value = {**power, "note": str(number)}
            act = {"id": f"a{number}", "kind": "put", "entity": "power", "key": power["id"], "value": value}
            began = time.perf_counter()
            answer = apply_acts(desk, "long", [{**act, "was": known[power["id"]]}], "bench", "bench")
            took.append((time.perf_counter() - began) * 1000)
            known[power["id"]] = answer["revision"]
            assert answer["acked"], answer
        desk.close()
    quantiles = statistics.quantiles(took, n=20)
    print(
        f"{ACTS} acts: p50 {statistics.median(took):.1f} ms, p95 {quantiles[-1]:.1f} ms, max {max(took):.1f} ms"
    )


if __name__ == "__main__":
    main()
