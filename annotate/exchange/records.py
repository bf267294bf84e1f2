"""The project record `quanyuan/1`: decoded, checked, and written so that the same record gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from annotate.exchange.checks import checked, checked_comment, checked_instrument, checked_power
from annotate.exchange.shape import shaped, unknown
from annotate.exchange.strict import one_line
from annotate.model.power import Power
from annotate.model.record import FORMAT, BroughtInstrument, Comment, Record, Search

_KEPT_OF_A_GAP = ("id", "code", "power", "basis", "subject", "fingerprint", "decision")
_ONLY_WHERE_SOME = ("comments", "read", "rejected", "decided")


def decode_record(obj: Mapping[str, Any]) -> Record:
    """The record that a JSON object holds. BadInput says which field is missing, mistyped or contradicts the text.

    Quotes and sha256 that are absent are filled in. Of `gaps`, which are always recomputed, what somebody decided
    is kept: the gap's identity, its fingerprint, and the decision. Fields that are not ours are left out
    (`unknown_fields` lists them).
    """
    return checked(shaped(_with_decisions_only(obj), Record))


def decode_power(value: object, text: str, field: str = "") -> Power:
    """One power of a document with that text; BadInput as in a record, with `field` before its paths."""
    return checked_power(shaped(value, Power, field), text, field)


def decode_search(value: object, field: str = "") -> Search:
    """One recorded search; that its power exists is for the caller to see to."""
    return shaped(value, Search, field)


def decode_comment(value: object, text: str, field: str = "") -> Comment:
    """One comment of a document with that text; that it has an id is for the caller to see to."""
    return checked_comment(shaped(value, Comment, field), text, field)


def decode_instrument(value: object, field: str = "") -> BroughtInstrument:
    """One norm that a record brings with it; BadInput as in a record, with `field` before its paths."""
    return checked_instrument(shaped(value, BroughtInstrument, field), field)


def unknown_fields(obj: Mapping[str, Any]) -> tuple[str, ...]:
    """The paths of fields in a record that we do not know and therefore do not keep."""
    return tuple(unknown(obj, Record))


def encode(value: object) -> Any:  # noqa: ANN401 - as JSON as the value
    """Any value of the model (a power, a gap, a document …) as JSON values; what is UNSET is absent.

    Fields stand in the order of the contract, the keys of free objects (`facts`, `provisions`) in their own.
    """
    # by way of text: it has lists where `to_builtins` leaves tuples, and is faster than walking them
    return msgspec.json.decode(msgspec.json.encode(value, order="deterministic"))


def encode_record(record: Record) -> dict[str, Any]:
    """The record as JSON values, in the order of the contract; BadInput where it contradicts itself.

    Lists that joined the contract later are absent where they are empty.
    """
    encoded: dict[str, Any] = encode(checked(record))
    return {name: value for name, value in encoded.items() if value or name not in _ONLY_WHERE_SOME}


def dumps(record: Record) -> str:
    """The record as one line of JSON, without the line end. The same record gives the same bytes."""
    return one_line(encode_record(record))


def dumps_all(records: Iterable[Record], form: Literal["json", "jsonl"]) -> str:
    """All records in order of document id: `jsonl`, a record a line, or `json`, one object that holds them.

    Those of one document stay in the order in which they come.
    In `json` too each record stands on a line of its own, so that two exports can be compared line by line.
    """
    lines = [dumps(record) for record in sorted(records, key=lambda record: record.document.id)]
    if form == "jsonl":
        return "".join(f"{line}\n" for line in lines)
    return '{"format": ' + one_line(FORMAT) + ', "records": [\n' + ",\n".join(lines) + "\n]}\n"


def _with_decisions_only(obj: Mapping[str, Any]) -> Mapping[str, Any]:
    gaps = obj.get("gaps") if isinstance(obj, Mapping) else None
    if not isinstance(gaps, list):
        return obj
    decided = [
        {name: gap[name] for name in _KEPT_OF_A_GAP if name in gap}
        for gap in gaps
        if isinstance(gap, Mapping) and gap.get("decision") is not None
    ]
    return {**obj, "gaps": decided}
