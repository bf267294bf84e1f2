"""The server is killed without warning while two clients send acts: what it acknowledged stands, and stands once."""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from annotate.exchange import decode_record
from annotate.model.law import Instrument
from annotate.store import open_store
from annotate.workflow import Desk, import_record
from annotate.workflow.law_base import sealed

ROUNDS = 50 if os.environ.get("QUANYUAN_FAULTS") == "long" else 2
SERVER = """
import sys
import uvicorn
from starlette.applications import Starlette
from annotate.store import open_store
from annotate.ui.routes import routes
from annotate.workflow import Desk
desk = Desk(open_store(sys.argv[1]))
uvicorn.run(Starlette(routes=routes(lambda: desk)), port=int(sys.argv[2]), log_level="warning")
"""


@dataclass
class Typist:
    """A client as the page is one: acts in order, each sent until it is acknowledged, and what must stand by then."""

    client: str
    stands: dict[str, str] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    sent_again: int = 0
    _done: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    _undone: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    _waits: dict[str, Any] | None = None

    def type_on(self, port: int) -> None:
        """Act after act, until the server is gone."""
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            self.finish(line)
            while True:
                self._waits = self._next()
                self._send(line, self._waits)
        except (OSError, http.client.HTTPException, json.JSONDecodeError):
            line.close()

    def finish(self, line: http.client.HTTPConnection) -> None:
        """Send again what no answer came to."""
        if self._waits:
            self.sent_again += 1
            self._send(line, self._waits)

    def _send(self, line: http.client.HTTPConnection, act: dict[str, Any]) -> None:
        body = json.dumps({"client": self.client, "acts": [act]})
        line.request("POST", "/qy/acts/d1", body, {"content-type": "application/json"})
        answer = line.getresponse()
        stands = json.loads(answer.readline())  # acknowledged with this line, whatever becomes of the next
        assert stands["acked"] == [act["id"]], stands
        self.acknowledged.add(act["id"])
        self._waits = None
        answer.read()

    def _next(self) -> dict[str, Any]:
        number = len(self.acknowledged) + 1
        act = {"id": f"{self.client}-{number}", "seq": number}
        kind = random.choice(["put", "put", "put", "drop", "undo", "redo"])  # noqa: S311 - no secret
        if kind in ("undo", "redo"):
            self._go_back_or_forth(kind)
            return {**act, "kind": kind}
        key = f"{self.client}-P{random.randrange(5)}"  # noqa: S311 - no secret
        note = f"第{number}步" if kind == "put" else None
        self._done.append((key, self.stands.get(key), note))
        self._undone.clear()
        self._let_stand(key, note)
        value = {"id": key, "spans": [{"start": 0, "end": 2}], "type": "其他", "mode": "行使", "note": note}
        return {**act, "kind": kind, "entity": "power", "key": key, "value": value if note else None}

    def _go_back_or_forth(self, kind: str) -> None:
        here, there = (self._done, self._undone) if kind == "undo" else (self._undone, self._done)
        if here:
            there.append(here.pop())
            key, before, after = there[-1]
            self._let_stand(key, before if kind == "undo" else after)

    def _let_stand(self, key: str, note: str | None) -> None:
        if note is None:
            self.stands.pop(key, None)
        else:
            self.stands[key] = note


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
def test_a_server_killed_at_random_loses_nothing_and_applies_nothing_twice(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    _document_in(f"sqlite:///{file}")
    typists = [Typist("c1"), Typist("c2")]
    for _ in range(ROUNDS):
        _killed_while_typing(file, typists)
        _check(file, typists)
    _settled(file, typists)
    total = sum(len(typist.acknowledged) for typist in typists)
    again = sum(typist.sent_again for typist in typists)
    print(f"{ROUNDS} kills: {total} acts acknowledged, {again} sent again, 0 lost")  # noqa: T201 - `make faults` shows it
    assert total > ROUNDS


def _document_in(url: str) -> None:
    store = open_store(url)
    with store.unit() as unit:
        unit.law.put(Instrument(work="cn/law/示例法", title="示例法", rank="法律"), {})
        sealed(unit, store)
    record = decode_record({"format": "quanyuan/1", "document": {"id": "d1", "text": "甲省乙市。"}})
    import_record(Desk(store), record)
    store.close()


def _killed_while_typing(file: Path, typists: list[Typist]) -> None:
    server, port = _started(file)
    threads = [threading.Thread(target=typist.type_on, args=(port,)) for typist in typists]
    for thread in threads:
        thread.start()
    time.sleep(random.uniform(0.0, 0.6))  # noqa: S311 - no secret
    server.send_signal(signal.SIGKILL)
    server.wait()
    for thread in threads:
        thread.join()


def _started(file: Path) -> tuple[subprocess.Popen[bytes], int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-c", SERVER, f"sqlite:///{file}", str(port)]
    server = subprocess.Popen(command, cwd=Path(__file__).resolve().parents[2])
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return server, port
        time.sleep(0.02)
    server.kill()
    raise RuntimeError("the server did not start")


def _check(file: Path, typists: list[Typist]) -> None:
    """The file is whole, and its history has each acknowledged act once."""
    with sqlite3.connect(file) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        acts = Counter(act for (act,) in raw.execute("SELECT act FROM history"))
    assert set(acts.values()) <= {1}
    for typist in typists:
        assert typist.acknowledged <= set(acts)


def _settled(file: Path, typists: list[Typist]) -> None:
    """Once what was under way is sent again, exactly that stands which each client meant."""
    server, port = _started(file)
    for typist in typists:
        typist.finish(http.client.HTTPConnection("127.0.0.1", port, timeout=20))
    server.kill()
    server.wait()
    with open_store(f"sqlite:///{file}").reading() as unit:
        held = {
            each.key: each.value["note"]
            for each in unit.entities.since("d1", 0)
            if each.entity == "power" and each.value
        }
    assert held == {key: note for typist in typists for key, note in typist.stands.items()}
