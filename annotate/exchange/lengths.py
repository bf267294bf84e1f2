"""How long what is said may be: longer than any sensible word of a person, shorter than what would hold up a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from annotate.model.document import LONGEST
from annotate.model.errors import BadInput

LONGEST_SAID = 20_000  # characters of a note, a reason, a query
_OTHERS = {"text": LONGEST, "quote": LONGEST, "title": 1_000}
_HELD = ContextVar("held", default=False)


@contextmanager
def of_any_length() -> Iterator[None]:
    """Within the block no length is checked: what is held must be read, even if it would not be taken today."""
    before = _HELD.set(True)
    try:
        yield
    finally:
        _HELD.reset(before)


def check_lengths(value: Any, field: str, name: str = "") -> None:  # noqa: ANN401 - JSON holds anything
    """BadInput names the first string in a JSON value that is too long, and says how long it may be.

    `field`: the path of the value; `name`: the last name in it.
    """
    if _HELD.get():
        return
    if isinstance(value, str):
        longest = _OTHERS.get(name, LONGEST_SAID)
        if len(value) > longest:
            raise BadInput(field, f"has {len(value):,} characters: keep it to {longest:,}")
    elif isinstance(value, Mapping):
        for key, one in value.items():
            check_lengths(one, f"{field}.{key}" if field else key, key)
    elif isinstance(value, list | tuple):
        for number, one in enumerate(value):
            check_lengths(one, f"{field}[{number}]", name)
