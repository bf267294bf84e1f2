"""A page of lines of a concordance, aligned on the phrase, and which of them are switched on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from annotate.ui.place import Place as Here
from annotate.workflow.concordance import Order, Place

_HERE = Path(__file__).parent


def draw_lines(
    here: Here, places: Sequence[Place], on: frozenset[str], *, order: Order, stamp: str
) -> frozenset[str]:
    """Draw the lines and say which of them are on; `stamp` names this drawing, a new one forgets what was switched."""
    w = here.words
    grouped = order is Order.DOCUMENT
    befores = (None, *(before for before, _ in pairwise(places))) if places else ()
    rows = [
        _row(
            here,
            place,
            on=place.id in on,
            grouped=grouped,
            first=not before or before.document != place.document,
        )
        for before, place in zip(befores, places, strict=True)
    ]
    words = {"page": w("concordance.this_page"), "open": w("concordance.open")}
    said = _component()(
        key=f"kwic-{stamp}",
        data={"stamp": stamp, "wide": not grouped, "rows": rows, "words": words},
        on_chosen_change=_redraw,
    ).get("chosen")
    if not said or said["stamp"] != stamp:
        return on & {place.id for place in places}
    return frozenset(places[int(at)].id for at in said["rows"])


def _row(here: Here, place: Place, *, on: bool, grouped: bool, first: bool) -> dict[str, Any]:
    w = here.words
    at = w("concordance.line", line=place.line)
    state = "has_power" if place.power else "was_rejected" if place.rejected else ""
    return {
        "head": place.title if grouped and first else "",
        "where": str(place.line) if grouped else f"{place.line} · {place.title}",
        "at": f"{place.title} · {at}",
        "href": "annotate?" + urlencode({"project": here.project, "doc": place.document, "lang": w.language}),
        "left": _on_one_line(place.left),
        "quote": _on_one_line(place.quote),
        "right": _on_one_line(place.right),
        "state": w(f"concordance.{state}") if state else "",
        "on": on,
    }


def _on_one_line(words: str) -> str:
    return words.replace("\n", "↵").replace("\t", " ")


def _redraw() -> None:
    """Nothing more to do: Streamlit runs the page again with what was switched."""


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "quanyuan_kwic",
        html='<div class="kwic"></div>',
        css=(_HERE / "kwic.css").read_text(encoding="utf-8"),
        js=(_HERE / "kwic.js").read_text(encoding="utf-8"),
    )
