"""The commands and how they end: 0 all well, 1 some input refused and the rest done, 2 wrong usage."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from annotate import __version__
from annotate.cli import application, catalogue, lines, reading, records
from annotate.cli.output import explain
from annotate.model.errors import BadInput

SOME_REFUSED, WRONG_USAGE = 1, 2


def parser() -> argparse.ArgumentParser:
    """All commands, each with its help."""
    whole = argparse.ArgumentParser(
        prog="python -m annotate",
        description="Quanyuan 权源: powers in official notices, linked to the provisions that grant them.",
        epilog="Data lies in $QUANYUAN_HOME (default: the platform's data folder); $DATABASE_URL overrides the store.",
    )
    whole.add_argument("--version", action="version", version=f"quanyuan {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for group in (application, reading, lines, records, catalogue):
        group.add_to(commands)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    if not _can_speak():
        return WRONG_USAGE
    _speak_utf8()
    try:
        asked = parser().parse_args(argv)
        code: int = asked.run(asked)
        sys.stdout.flush()
    except BadInput as wrong:
        explain(str(wrong))
        return WRONG_USAGE
    except BrokenPipeError:  # whoever read our output has seen enough
        _say_no_more()
        return 0
    except OSError as wrong:
        explain(f"{wrong.filename or 'standard output'}: {wrong.strerror}")
        _say_no_more()
        return SOME_REFUSED
    except KeyboardInterrupt:
        return 130
    return code


def _can_speak() -> bool:
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - as long as the process
    if sys.stdout is None:
        explain("standard output is closed: let it lead to a file, a pipe or a terminal")
    return sys.stdout is not None


def _say_no_more() -> None:
    """What is still buffered must not fail again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """UTF-8 and bare line feeds, whatever the locale and the platform say.

    A file name that is no UTF-8 has its odd bytes as escapes, which JSON reads back.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
