"""How long a search of the catalogue takes, over the law base of the data wheel."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from annotate.workflow import find_provisions, open_desk

QUERIES = (
    "行政处罚法",
    "行政处罚法 33",
    "行政强制法第九条",
    "人民政府",
    "扣押 期限",
    "健康码 赋码",
    "健康码",
    "赋码",
    "罚款",
    "税",
    "的",
    "应当",
    "责令停产停业",
    "县级以上地方人民政府",
    "处罚 罚款",
    "吊销许可证",
    "公安机关 拘留",
    "隔离",
    "封控",
    "传染病 隔离 治疗",
    "监察机关",
    "授权",
    "委托 实施行政处罚",
)
ROUNDS = 10


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        desk = open_desk(Path(folder))
        held = len(desk.catalogue.instruments)
        print(f"law base built in {time.perf_counter() - began:.1f} s: {held} instruments")
        with desk.store.reading() as unit:
            print(f"{unit.law.count()[1]:,} articles and headings")
        took = {query: [timed(desk, query) for _ in range(ROUNDS)] for query in QUERIES}
        desk.close()
    every = [each for rounds in took.values() for each in rounds]
    slowest = max(took, key=lambda query: statistics.median(took[query]))
    quantiles = statistics.quantiles(every, n=20)
    print(f"{len(every)} searches: p50 {statistics.median(every):.1f} ms, p95 {quantiles[-1]:.1f} ms")
    print(f"slowest: {slowest} ({statistics.median(took[slowest]):.1f} ms)")


def timed(desk: object, query: str) -> float:
    """One search, in milliseconds."""
    began = time.perf_counter()
    find_provisions(desk, query, "2024-01-01")  # type: ignore[arg-type]
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
