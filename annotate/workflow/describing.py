"""Describing: what a person says of a document as a whole, its title and all, as an act in its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from annotate.workflow.acts import apply_acts
from annotate.workflow.desk import Desk
from annotate.workflow.documents import held_document


def described(desk: Desk, document: str) -> dict[str, Any]:
    """The facts of a document as they stand. BadInput where none is held with that id."""
    return _as_stands(desk, document)[0]


def describe(desk: Desk, document: str, facts: Mapping[str, Any], by: str = "") -> None:
    """Say these facts of a document (title, kind, issuer, number, issued_on, place, published); the others stay.

    One act, so that it can be undone and the gaps follow; none where nothing changes. BadInput for a wrong value.
    """
    stands, revision = _as_stands(desk, document)
    wanted = {**stands, **facts}
    if wanted == stands:
        return
    act = {"id": uuid4().hex, "kind": "put", "entity": "document", "value": wanted, "was": revision}
    apply_acts(desk, document, [act], by, client=uuid4().hex)


def _as_stands(desk: Desk, document: str) -> tuple[dict[str, Any], int | None]:
    with desk.store.reading() as unit:
        there = unit.entities.get(held_document(unit, document).id, "document", "")
    return (dict(there.value or {}), there.revision) if there else ({}, None)
