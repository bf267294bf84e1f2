"""How commands speak: JSON lines to stdout at once, words to stderr."""

from __future__ import annotations

import argparse
import sys
from typing import Any, TypeAlias

from annotate.exchange import one_line
from annotate.workflow import Desk, open_desk

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - argparse has no public name for it


def tell(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """One line of JSON on stdout; whoever reads along sees it at once."""
    print(one_line(value), flush=True)


def explain(words: str) -> None:
    """Words for the person at the terminal."""
    print(words, file=sys.stderr, flush=True)


def desk() -> Desk:
    """The desk of this command."""
    return open_desk(say=explain)
