"""Everything that the annotate page shows of a document, as JSON values: what stands there, and what is suggested."""

from __future__ import annotations

from typing import Any

from annotate.exchange import encode
from annotate.model.power import Power
from annotate.reading import paragraphs
from annotate.workflow.beside import layers_of, reading_of
from annotate.workflow.desk import Desk
from annotate.workflow.findings import gaps_of, looked_up, suggestions_of, with_citations
from annotate.workflow.keys import things_in
from annotate.workflow.linked import linked
from annotate.workflow.said import Said
from annotate.workflow.things import KINDS


def marks(desk: Desk, document: str, layer: str | None = None) -> dict[str, Any]:
    """The answer of `GET marks/{document}`; offsets in code points. BadInput where none is held with that id.

    `layer`: the name of somebody whose reading stands beside ours; then the answer is theirs, with the gaps of it.
    """
    said = looked_up(desk, document)
    told = {
        "document": document,
        "sha256": said.sha256,
        "revision": said.revision,
        "paragraphs": [list(place) for place in paragraphs(said.text)],
    }
    return told | (_ours(desk, said) if layer is None else _theirs(desk, said, layer))


def _ours(desk: Desk, said: Said) -> dict[str, Any]:
    entities = [
        {"entity": each.entity, "key": each.key, "value": each.value, "revision": each.revision}
        for each in said.entities()
        if each.entity in KINDS
    ]
    return {
        "entities": entities,
        "citations": encode(with_citations(desk, said).citations),
        "layers": encode(layers_of(said)),
    }


def _theirs(desk: Desk, said: Said, layer: str) -> dict[str, Any]:
    record = reading_of(desk, said, layer)
    entities = [
        {"entity": entity, "key": key, "value": value, "revision": said.revision}
        for entity, key, value in things_in(record)
        if entity in KINDS
    ]
    return {
        "entities": entities,
        "citations": encode(record.citations),
        "layer": encode(record.layer),
        "gaps": encode(record.gaps),
    }


def gaps(desk: Desk, document: str) -> dict[str, Any]:
    """The answer of `GET gaps/{document}`, apart from the marks: of a long document they weigh more than all else.

    The gaps are those of that revision or of a later one.
    BadInput where none is held with that id.
    """
    revision = looked_up(desk, document).revision
    return {"document": document, "revision": revision, "gaps": encode(gaps_of(desk, document))}


def suggestions(desk: Desk, document: str) -> dict[str, Any]:
    """The answer of `GET suggestions/{document}`, apart from the marks: to look a long text through takes seconds.

    BadInput where none is held with that id.
    """
    said = looked_up(desk, document)
    record = with_citations(desk, said)
    open_ones = open_suggestions(said, suggestions_of(desk, record))
    return {
        "document": document,
        "suggestions": encode([linked(desk.catalogue, record, each) for each in open_ones]),
    }


def open_suggestions(said: Said, suggestions: tuple[Power, ...]) -> tuple[Power, ...]:
    """The suggestions that nobody answered yet: neither rejected, nor marked as a power by anybody."""
    rejected = {(each.start, each.end) for each in said.record().rejected}
    marked = {(span.start, span.end) for power in said.all("power", Power) for span in power.spans}
    answered = rejected | marked
    return tuple(
        each for each in suggestions if not any((span.start, span.end) in answered for span in each.spans)
    )
