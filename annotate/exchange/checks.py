"""What a record must keep to beyond its types: offsets, quotes, ids, days."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotate.model.document import Document
from annotate.model.errors import BadInput
from annotate.model.period import period_of
from annotate.model.power import Actor, Basis, Power
from annotate.model.record import FORMAT, BroughtInstrument, Comment, Record
from annotate.model.span import Span


def checked(record: Record) -> Record:
    """The same record with every quote and the text's sha256 filled in; BadInput where it contradicts itself.

    Asked on the way in and on the way out: what leaves the tool can come back.
    """
    if record.format != FORMAT:
        raise BadInput("format", f"is “{record.format}”; this release reads “{FORMAT}”")
    document = _document(record.document)
    text = document.text
    for number, citation in enumerate(record.citations):
        _lies_in(text, citation.start, citation.end, citation.quote, f"citations[{number}]")
    for number, instrument in enumerate(record.instruments):
        checked_instrument(instrument, f"instruments[{number}]")
    _unique((power.id for power in record.powers), "powers")
    powers = tuple(checked_power(power, text, f"powers[{n}]") for n, power in enumerate(record.powers))
    known = {power.id for power in powers}
    for number, search in enumerate(record.searches):
        if search.power not in known:
            raise BadInput(f"searches[{number}].power", f"names “{search.power}”, and no power has that id")
    for number, comment in enumerate(record.comments):
        if not comment.id:
            raise BadInput(f"comments[{number}].id", "is empty: give the comment an id")
    _unique((comment.id for comment in record.comments), "comments")
    return replace(
        record,
        document=document,
        powers=powers,
        comments=tuple(checked_comment(one, text, f"comments[{n}]") for n, one in enumerate(record.comments)),
        read=tuple(_span(span, text, f"read[{n}]") for n, span in enumerate(record.read)),
        rejected=tuple(_span(span, text, f"rejected[{n}]") for n, span in enumerate(record.rejected)),
    )


def checked_comment(comment: Comment, text: str, field: str) -> Comment:
    """The same comment with its quote filled in; BadInput where its words do not stand in `text`."""
    return replace(comment, span=_span(comment.span, text, f"{field}.span")) if comment.span else comment


def checked_power(power: Power, text: str, field: str) -> Power:
    """The same power with every quote filled in; BadInput where its words do not stand in `text`."""
    if not power.id:
        raise BadInput(f"{field}.id", "is empty: give the power an id")
    if not power.spans:
        raise BadInput(f"{field}.spans", "is empty: say where in the text the power stands")
    _day(power.as_of, f"{field}.as_of")
    _unique((basis.id for basis in power.bases), f"{field}.bases")
    return replace(
        power,
        spans=tuple(_span(span, text, f"{field}.spans[{n}]") for n, span in enumerate(power.spans)),
        actor=_actor(power.actor, text, f"{field}.actor") if power.actor else None,
        co_actors=tuple(
            _actor(one, text, f"{field}.co_actors[{n}]") for n, one in enumerate(power.co_actors)
        ),
        bases=tuple(_basis(one, text, f"{field}.bases[{n}]") for n, one in enumerate(power.bases)),
    )


def _document(document: Document) -> Document:
    if not document.id:
        raise BadInput("document.id", "is empty: give the document an id")
    if "\x00" in document.id or ".." in re.split(r"[/\\]", document.id):
        raise BadInput(
            "document.id", "has a NUL or a “..” between strokes, as no address may: give another id"
        )
    for number, part in enumerate(document.parts):
        _lies_in(document.text, part.start, part.end, None, f"document.parts[{number}]")
    _day(document.issued_on, "document.issued_on")
    found = hashlib.sha256(document.text.encode()).hexdigest()
    if document.sha256 and document.sha256.lower() != found:
        raise BadInput(
            "document.sha256",
            f"is not that of the text, which has {found}: the text was changed, or the hash is another's",
        )
    return replace(document, sha256=found)


def _actor(actor: Actor, text: str, field: str) -> Actor:
    return replace(actor, span=_span(actor.span, text, f"{field}.span")) if actor.span else actor


def _basis(basis: Basis, text: str, field: str) -> Basis:
    return replace(basis, span=_span(basis.span, text, f"{field}.span")) if basis.span else basis


def _span(span: Span, text: str, field: str) -> Span:
    _lies_in(text, span.start, span.end, span.quote, field)
    return span.checked(text, field)


def _lies_in(text: str, start: int, end: int, quote: str | None, field: str) -> None:
    if not 0 <= start < len(text):
        raise BadInput(f"{field}.start", f"{start} lies outside the text (0–{len(text)} code points)")
    if not start < end <= len(text):
        raise BadInput(
            f"{field}.end", f"{end} is no end: it must lie after {start} and not after {len(text)}"
        )
    found = text[start:end]
    if quote is not None and quote != found:
        raise BadInput(
            f"{field}.quote",
            f"the text at {start}–{end} reads “{found}”, the quote “{quote}”: count in code points",
        )


def checked_instrument(instrument: BroughtInstrument, field: str) -> BroughtInstrument:
    """The same norm; BadInput where a day of it is none."""
    for name in ("published", "effective", "repealed", "superseded"):
        value = getattr(instrument, name)
        if isinstance(value, str):
            _day(value, f"{field}.{name}")
    return instrument


def _day(written: str | dict[str, str] | None, field: str) -> None:
    try:
        period_of(written)
    except ValueError as error:
        raise BadInput(field, str(error)) from error


def _unique(ids: Iterable[str], field: str) -> None:
    for number, name in _seen_before(ids):
        raise BadInput(f"{field}[{number}].id", f"“{name}” stands twice: each needs an id of its own")


def _seen_before(ids: Iterable[str]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for number, name in enumerate(ids):
        if name in seen:
            yield number, name
        seen.add(name)
