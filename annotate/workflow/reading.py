"""Reading a file without keeping it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from annotate.exchange import decode_record, encode
from annotate.model.errors import BadInput
from annotate.model.record import FORMAT
from annotate.reading import read_file


def read_as_json(path: Path) -> dict[str, Any]:
    """The document in a file as in a record. BadInput where it cannot be read, with advice."""
    try:
        document = read_file(path)
    except OSError as wrong:
        raise BadInput(str(path), f"cannot be read: {wrong.strerror}") from wrong
    found: dict[str, Any] = encode(decode_record({"format": FORMAT, "document": encode(document)}).document)
    return found
