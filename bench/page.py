"""How fast the annotate page is: to the first mark, from a key to the paint, from a key to the acknowledgement.

    python -m bench.page [SPANS …]

Two documents of 120,000 characters with 500 powers each, and two with 5,000, in a store of their own; a real server, a
real browser. A mark counts as seen, and a key as answered, once the frame that shows it was drawn.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
LENGTH, SPANS = 120_000, (500, 5_000)
OPENINGS, CHANGES, MARKINGS = 20, 10, 60
TITLES = ("长文件甲", "长文件乙")
SENTENCE = "天气晴朗，风从河面上吹来，桥边的柳树在水里照出影子，行人三三两两走过石阶，孩子们在沙地上堆城堡。\n"  # no power in it
TARGETS = {  # p50, p95 in milliseconds
    "first mark": (550, None),
    "change of document": (200, None),
    "input to paint": (None, 50),
    "acknowledged": (15, 30),
}
WATCH = """
window.painted = [];
window.acknowledged = [];
const drawn = then => requestAnimationFrame(() => {
  const after = new MessageChannel();
  after.port1.onmessage = () => then(performance.now());
  after.port2.postMessage(0);
});
window.marked = title => {
  const text = document.querySelector(".qy-text");
  return text?.textContent.startsWith(title) && CSS.highlights.get("qy-power")?.size > 0;
};
window.seen = (title, then) => marked(title) ? drawn(then) : requestAnimationFrame(() => seen(title, then));
addEventListener("keydown", event => {
  if (event.key !== "1") return;
  const start = performance.now();
  const { acked } = document.documentElement.dataset;
  drawn(now => painted.push(now - start));
  const answered = new MutationObserver(() => {
    if (document.documentElement.dataset.acked === acked) return;
    acknowledged.push(Number(document.documentElement.dataset.acked) - start);
    answered.disconnect();
  });
  answered.observe(document.documentElement, { attributes: true });
}, true);
addEventListener("click", event => {
  const option = event.target.closest?.("[role=option]");
  if (option) window.chosen = performance.now();
}, true);
"""
FIRST = "title => new Promise(then => seen(title, then))"
CHANGED = "title => new Promise(then => seen(title, now => then(now - chosen)))"
SELECT = """
number => {
  const line = document.querySelectorAll(".qy-text p:not(.qy-blank)")[number];
  line.scrollIntoView({ block: "center" });
  getSelection().setBaseAndExtent(line.firstChild, 20, line.firstChild, 24);
}
"""


def main() -> None:
    """Measure, and print each figure beside its target."""
    for spans in [int(said) for said in sys.argv[1:]] or SPANS:
        with tempfile.TemporaryDirectory() as home:
            desk = open_desk(Path(home))
            for title in TITLES:
                fill(desk, title, spans)
            desk.close()
            print(f"-- {LENGTH:,} characters, {spans:,} powers")
            report(Path(home))


def report(home: Path) -> None:
    """One store, measured from a fresh start of the server on."""
    with sync_playwright() as play, serving(home) as server:
        page = play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES).new_page()
        page.add_init_script(WATCH)
        measured = measure(page, server.address)
        memory = psutil.Process(server.pid).memory_info().rss / 2**20
        changed(page, TITLES[1])  # the rules are asked once of a document that nobody opened before
        measured["change of document"] = [changed(page, TITLES[number % 2]) for number in range(CHANGES)]
    for name, figures in measured.items():
        middle, high = statistics.median(figures), statistics.quantiles(figures, n=20)[-1]
        wanted = " ".join(f"{n} ≤ {of}" for n, of in zip(("p50", "p95"), TARGETS[name], strict=True) if of)
        print(f"{name:18} p50 {middle:5.0f} ms  p95 {high:5.0f} ms  ({wanted})")
    print(f"server with the document open: {memory:.0f} MiB (< 350)")


def fill(desk: Desk, title: str, spans: int) -> None:
    """A long document, with a power in every few sentences."""
    text = (title + "\n" + SENTENCE * (LENGTH // len(SENTENCE) + 1))[:LENGTH]
    add_document(desk, Document(id=title, text=text, title=title, issued_on="2022-06-22"))
    step = LENGTH // spans
    for first in range(0, spans, 500):
        acts = [
            {
                "id": f"a{n}",
                "seq": n,
                "kind": "put",
                "entity": "power",
                "key": f"P{n}",
                "value": power(n, step),
            }
            for n in range(first, first + 500)
        ]
        apply_acts(desk, title, acts, "bench")


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


def measure(page: Page, server: str) -> dict[str, list[float]]:
    """Open the page some times, then mark some powers by hand."""
    here = TITLES[0]
    address = f"{server}/annotate?{urlencode({'doc': here})}"
    page.goto(address)
    print(f"first mark of a server just started: {page.evaluate(FIRST, here):.0f} ms")
    settled(page)
    return {
        "first mark": [opened(page, address, here) for _ in range(OPENINGS)],
        **marking(page),
    }


def settled(page: Page) -> None:
    """Wait until the suggestions are here: a server looks a text through once."""
    page.locator(".qy-count[data-looking=false]").wait_for(timeout=120_000)
    page.wait_for_timeout(400)


def opened(page: Page, address: str, title: str) -> float:
    """From the start of a full navigation to the first mark."""
    page.goto(address)
    took = float(page.evaluate(FIRST, title))
    settled(page)
    return took


def changed(page: Page, title: str) -> float:
    """From the click on a document's title to its first mark."""
    page.locator("[data-testid=stMain] [role=combobox]").first.click()
    page.get_by_role("option", name=title).click()
    took = float(page.evaluate(CHANGED, title))
    settled(page)
    return took


def marking(page: Page) -> dict[str, list[float]]:
    """Mark some powers, as a person who is quick."""
    page.locator(".qy-text").focus()
    for number in range(MARKINGS):
        page.evaluate(SELECT, 3 + number * 11)
        page.wait_for_timeout(250)
        page.keyboard.press("1")
        page.wait_for_timeout(500)
    return {"input to paint": page.evaluate("painted"), "acknowledged": page.evaluate("acknowledged")}


class Serving:
    """Our app on a free port."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        self.address = f"http://127.0.0.1:{port}"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "annotate", "app", "--port", str(port), "--headless"],
            cwd=ROOT,
            env={**os.environ, "QUANYUAN_HOME": str(home)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.pid, self.stop = self._process.pid, self._process.kill
        while not _answers(port):
            time.sleep(0.1)


def _answers(port: int) -> bool:
    with socket.socket() as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def serving(home: Path) -> Iterator[Serving]:
    """A server for a while."""
    server = Serving(home)
    try:
        yield server
    finally:
        server.stop()


if __name__ == "__main__":
    main()
