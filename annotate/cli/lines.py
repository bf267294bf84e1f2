"""`cite`, `suggest`, `gaps`: JSON lines in, JSON lines out, one at a time."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from annotate.cli.output import Commands, desk, explain, tell
from annotate.model.errors import BadInput
from annotate.workflow import Desk
from annotate.workflow.answering import Answers, cite_lines, gap_lines, suggest_lines

_GROUP: tuple[tuple[str, Callable[[Desk, BinaryIO], Answers], str], ...] = (
    ("cite", cite_lines, 'find citations: {"id", "text", "host", "host_article"} a line'),
    ("suggest", suggest_lines, 'suggest powers: {"id", "title", "text", "issuer", "as_of"} a line'),
    ("gaps", gap_lines, "find gaps: a project record a line"),
)


def add_to(commands: Commands) -> None:
    """Add the three commands."""
    for name, answers, words in _GROUP:
        command = commands.add_parser(name, help=words, description=words)
        command.add_argument(
            "--jsonl", metavar="IN", required=True, help="file of JSON lines; - is standard input"
        )
        command.set_defaults(run=_answer, answers=answers)


def _answer(asked: argparse.Namespace) -> int:
    refused = 0
    with _opened(asked.jsonl) as stream:
        for answer, usable in asked.answers(desk(), stream):
            tell(answer)
            refused += not usable
    if refused:
        explain(f"{refused} of the lines could not be used; each says why in its place.")
    return 1 if refused else 0


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = open(name, "rb")  # noqa: SIM115, PTH123 - closed below; `name` may be a device
    except OSError as wrong:
        raise BadInput(name, f"cannot be read ({wrong.strerror}): name a file of JSON lines, or -") from wrong
    with stream:
        yield stream
