"""`schema`, `import`, `export`: records and documents into the store and out of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotate.cli.output import Commands, desk, explain, tell
from annotate.exchange import dumps_all
from annotate.model.errors import BadInput
from annotate.workflow import DEFAULT_PROJECT, Imported, export_records, import_file
from annotate.workflow.exporting import schema_bytes


def add_to(commands: Commands) -> None:
    """Add the three commands."""
    words = "print the JSON Schema that every export validates against"
    commands.add_parser("schema", help=words, description=words).set_defaults(run=_schema)
    words = "put documents, or records (.json, .jsonl), into the store; the same ones twice change nothing"
    bring = commands.add_parser("import", help=words, description=words)
    bring.add_argument("files", metavar="FILE", nargs="+", type=Path)
    bring.add_argument(
        "--project", metavar="NAME", type=_name, default=DEFAULT_PROJECT, help="default: %(default)s"
    )
    bring.set_defaults(run=_import)
    words = "write the records of a project, or of all, ordered by document id"
    send = commands.add_parser("export", help=words, description=words)
    send.add_argument("--project", metavar="NAME", help="default: every document")
    send.add_argument("--format", choices=("json", "jsonl"), default="json", help="default: %(default)s")
    send.add_argument("--out", metavar="FILE", type=Path, help="default: standard output")
    send.set_defaults(run=_export)


def _name(written: str) -> str:
    try:
        written.encode()
    except UnicodeEncodeError as wrong:
        raise argparse.ArgumentTypeError(f"{written!r} cannot be kept: write the name in UTF-8") from wrong
    return written


def _schema(_asked: argparse.Namespace) -> int:
    sys.stdout.write(schema_bytes().decode())
    return 0


def _import(asked: argparse.Namespace) -> int:
    at = desk()
    refused = 0
    for file in asked.files:
        for done in import_file(at, file, asked.project):
            tell(_said(done))
            refused += done.error is not None
            if done.left_out:
                explain(f"{_place(done)}: not ours, and not kept: {', '.join(done.left_out)}")
    if refused:
        explain(f"{refused} refused; nothing of them was stored.")
    return 1 if refused else 0


def _place(done: Imported) -> str:
    return done.file if done.line is None else f"{done.file}, line {done.line}"


def _said(done: Imported) -> dict[str, object]:
    if done.error is None:
        return {"file": done.file, "id": done.id, "changed": done.changed}
    error = {"line": done.line, "field": done.error.field, "reason": done.error.reason}
    return {"file": done.file, "id": done.id, "error": error}


def _export(asked: argparse.Namespace) -> int:
    written = dumps_all(export_records(desk(), asked.project), asked.format)
    if asked.out is None:
        sys.stdout.write(written)
        return 0
    part = asked.out.with_name(asked.out.name + ".part")
    try:
        part.write_text(written, encoding="utf-8", newline="\n")
        part.replace(asked.out)  # so that a file of that name is whole, or is the one before
    except OSError as wrong:
        raise BadInput(str(asked.out), f"cannot be written: {wrong.strerror}") from wrong
    return 0
