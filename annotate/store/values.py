"""JSON values as they lie in a column: one value has one writing, so that equal values are equal text."""

from __future__ import annotations

from typing import Any

import msgspec


def written(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """The one writing of a JSON value: keys sorted, no blanks."""
    return msgspec.json.encode(value, order="sorted").decode()


def read(column: str) -> Any:  # noqa: ANN401 - any JSON value
    """The JSON value that a column holds."""
    return msgspec.json.decode(column)
