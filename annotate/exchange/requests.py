"""What `cite`, `suggest` and `gaps` are asked a line at a time, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotate.exchange.records import encode
from annotate.exchange.shape import shaped
from annotate.model.citation import Citation
from annotate.model.errors import BadInput
from annotate.model.gap import Gap
from annotate.model.period import period_of
from annotate.model.power import Power


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteRequest:
    """A text to find citations in. `host`: full title of the instrument it comes from; `host_article`: its path."""

    id: str
    text: str
    host: str | None = None
    host_article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestRequest:
    """A text to find powers in, with what is known of its document."""

    id: str
    text: str
    title: str | None = None
    issuer: str | None = None
    as_of: str | dict[str, str] | None = None


def decode_cite(obj: Mapping[str, Any]) -> CiteRequest:
    """BadInput where id or text is missing, or a field has another type."""
    return shaped(obj, CiteRequest)


def decode_suggest(obj: Mapping[str, Any]) -> SuggestRequest:
    """BadInput where id or text is missing, a field has another type, or `as_of` is no date."""
    request = shaped(obj, SuggestRequest)
    try:
        period_of(request.as_of)
    except ValueError as error:
        raise BadInput("as_of", str(error)) from error
    return request


def cite_answer(name: str, citations: Sequence[Citation]) -> dict[str, Any]:
    """The line that answers a cite request."""
    return {"id": name, "citations": encode(tuple(citations))}


def suggest_answer(name: str, powers: Sequence[Power], citations: Sequence[Citation]) -> dict[str, Any]:
    """The line that answers a suggest request."""
    return {"id": name, "powers": encode(tuple(powers)), "citations": encode(tuple(citations))}


def gaps_answer(name: str, gaps: Sequence[Gap]) -> dict[str, Any]:
    """The line that answers a record sent to `gaps`."""
    return {"id": name, "gaps": encode(tuple(gaps))}
