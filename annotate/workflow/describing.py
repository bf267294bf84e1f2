"""Describing: what a person says of a document as a whole, its title and all, as an act in its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from annotate.model.errors import BadInput
from annotate.workflow.acts import apply_acts
from annotate.workflow.desk import Desk
from annotate.workflow.documents import held_document


def described(desk: Desk, document: str) -> dict[str, Any]:
    """The facts of a document as they stand. BadInput where none is held with that id."""
    return _as_stands(desk, document)[0]


def describe(desk: Desk, document: str, facts: Mapping[str, Any], by: str = "") -> str | None:
    """Say these facts of a document (title, kind, issuer, number, issued_on, place, published); the others stay.

    One act, so that the gaps follow; what takes it back (see `take_back`), None where nothing changes. BadInput for a
    wrong value, or where somebody else said something of it meanwhile.
    """
    stands, revision = _as_stands(desk, document)
    wanted = {**stands, **facts}
    if wanted == stands:
        return None
    client = uuid4().hex
    _act(desk, document, {"kind": "put", "entity": "document", "value": wanted, "was": revision}, by, client)
    return client


def take_back(desk: Desk, document: str, client: str, by: str = "") -> None:
    """Take back what was described. BadInput where somebody else said something of the document since."""
    _act(desk, document, {"kind": "undo"}, by, client)


def _act(desk: Desk, document: str, act: Mapping[str, Any], by: str, client: str) -> None:
    done = apply_acts(desk, document, [{"id": uuid4().hex, **act}], by, client)
    if done["conflicts"]:
        raise BadInput("document", "was described anew by somebody else meanwhile: look at it again")


def _as_stands(desk: Desk, document: str) -> tuple[dict[str, Any], int | None]:
    with desk.store.reading() as unit:
        there = unit.entities.get(held_document(unit, document).id, "document", "")
    return (dict(there.value or {}), there.revision) if there else ({}, None)
