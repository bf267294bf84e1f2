"""What was computed of a document and is dear to compute again; never a source, always to be had anew."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select

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
