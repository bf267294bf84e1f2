from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that all commands of a run share, so that the law base is built once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home: Path) -> Run:
    """Run `python -m annotate …` in a locale that knows no Chinese."""

    def command(*arguments: str, stdin: bytes = b"", at: Path = home) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "QUANYUAN_HOME": str(at), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
        environment.pop("DATABASE_URL", None)
        return subprocess.run(
            [sys.executable, "-m", "annotate", *arguments],
            cwd=ROOT,
            env=environment,
            input=stdin,
            capture_output=True,
            check=False,
            timeout=120,
        )

    return command
