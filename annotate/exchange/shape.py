"""From JSON values to the dataclasses of the model, with the path of what does not fit."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from annotate.exchange.lengths import check_lengths
from annotate.model.errors import BadInput

_AT = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<path>.*)`)?", re.DOTALL)
T = TypeVar("T")
_MISSING = re.compile(r"Object missing required field `(?P<name>.*)`")


def shaped(value: object, shape: type[T], field: str = "") -> T:
    """`value` as a `shape`; BadInput names the field that is missing, of another type or too long.

    What the shape does not know is left out. A null in an optional field that has no null is an absent field.
    """
    try:
        kind = _of(shape)  # type: ignore[arg-type]  # a class is hashable; mypy doubts it for type[T]
        known = _without_nulls(value, kind)
        check_lengths(known, field)
        return msgspec.convert(known, shape)
    except msgspec.ValidationError as error:
        raise _bad(str(error), field) from error


def unknown(value: object, shape: type) -> Iterator[str]:
    """The paths of the fields in `value` that `shape` does not know."""
    yield from _unknown(value, _of(shape), "")


@cache
def _of(shape: Hashable) -> inspect.Type:
    return inspect.type_info(shape)


def _object(kind: inspect.Type, value: object) -> dict[str, inspect.Field] | None:
    """The fields of a dataclass type, where the value is an object."""
    if isinstance(kind, inspect.UnionType):
        kind = next((one for one in kind.types if isinstance(one, inspect.DataclassType)), kind)
    if isinstance(kind, inspect.DataclassType) and isinstance(value, Mapping):
        return {field.encode_name: field for field in kind.fields}
    return None


def _members(kind: inspect.Type, value: object) -> inspect.Type | None:
    """The type of a list's members, where the value is a list."""
    if isinstance(kind, inspect.UnionType):
        kind = next((one for one in kind.types if isinstance(one, inspect.VarTupleType)), kind)
    return (
        kind.item_type if isinstance(kind, inspect.VarTupleType) and isinstance(value, list | tuple) else None
    )


def _without_nulls(value: Any, kind: inspect.Type) -> Any:  # noqa: ANN401 - JSON holds anything
    members = _members(kind, value)
    if members is not None:
        return [_without_nulls(one, members) for one in value]
    fields = _object(kind, value)
    if fields is None:
        return value
    return {
        name: _without_nulls(one, fields[name].type)
        for name, one in value.items()
        if name in fields and (one is not None or fields[name].required or _nullable(fields[name].type))
    }


def _nullable(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.NoneType | inspect.AnyType) or (
        isinstance(kind, inspect.UnionType) and kind.includes_none
    )


def _unknown(value: Any, kind: inspect.Type, path: str) -> Iterator[str]:  # noqa: ANN401 - JSON holds anything
    members = _members(kind, value)
    if members is not None:
        for number, one in enumerate(value):
            yield from _unknown(one, members, f"{path}[{number}]")
        return
    fields = _object(kind, value)
    for name, one in value.items() if fields is not None else ():
        there = f"{path}.{name}" if path else name
        if name in (fields or {}):
            yield from _unknown(one, (fields or {})[name].type, there)
        else:
            yield there


def _bad(message: str, prefix: str) -> BadInput:
    parts = _AT.fullmatch(message)
    what, path = (parts["what"], parts["path"] or "") if parts else (message, "")
    missing = _MISSING.fullmatch(what)
    names = [prefix, path, missing["name"] if missing else ""]
    field = ".".join(name for name in names if name).replace(".[", "[")
    return BadInput(field, "is missing, and is required" if missing else _plainly(what))


def _plainly(what: str) -> str:
    """The words of msgspec without its ornaments: “expected str, got null”."""
    return (what[:1].lower() + what[1:]).replace("`", "")
