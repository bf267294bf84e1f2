"""JSON text in and out, more strictly than Python's own: no key twice, no NaN, no half of a surrogate pair."""

from __future__ import annotations

import json
import math
from typing import Any

from annotate.model.errors import BadInput

_DEEPEST = 64  # levels; a record has a dozen
_TOO_DEEP = f"no JSON that we read: nested too deeply, more than {_DEEPEST} levels"
_LARGEST = 2**63 - 1
_LONGEST = 20  # characters of such a number with its sign


def strict_json(written: str | bytes) -> Any:  # noqa: ANN401 - JSON holds anything
    """The value written. BadInput where it is no JSON, or JSON that other readers would take differently.

    Bytes are UTF-8, with or without a byte order mark.
    """
    try:
        text = written if isinstance(written, str) else written.decode("utf-8-sig")
        value = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_without_twins,
            parse_constant=_no_such_number,
            parse_float=_finite,
            parse_int=_counted,
        )
        _not_too_deep(value)
        if "\\u" in text:  # an escape can smuggle in what no file can hold
            one_line(value).encode()
    except UnicodeDecodeError as error:
        at = f"byte {error.start + 1} is no UTF-8"
        raise BadInput("", f"{at}: save the file as UTF-8") from error
    except UnicodeEncodeError as error:
        raise BadInput(
            "", "holds half of a surrogate pair (\\ud800–\\udfff): write the whole character"
        ) from error
    except json.JSONDecodeError as error:
        raise BadInput("", f"no JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise BadInput("", _TOO_DEEP) from error
    except ValueError as error:
        if isinstance(error, BadInput):
            raise
        raise BadInput("", f"no JSON that we read: {error}") from error  # a number of thousands of digits
    return value


def one_line(value: object) -> str:
    """A value as JSON on one line, Chinese as it is; the same value gives the same line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise BadInput(twin, f"the field “{twin}” stands twice in one object: keep one")
    return found


def _not_too_deep(value: Any) -> None:  # noqa: ANN401 - JSON holds anything
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(_DEEPEST):
        members = (each for one in level for each in (one.values() if isinstance(one, dict) else one))
        level = [each for each in members if isinstance(each, dict | list)]
    if level:
        raise BadInput("", _TOO_DEEP)


def _counted(written: str) -> int:
    number = int(written) if len(written) <= _LONGEST else _LARGEST + 1
    if not -_LARGEST <= number <= _LARGEST:
        raise BadInput(
            "", f"no JSON that we read: the number {written[:40]} is too large, whole numbers have 64 bits"
        )
    return number


def _no_such_number(written: str) -> float:
    raise BadInput("", f"{written} is no JSON number: leave the field out, or write null")


def _finite(written: str) -> float:
    number = float(written)
    if math.isinf(number):
        raise BadInput("", f"the number {written} is too large")
    return number
