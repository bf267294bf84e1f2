"""What a record says, as things with a key each: the same thing gets the same key whenever it comes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from annotate.exchange import encode
from annotate.model.record import Record, Search
from annotate.model.span import Span
from annotate.workflow.deciding import decisions_in


def things_in(record: Record) -> list[tuple[str, str, Any]]:
    """All that a record says beside its document, as kind, key and JSON value."""
    things: list[tuple[str, str, Any]] = [("layer", "", encode(record.layer))]
    things += [("instrument", key, value) for key, value in _keyed(record.instruments, lambda one: one.title)]
    things += [("power", power.id, encode(power)) for power in record.powers]
    things += [("search", key, value) for key, value in _keyed(record.searches, _search_key)]
    things += [("decision", key, encode(decided)) for key, decided in decisions_in(record).items()]
    things += [("comment", comment.id, encode(comment)) for comment in record.comments]
    things += [("read", key, value) for key, value in _keyed(record.read, _place_key)]
    things += [("rejected", key, value) for key, value in _keyed(record.rejected, _place_key)]
    if record.citations:
        things.append(("citations", "", encode(record.citations)))
    return things


def _keyed(values: tuple[Any, ...], key_of: Callable[[Any], str]) -> Iterator[tuple[str, Any]]:
    """Keys for things that have no id: the same thing gets the same key whatever stands beside it."""
    seen: dict[str, int] = {}
    for value in values:
        key = key_of(value)
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key}#{seen[key]}", encode(value)


def _search_key(search: Search) -> str:
    said = repr((search.power, search.query, search.corpus, search.on, search.found, search.by))
    return f"{search.power}:{hashlib.sha256(said.encode()).hexdigest()[:12]}"


def _place_key(place: Span) -> str:
    """As the page names a place."""
    return f"{place.start}-{place.end}"
