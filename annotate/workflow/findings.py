"""What the tool finds in a document: citations, suggestions, gaps. Each is computed once for what it rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from annotate import __version__
from annotate.catalogue import Catalogue
from annotate.exchange import encode
from annotate.exchange.lengths import of_any_length
from annotate.exchange.shape import shaped
from annotate.model.citation import Citation
from annotate.model.document import Document
from annotate.model.gap import Gap
from annotate.model.power import Power
from annotate.model.record import Record
from annotate.terms.corpus import CORPUS
from annotate.workflow.asking import asked
from annotate.workflow.citing import citations_in
from annotate.workflow.deciding import asked_no_more, decided_on
from annotate.workflow.desk import Desk
from annotate.workflow.said import Said, said_of

T = TypeVar("T")


def record_of(desk: Desk, document: str) -> Record:
    """The record of a document with all that is computed of it. BadInput where none is held with that id."""
    said = looked_up(desk, document)
    gaps = gaps_of(desk, document)
    return replace(with_citations(desk, said), gaps=gaps, decided=asked_no_more(gaps, said.decisions()))


def document_of(desk: Desk, document: str) -> Document:
    """The document itself, before anything is computed of it. BadInput where none is held with that id."""
    return looked_up(desk, document).record().document


def gaps_of(desk: Desk, document: str) -> tuple[Gap, ...]:
    """The gaps of a document as of now, with what was decided of each: stale where it rests on something else now."""
    said = looked_up(desk, document)
    return decided_on(asked(desk, with_citations(desk, said)), said.decisions())


def looked_up(desk: Desk, document: str) -> Said:
    """What is said of a document now."""
    with desk.store.reading() as unit:
        return said_of(desk, unit, document)


def with_citations(desk: Desk, said: Said) -> Record:
    """The record with its citations: those that came with it, or those that the tool finds."""
    record = said.record()
    came = said.citations()
    return replace(record, citations=citations_of(desk, record.document) if came is None else came)


def citations_of(desk: Desk, document: Document) -> tuple[Citation, ...]:
    """What the tool itself finds cited in a document."""
    return _once(desk, "citations", document, Citation, lambda law: citations_in(document, law, desk.titles))


_REPORTS = ("新闻报道", "通报")


def day_and_place_of_acts(document: Document) -> tuple[str | None, str | None]:
    """When and where a document's own acts are done, unless it says otherwise; a report tells of other days and places."""
    return (None, None) if document.kind in _REPORTS else (document.issued_on, document.place)


def suggestions_of(desk: Desk, record: Record) -> tuple[Power, ...]:
    """The powers that the tool sees in a document; the record must have its citations."""
    document = record.document

    def look(_law: Catalogue) -> tuple[Power, ...]:
        from annotate.suggest import suggest  # noqa: PLC0415 - spaCy takes a second to import

        return suggest(
            document.text,
            record.citations,
            title=document.title or None,
            issuer=document.issuer,
            as_of=day_and_place_of_acts(document)[0],
            kind=document.kind,
        )

    return _once(desk, "suggestions", document, Power, look)


def _once(
    desk: Desk, what: str, document: Document, shape: type[T], look: Callable[[Catalogue], tuple[T, ...]]
) -> tuple[T, ...]:
    """What `look` finds, from memory or the store where it looked at the same before."""
    catalogue = desk.catalogue
    facts = replace(document, text="")
    stamp = hashlib.sha256(f"{edition()}\n{catalogue.hash}\n{document.sha256}\n{facts}".encode()).hexdigest()

    def find() -> tuple[T, ...]:
        with desk.store.reading() as unit:
            stored = unit.derived.get(document.id, what, stamp)
        if stored is not None:
            with of_any_length():
                return tuple(shaped(one, shape) for one in stored)
        found = look(catalogue)
        with desk.store.unit() as unit:
            if unit.documents.get(document.id) is not None:  # it may be on its way in
                unit.derived.put(document.id, what, stamp, encode(found))
        return found

    return desk.kept((what, document.id, stamp), find)


@cache
def edition() -> str:
    """What names the code and the facts that findings come from: a new release, or an edited rule, finds anew."""
    package = Path(__file__).resolve().parents[1]
    files = sorted([*package.rglob("*.py"), *CORPUS.rglob("*.yaml")])
    states = ((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    return __version__ + hashlib.sha256(repr(list(states)).encode()).hexdigest()
