"""How fast the annotate page is: to the first mark, from a key to the paint, from a key to the acknowledgement.

    python -m bench.page

A document of 120,000 characters with 500 powers in a store of its own, a real server, a real browser.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

import psutil
from playwright.sync_api import Page, sync_playwright

from annotate.model.document import Document
from annotate.workflow import Desk, add_document, apply_acts, open_desk

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = "/usr/bin/chromium"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
LENGTH, POWERS, OPENINGS, MARKINGS = 120_000, 500, 12, 40
SENTENCE = "天气晴朗，风从河面上吹来，桥边的柳树在水里照出影子，行人三三两两走过石阶，孩子们在沙地上堆城堡。\n"  # no power in it
TARGETS = {"first mark": (550, 550), "input to paint": (50, 50), "acknowledged": (15, 15)}  # median, p95
WATCH = """
window.painted = [];
window.acknowledged = [];
addEventListener("keydown", event => {
  if (event.key !== "1") return;
  const start = performance.now();
  const { acked } = document.documentElement.dataset;
  requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => painted.push(performance.now() - start);
    after.port2.postMessage(0);
  });
  const answered = new MutationObserver(() => {
    if (document.documentElement.dataset.acked === acked) return;
    acknowledged.push(Number(document.documentElement.dataset.acked) - start);
    answered.disconnect();
  });
  answered.observe(document.documentElement, { attributes: true });
}, true);
"""
FIRST_MARK = "() => CSS.highlights.get('qy-power')?.size ? performance.now() : 0"
SELECT = """
number => {
  const line = document.querySelectorAll(".qy-text p:not(.qy-blank)")[number];
  line.scrollIntoView({ block: "center" });
  getSelection().setBaseAndExtent(line.firstChild, 20, line.firstChild, 24);
}
"""


def main() -> None:
    """Measure, and print each figure beside its target."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as play:
        desk = open_desk(Path(home))
        fill(desk)
        desk.close()
        port = free_port()
        server = serve(Path(home), port)
        page = play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES).new_page()
        page.add_init_script(WATCH)
        measured = measure(page, f"http://127.0.0.1:{port}/annotate?{urlencode({'doc': 'long'})}")
        memory = psutil.Process(server.pid).memory_info().rss / 2**20
        server.kill()
    for name, figures in measured.items():
        median, high = statistics.median(figures), statistics.quantiles(figures, n=20)[-1]
        print(f"{name:16} median {median:6.0f} ms  p95 {high:6.0f} ms  target {TARGETS[name]}")
    print(f"server with the document open: {memory:.0f} MiB")


def fill(desk: Desk) -> None:
    """The long document, with a power in every few sentences."""
    text = (SENTENCE * (LENGTH // len(SENTENCE) + 1))[:LENGTH]
    add_document(desk, Document(id="long", text=text, title="长文件", issued_on="2022-06-22"))
    step = LENGTH // POWERS
    for first in range(0, POWERS, 100):
        acts = [
            {
                "id": f"a{n}",
                "seq": n,
                "kind": "put",
                "entity": "power",
                "key": f"P{n}",
                "value": power(n, step),
            }
            for n in range(first, first + 100)
        ]
        apply_acts(desk, "long", acts, "bench")


def power(number: int, step: int) -> dict[str, object]:
    """A power of six characters at its place."""
    at = number * step
    return {
        "id": f"P{number}",
        "spans": [{"start": at, "end": at + 6}],
        "type": "行政强制",
        "mode": "行使",
        "action": "暂扣",
    }


def measure(page: Page, address: str) -> dict[str, list[float]]:
    """Open the page some times, then mark some powers by hand."""
    page.goto(address)
    cold = float(page.wait_for_function(FIRST_MARK, timeout=120_000).json_value())
    print(f"first mark of a server just started: {cold:.0f} ms")
    page.locator(".qy-count[data-looking=false]").wait_for(timeout=120_000)  # looks for suggestions, once
    first = []
    for _ in range(OPENINGS):
        page.goto(address)
        first.append(float(page.wait_for_function(FIRST_MARK).json_value()))
        page.locator(".qy-bar button").first.wait_for()
        page.wait_for_timeout(500)
    for number in range(MARKINGS):
        page.evaluate(SELECT, 3 + number * 11)
        page.wait_for_timeout(400)
        page.keyboard.press("1")
        page.wait_for_timeout(600)
    return {
        "first mark": first,
        "input to paint": page.evaluate("painted"),
        "acknowledged": page.evaluate("acknowledged"),
    }


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def serve(home: Path, port: int) -> subprocess.Popen[bytes]:
    """Our app on that port; back when it answers."""
    server = subprocess.Popen(
        [sys.executable, "-m", "annotate", "app", "--port", str(port), "--headless"],
        cwd=ROOT,
        env={**os.environ, "QUANYUAN_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )
    while True:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)


if __name__ == "__main__":
    main()
