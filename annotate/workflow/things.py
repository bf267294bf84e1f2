"""The kinds of things that are said of a document, and how the JSON value of each is read and checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from annotate.exchange import (
    decode_comment,
    decode_instrument,
    decode_power,
    decode_record,
    decode_search,
    encode,
)
from annotate.exchange.shape import shaped
from annotate.model.citation import Citation
from annotate.model.document import Document
from annotate.model.errors import BadInput
from annotate.model.gap import GapStatus
from annotate.model.record import FORMAT, Layer, Record
from annotate.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a person decided of a gap, with what the gap was then: its place, and the hash of what it rested on.

    An empty `fingerprint` agrees with none: a decision that was stale when it came in stays so.
    """

    status: GapStatus
    code: str = ""
    power: str = ""
    basis: str | None = None
    subject: str | None = None
    by: str | None = None
    on: str | None = None
    reason: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class _Citations:
    found: tuple[Citation, ...]


def understood(entity: str, value: Any, text: str, field: str) -> Any:  # noqa: ANN401 - each kind has its type
    """The value as the model has it, its offsets checked against the text; BadInput with `field` before its path."""
    return _READERS[entity](value, text, field)


def _place(value: Any, text: str, field: str) -> Span:  # noqa: ANN401 - any JSON value
    return shaped(value, Span, field).checked(text, field)


def _about(value: Any, text: str, field: str) -> Document:  # noqa: ANN401 - any JSON value
    """The facts of the document itself; its id, text and hash are fixed for good and lie elsewhere."""
    try:
        return replace(_whole({"document": value}, text, field).document, text="")
    except BadInput as wrong:
        raise BadInput(wrong.field.replace("document", field, 1), wrong.reason) from wrong


def _whole(value: Any, text: str, field: str) -> Record:  # noqa: ANN401 - any JSON value
    """A record that was kept without the id, text and hash of its document."""
    said = shaped(value, dict, field)
    about = {**shaped(said.get("document"), dict, field), "id": "-", "text": text, "sha256": None}
    return decode_record({**said, "format": FORMAT, "document": about})


def _citations(value: Any, text: str, field: str) -> tuple[Citation, ...]:  # noqa: ANN401 - any JSON value
    found = shaped({"found": value}, _Citations, field).found
    for number, one in enumerate(found):
        Span(start=one.start, end=one.end, quote=one.quote).checked(text, f"{field}[{number}]")
    return found


_READERS: dict[str, Callable[[Any, str, str], Any]] = {
    "power": decode_power,
    "search": lambda value, _text, field: decode_search(value, field),
    "decision": lambda value, _text, field: shaped(value, Decided, field),
    "rejected": _place,
    "read": _place,
    "comment": decode_comment,
    "instrument": lambda value, _text, field: decode_instrument(value, field),
    "document": _about,
    "layer": lambda value, _text, field: shaped(value, Layer, field),
    "citations": _citations,  # those that came with a record
    "beside": _whole,  # the reading of somebody else; the key says whose
}
BROUGHT = ("citations", "beside")
"""What comes in with a record, and no act changes."""
KINDS = tuple(kind for kind in _READERS if kind not in BROUGHT)


def facts_of(document: Document) -> dict[str, Any]:
    """The JSON value of what is said of a document, without its id, text and hash."""
    facts: dict[str, Any] = encode(replace(document, text=""))
    return {name: value for name, value in facts.items() if name not in ("id", "text", "sha256")}


def kept(entity: str, value: Any) -> Any:  # noqa: ANN401 - each kind has its type
    """The JSON value of an understood thing, as it is kept."""
    return facts_of(value) if entity == "document" else encode(value)
