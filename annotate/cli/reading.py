"""`read`: what the tool makes of a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from annotate.cli.output import Commands, tell
from annotate.model.errors import BadInput
from annotate.workflow.reading import read_as_json


def add_to(commands: Commands) -> None:
    """Add the command."""
    words = "show the document that a file holds (a web page or a text file), a line for each file"
    command = commands.add_parser("read", help=words, description=words)
    command.add_argument("files", metavar="FILE", nargs="+", type=Path)
    command.set_defaults(run=_read)


def _read(asked: argparse.Namespace) -> int:
    refused = 0
    for file in asked.files:
        try:
            tell({"file": str(file), "document": read_as_json(file)})
        except BadInput as wrong:
            refused += 1
            tell({"file": str(file), "error": {"field": wrong.field, "reason": wrong.reason}})
    return 1 if refused else 0
