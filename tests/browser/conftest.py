"""A real server on a free port with a store of its own, and a person at a real browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from annotate.model.document import Document
from annotate.model.record import Record
from annotate.workflow import Desk, add_document, open_desk, record_of

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZE = {"width": 1440, "height": 900}
PROJECT = "default"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Server:
    """Our app on a port of its own; it can be killed and started again."""

    home: Path
    port: int
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "annotate", "app", "--port", str(self.port), "--headless"],
            cwd=ROOT,
            env={**os.environ, "QUANYUAN_HOME": str(self.home)},
            stdout=subprocess.DEVNULL,
            stderr=(self.home / "server.log").open("ab"),
        )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise RuntimeError((self.home / "server.log").read_text())

    def kill(self) -> None:
        """As the power cut does it: no goodbye."""
        assert self.process
        self.process.kill()
        self.process.wait()


@dataclass
class Annotator:
    """A person at the annotate page."""

    page: Page
    server: Server
    document: str = ""

    def open(self, document: str, **query: str) -> Annotator:
        return self.opening(document, **query).ready()

    def opening(self, document: str, **query: str) -> Annotator:
        """On the way to the page, whether or not anything stands there yet."""
        self.document = document
        asked = urlencode({"project": PROJECT, "doc": document, **query})
        self.page.goto(f"{self.server.address}/annotate?{asked}")
        return self

    def ready(self) -> Annotator:
        """The marks stand, and so do the suggestions."""
        self.page.locator(".qy-bar .qy-count[data-looking=false]").wait_for()
        return self

    def reload(self) -> Annotator:
        self.page.reload()
        return self.ready()

    def select(self, words: str) -> Annotator:
        """Drag over the first place where these words stand."""
        place = self.page.evaluate(_PLACE_OF, words)
        assert place, f"“{words}” does not stand in the text"
        self.page.mouse.move(place["left"], place["top"])
        self.page.mouse.down()
        self.page.mouse.move(place["right"], place["bottom"], steps=5)
        self.page.mouse.up()
        assert self.page.evaluate("getSelection().toString()") == words
        return self

    def press(self, *keys: str) -> Annotator:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def saved(self) -> Annotator:
        self.page.wait_for_function("document.documentElement.dataset.saved === 'saved'")
        return self

    def painted(self, kind: str) -> list[str]:
        """The words under the marks of a kind, in order of the text."""
        return self.page.evaluate(_PAINTED, f"qy-{kind}")

    def slot(self, name: str) -> Locator:
        return self.page.locator(f'.qy-frame [data-slot="{name}"]')

    def fill(self, name: str, words: str) -> Annotator:
        self.slot(name).fill(words)
        self.slot(name).press("Tab")
        return self

    @property
    def bases(self) -> Locator:
        return self.page.locator(".qy-basis-row")

    @property
    def hits(self) -> Locator:
        return self.page.locator(".qy-hits button")

    @property
    def gaps(self) -> Locator:
        return self.page.locator(".qy-gaps details")


_PLACE_OF = """
words => {
  const walk = document.createTreeWalker(document.querySelector(".qy-text"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    node.parentElement.scrollIntoView({ block: "center" });
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const rows = [...range.getClientRects()];
    const middle = row => row.top + row.height / 2;
    return {
      left: rows[0].left + 1, top: middle(rows[0]), right: rows.at(-1).right - 1, bottom: middle(rows.at(-1)),
    };
  }
}
"""
_PAINTED = """
name => [...(CSS.highlights.get(name) ?? [])].map(range => {
  const live = new Range();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live;
}).sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map(range => range.toString())
"""


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("quanyuan")


@pytest.fixture(scope="session")
def desk(home: Path) -> Iterator[Desk]:
    """The same store as the server's, from this process; the law base is built here, once."""
    opened = open_desk(home)
    assert opened.catalogue.hash
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def server(home: Path, desk: Desk) -> Iterator[Server]:
    assert desk.store  # it has built the law base
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    started = Server(home, port)
    started.start()
    yield started
    started.kill()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip(f"there is no {CHROMIUM}: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()


@pytest.fixture
def someone(browser: Browser, server: Server) -> Iterator[Callable[[], Annotator]]:
    """Another person each time, with a browser profile of their own; no page of theirs may throw."""
    contexts, thrown = [], []

    def sits_down(**options: object) -> Annotator:
        context = browser.new_context(**{"viewport": SIZE, **options})
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: thrown.append(error.message))
        return Annotator(page, server)

    yield sits_down
    for context in contexts:
        context.close()
    assert not thrown


@pytest.fixture
def annotator(someone: Callable[[], Annotator]) -> Annotator:
    return someone()


_numbers = count(1)


@pytest.fixture
def a_document(desk: Desk, request: pytest.FixtureRequest) -> Callable[..., str]:
    """Put a document into the store; its id."""

    def put(text: str, **facts: object) -> str:
        name = f"{request.node.name[:40]}-{next(_numbers)}"
        said = {"title": name, "issued_on": "2022-06-22", "place": "甲省乙市", **facts}
        return add_document(desk, Document(id=name, text=text, **said), PROJECT)

    return put


@pytest.fixture
def stored(desk: Desk) -> Callable[[str], Record]:
    """What the store says of a document now."""
    return lambda document: record_of(desk, document)
