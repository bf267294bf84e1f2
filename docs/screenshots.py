"""Takes pictures of the app with the sample project: each page, in both languages, light and dark, and on a phone.

    python docs/screenshots.py           # those that the guide shows, into docs/images
    python docs/screenshots.py FOLDER    # all of them, into a folder to look through

Starts a server of its own on a fresh store in a temporary folder, and needs Chromium.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)
SIZES = {"": {"width": 1280, "height": 860}, "-phone": {"width": 390, "height": 844}}
PROJECT = "sample"
# Where each page lies, and the key that opens what is shown on it.
SHOTS = {
    "library": ("/", {}, ""),
    "annotate": ("/annotate", {"doc": "sample-1", "power": "P1"}, ""),
    "search": ("/annotate", {"doc": "sample-1", "power": "P1"}, "Space"),
    "help": ("/annotate", {"doc": "sample-1", "power": "P1"}, "?"),
    "gaps": ("/gaps", {}, ""),
    "catalogue": ("/catalogue", {"q": "扣押"}, ""),
    "instrument": ("/catalogue", {"work": "cn/law/行政处罚法", "path": "20", "day": "2022-06-22"}, ""),
    "export": ("/export", {}, ""),
}
IN_GUIDE = frozenset(
    f"{name}-{scheme}" for name in SHOTS if name not in ("search", "help") for scheme in ("light", "dark")
)


def main() -> None:
    """Take those of the guide, or all where a folder is given."""
    everything = len(sys.argv) > 1
    folder = Path(sys.argv[1]) if everything else IMAGES
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, _server(Path(home)) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        for scheme, language, size in product(("light", "dark"), ("zh", "en"), SIZES):
            page = browser.new_page(viewport=SIZES[size], color_scheme=scheme)
            for name in SHOTS:
                shot = f"{name}{'' if language == 'zh' else '-en'}-{scheme}{size}"
                if everything or shot in IN_GUIDE:
                    _show(page, address, name, language)
                    _save(page, folder / f"{shot}.png")
            page.close()
        browser.close()


def _show(page: Page, address: str, name: str, language: str) -> None:
    path, query, key = SHOTS[name]
    page.goto(f"{address}{path}?{urlencode({'project': PROJECT, 'lang': language, **query})}")
    _settled(page)
    if path == "/annotate":
        page.locator(".qy-text").focus()
        page.keyboard.press("Escape")  # the first visit's tour goes
    if key:
        page.keyboard.press(key)
        page.wait_for_timeout(600)


def _save(page: Page, file: Path) -> None:
    """In 256 colours, which is all that the pages have: a third of the size."""
    taken = Image.open(BytesIO(page.screenshot()))
    taken.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)
    print(file)


@contextmanager
def _server(home: Path) -> Iterator[str]:
    """The app with the sample project in it; stopped afterwards."""
    environment = {**os.environ, "QUANYUAN_HOME": str(home)}
    annotate = [sys.executable, "-m", "annotate"]
    subprocess.run([*annotate, "setup"], cwd=ROOT, env=environment, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [*annotate, "app", "--headless", "--port", str(port)], cwd=ROOT, env=environment
    )
    try:
        _listens(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _listens(port: int) -> None:
    for _ in range(120):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    raise TimeoutError(f"nothing listens at port {port}")


def _settled(page: Page) -> None:
    """Wait until the page was drawn, and its component with it."""
    page.wait_for_selector("[data-testid=stMain] h1, .qy-bar button", timeout=30_000)
    page.wait_for_selector("[data-testid=stSkeleton]", state="detached")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1200)


if __name__ == "__main__":
    main()
