"""`setup` and `app`: make everything ready, and open the pages in a browser."""

from __future__ import annotations

import argparse
import os
import runpy
import socket
import sys
from pathlib import Path

from annotate.cli.output import Commands, desk, explain
from annotate.model.errors import BadInput
from annotate.workflow.setting_up import set_up

HERE = "127.0.0.1"
ROOT = Path(__file__).resolve().parents[2]


def add_to(commands: Commands) -> None:
    """Add the two commands."""
    words = "make the store, the law base and the sample project; twice does no harm"
    commands.add_parser("setup", help=words, description=words).set_defaults(run=_setup)
    words = "open the pages, for this machine only"
    app = commands.add_parser("app", help=words, description=words)
    app.add_argument("--port", type=_port, default=8501, metavar="N", help="default: %(default)s")
    app.add_argument("--headless", action="store_true", help="open no browser")
    app.set_defaults(run=_app)


def _setup(_asked: argparse.Namespace) -> int:
    refused = list(set_up(desk()))
    for each in refused:
        explain(f"{each.file}: {each.error}")
    explain("Ready: python -m annotate app")
    return 1 if refused else 0


def _app(asked: argparse.Namespace) -> int:
    """Run Streamlit's own command in this process, so that to end the one is to end the other."""
    wanted = os.environ.get("STREAMLIT_SERVER_ADDRESS", HERE)
    if wanted not in (HERE, "localhost"):
        raise BadInput(
            "STREAMLIT_SERVER_ADDRESS",
            f"asks for {wanted}; this release has no accounts and serves {HERE} only: unset it",
        )
    _be_free(asked.port)
    sys.argv = [
        "streamlit",
        "run",
        str(ROOT / "app.py"),
        f"--server.address={HERE}",
        f"--server.port={asked.port}",
        f"--server.headless={str(asked.headless).lower()}",
        "--browser.gatherUsageStats=false",
    ]
    runpy.run_module("streamlit", run_name="__main__")
    return 0


def _port(written: str) -> int:
    number = int(written) if written.isdecimal() else 0
    if not 1 <= number <= 65535:  # noqa: PLR2004 - the ports there are
        raise argparse.ArgumentTypeError(f"{written!r} is no port: give a number from 1 to 65535")
    return number


def _be_free(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex((HERE, port)) == 0:
            raise BadInput(
                "--port", f"something answers at {HERE}:{port} already: stop it, or choose another port"
            )
