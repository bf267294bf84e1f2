"""What was computed of a document and is dear to compute again; never a source, always to be had anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from annotate.store.tables import derived
from annotate.store.values import read, written


class Derived:
    """The computed values of one unit."""

    def __init__(self, connection: Connection) -> None:
        self._do = connection

    def get(self, document: str, what: str, stamp: str) -> Any:  # noqa: ANN401 - any JSON value
        """The value that was computed from what `stamp` names; None where there is none."""
        wanted = select(derived.c.value).where(
            derived.c.document == document, derived.c.what == what, derived.c.stamp == stamp
        )
        value = self._do.execute(wanted).scalar()
        return None if value is None else read(value)

    def put(self, document: str, what: str, stamp: str, value: object) -> None:
        """Keep a value in place of what was computed before."""
        self._do.execute(delete(derived).where(derived.c.document == document, derived.c.what == what))
        self._do.execute(
            insert(derived).values(document=document, what=what, stamp=stamp, value=written(value))
        )

    def of_all(self, what: str, stamps: Mapping[str, str]) -> dict[str, Any]:
        """The values of many documents, by id, where they were computed from what the document's stamp names."""
        rows = self._do.execute(
            select(derived.c.document, derived.c.stamp, derived.c.value).where(derived.c.what == what)
        )
        return {row.document: read(row.value) for row in rows if stamps.get(row.document) == row.stamp}

    def put_all(self, what: str, found: Mapping[str, tuple[str, object]]) -> None:
        """Keep the values of many documents, each with its stamp, in place of what was computed before."""
        there = (derived.c.document == bindparam("document_")) & (derived.c.what == what)
        self._do.execute(delete(derived).where(there), [{"document_": name} for name in found])
        self._do.execute(
            insert(derived),
            [
                {"document": name, "what": what, "stamp": stamp, "value": written(value)}
                for name, (stamp, value) in found.items()
            ],
        )
