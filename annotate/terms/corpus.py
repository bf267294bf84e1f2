"""Where the facts lie: corpus/ beside this package, read once and shared."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
_Loader: Any = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the C one reads our largest table ten times faster


@cache
def facts(name: str) -> Any:  # noqa: ANN401 - each table has its own shape, checked by who reads it
    """The YAML table `corpus/<name>`; the same object each time, never to be changed."""
    with (CORPUS / name).open(encoding="utf-8") as file:
        return yaml.load(file, _Loader)  # noqa: S506 - a safe loader either way
