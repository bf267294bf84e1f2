"""Without accounts, the server starts for the person at this machine only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import streamlit

from annotate.ui.loopback import serve_this_machine_only

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "0.0.0.0",  # noqa: S104 - asked for, and refused
        "::",
        "192.168.1.5",
        "notices.example",
        "127.0.0.1.notices.example",
        "::ffff:127.0.0.1",
        "0",
    ],
)
def test_it_does_not_start_for_others_and_says_why(
    monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    monkeypatch.setattr(streamlit, "get_option", {"server.address": address}.get)
    with pytest.raises(SystemExit, match=r"server\.address.*no accounts"):
        serve_this_machine_only()


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_it_starts_for_this_machine(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr(streamlit, "get_option", {"server.address": address}.get)
    serve_this_machine_only()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--server.address", "0.0.0.0"], {}),  # noqa: S104 - asked for, and refused
        (["--server.address", "::"], {}),
        ([], {"STREAMLIT_SERVER_ADDRESS": socket.gethostname()}),
    ],
    ids=["every address", "every address of IPv6", "the name of this machine, by the environment"],
)
def test_streamlit_itself_ends_with_the_reason(
    asked: list[str], told: dict[str, str], tmp_path: Path
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    ended = subprocess.run(
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            "app.py",
            "--server.headless=true",
            "--server.port",
            port,
            *asked,
        ],
        cwd=ROOT,
        env={**os.environ, "QUANYUAN_HOME": str(tmp_path), **told},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode != 0
    assert "server.address: asks for" in ended.stderr
    assert "Traceback" not in ended.stderr
