"""A process that applies acts is killed without warning: nothing that it acknowledged is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotate.exchange import decode_record
from annotate.model.law import Instrument
from annotate.store import open_store
from annotate.workflow import Desk, import_record
from annotate.workflow.law_base import sealed

ROUNDS = 20 if os.environ.get("QUANYUAN_FAULTS") == "long" else 3
CHILD = """
import sys
from annotate.store import open_store
from annotate.workflow import Desk, apply_acts
desk = Desk(open_store(sys.argv[1]))
number = int(sys.argv[2])
while True:
    number += 1
    value = {"id": f"P{number}", "spans": [{"start": 0, "end": 2}], "type": "其他", "mode": "行使"}
    act = {"id": f"a{number}", "kind": "put", "entity": "power", "key": f"P{number}", "value": value}
    print(*apply_acts(desk, "d1", [act], "甲", "c1")["acked"], flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
def test_nothing_that_was_acknowledged_is_lost(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    store = open_store(url)
    with store.unit() as unit:
        unit.law.put(Instrument(work="cn/law/示例法", title="示例法", rank="法律"), {})
        sealed(unit, store)
    import_record(
        Desk(store), decode_record({"format": "quanyuan/1", "document": {"id": "d1", "text": "甲省乙市。"}})
    )
    acknowledged: set[str] = set()
    for _ in range(ROUNDS):
        acknowledged |= _killed(url, len(acknowledged) * 1000)
        with open_store(url).reading() as unit:
            acts = {change.act: change.key for change in unit.history.of("d1")}
            held = {each.key for each in unit.entities.since("d1", 0) if each.entity == "power"}
        assert acknowledged <= set(acts)
        assert held == {key for key in acts.values() if key.startswith("P")}
    assert acknowledged


def _killed(url: str, begin: int) -> set[str]:
    """The acts that a child acknowledged before it was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, url, str(begin)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(random.uniform(0.0, 0.5))  # noqa: S311 - no secret
        child.send_signal(signal.SIGKILL)
        said = first + child.stdout.read()
    whole = said[: said.rfind(b"\n") + 1]  # the last line may be half
    return set(whole.decode().split())
