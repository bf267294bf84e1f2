"""How long the gaps of a record take to be asked anew: the sample's red-code page, all of its powers at once.

python bench/gaps.py
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from annotate.exchange import decode_record
from annotate.gaps import find_gaps
from annotate.workflow import open_desk

ROOT = Path(__file__).resolve().parents[1]
POWERS, ROUNDS = 60, 30


def main() -> None:
    """Measure, and print."""
    first = (ROOT / "corpus" / "sample" / "sample.jsonl").read_text(encoding="utf-8").splitlines()[0]
    record = decode_record(json.loads(first))
    many = [replace(power, id=f"{power.id}-{n}") for n in range(POWERS) for power in record.powers]
    record = replace(record, powers=tuple(many[:POWERS]))
    took = []
    with tempfile.TemporaryDirectory() as home:
        desk = open_desk(Path(home))
        find_gaps(record, desk.catalogue)  # builds the law base, once
        for _ in range(ROUNDS):
            began = time.perf_counter()
            gaps = find_gaps(record, desk.catalogue)
            took.append((time.perf_counter() - began) * 1000)
        desk.close()
    print(
        f"{POWERS} powers, {len(gaps)} gaps: median {statistics.median(took):.1f} ms, max {max(took):.1f} ms"
    )


if __name__ == "__main__":
    main()
