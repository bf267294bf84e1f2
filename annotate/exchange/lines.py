"""JSON lines, one value a line; a line that cannot be used becomes an error in its place and the rest goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO, Generic, TypeVar

from annotate.exchange.records import decode_record
from annotate.exchange.strict import strict_json
from annotate.model.errors import BadInput
from annotate.model.record import Record

LONGEST_LINE = 64 * 1024 * 1024
_STRING = rb'"(?:[^"\\]|\\.)*"'
_LEADING_ID = re.compile(
    rb'\s*\{\s*(?:"format"\s*:\s*'
    + _STRING
    + rb'\s*,\s*)?(?:"document"\s*:\s*\{\s*)?"id"\s*:\s*('
    + _STRING
    + rb")"
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Generic[T]):
    """What one place of the input gave: a value, or why there is none.

    `number` counts lines from 1; None in a `.json` file, which has places instead (`records[3]` in the field).
    `id`: the document's or request's, where it could be read. `raw`: the JSON value, where there was one.
    """

    number: int | None
    id: str | int | None = None
    raw: Any = None
    value: T | None = None
    error: BadInput | None = None


def read_lines(
    stream: BinaryIO, decode: Callable[[Mapping[str, Any]], T], *, longest: int = LONGEST_LINE
) -> Iterator[Line[T]]:
    """Each line of the stream, in order, one in memory at a time. Blank lines are passed over, but counted.

    `decode` raises BadInput for what it refuses. Lines of more than `longest` bytes are refused unread.
    """
    number = 0
    while written := stream.readline(longest + 1):
        number += 1
        if len(written) > longest and not written.endswith(b"\n"):
            _skip_rest(stream, longest)
            yield Line(
                number=number,
                id=_leading_id(written[:4096]),
                error=BadInput("", f"the line is longer than {longest:,} bytes: split it"),
            )
            continue
        if number == 1:
            written = written.removeprefix(b"\xef\xbb\xbf")
        if written.strip():
            yield _line(number, written, decode)


def read_records(data: bytes, name: str) -> Iterator[Line[Record]]:
    """The records in a file: `.jsonl`, or `.json` with one record, a list, or the object of an export.

    BadInput, naming the file, where a `.json` file as a whole cannot be read.
    """
    if name.lower().endswith(".jsonl"):
        yield from read_lines(BytesIO(data), decode_record)
        return
    try:
        whole = strict_json(data)
    except BadInput as error:
        raise BadInput(name, f"{error.field}: {error.reason}" if error.field else error.reason) from error
    many = whole.get("records") if isinstance(whole, Mapping) and "document" not in whole else whole
    if not isinstance(many, list):
        yield _decoded(None, whole, decode_record)
        return
    for number, one in enumerate(many):
        line = _decoded(None, one, decode_record)
        if line.error:
            field = f"records[{number}]" + (f".{line.error.field}" if line.error.field else "")
            yield Line(number=None, id=line.id, raw=one, error=BadInput(field, line.error.reason))
        else:
            yield line


def error_line(line: Line[Any]) -> dict[str, Any]:
    """What stands in the output in place of a line that was refused."""
    error = line.error or BadInput("", "")
    return {"id": line.id, "error": {"line": line.number, "field": error.field, "reason": error.reason}}


def _line(number: int, written: bytes, decode: Callable[[Mapping[str, Any]], T]) -> Line[T]:
    try:
        raw = strict_json(written)
    except BadInput as error:
        return Line(number=number, id=_leading_id(written), error=error)
    return _decoded(number, raw, decode)


def _decoded(number: int | None, raw: Any, decode: Callable[[Mapping[str, Any]], T]) -> Line[T]:  # noqa: ANN401
    try:
        if not isinstance(raw, Mapping):
            raise BadInput("", f"expected a JSON object, got {type(raw).__name__}")  # noqa: TRY301
        return Line(number=number, id=_id_of(raw), raw=raw, value=decode(raw))
    except BadInput as error:
        return Line(number=number, id=_id_of(raw), raw=raw, error=error)


def _id_of(raw: Any) -> str | int | None:  # noqa: ANN401 - JSON holds anything
    if not isinstance(raw, Mapping):
        return None
    document = raw.get("document")
    found = document.get("id") if isinstance(document, Mapping) else raw.get("id")
    return found if isinstance(found, str | int) else None


def _leading_id(written: bytes) -> str | int | None:
    """The id at the head of a line that is no JSON as a whole."""
    found = _LEADING_ID.match(written.removeprefix(b"\xef\xbb\xbf"))
    if found is None:
        return None
    try:
        name: str = strict_json(found[1])
    except BadInput:
        return None
    return name


def _skip_rest(stream: BinaryIO, step: int) -> None:
    while (more := stream.readline(step)) and not more.endswith(b"\n"):
        pass
