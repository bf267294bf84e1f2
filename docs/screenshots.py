"""Takes the pictures in docs/images: the app with the sample project, each page in light and dark.

    python docs/screenshots.py

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
from pathlib import Path
from urllib.parse import urlencode

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
SIZE = {"width": 1280, "height": 860}
PROJECT = "sample"
SHOTS = {
    "library": ("/", {}),
    "annotate": ("/annotate", {"doc": "sample-1", "power": "P1"}),
    "gaps": ("/gaps", {}),
    "catalogue": ("/catalogue", {"q": "扣押"}),
    "instrument": ("/catalogue", {"work": "cn/law/行政处罚法", "path": "20", "day": "2022-06-22"}),
    "export": ("/export", {}),
}


def main() -> None:
    """Take them all."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, _server(Path(home)) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport=SIZE, color_scheme=scheme)
            for name, (path, query) in SHOTS.items():
                page.goto(f"{address}{path}?{urlencode({'project': PROJECT, **query})}")
                _settled(page)
                page.screenshot(path=IMAGES / f"{name}-{scheme}.png")
                print(f"docs/images/{name}-{scheme}.png")
            page.close()
        browser.close()


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
