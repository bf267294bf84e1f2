"""The library: what lies in a project, how far it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from annotate.ui.address import one, some_of, typed
from annotate.ui.desk import desk
from annotate.ui.pages.adding import draw_adding
from annotate.ui.pages.choosing import draw_chosen, draw_undo
from annotate.ui.pages.projects import draw_projects
from annotate.ui.pages.rows import draw_heads, draw_row
from annotate.ui.place import Place
from annotate.workflow.counting import DocumentLine, with_asked
from annotate.workflow.library import (
    State,
    binned,
    library,
    narrowed,
    next_unfinished,
    open_questions,
    progress,
    with_words,
)
from annotate.workflow.setting_up import SAMPLE_PROJECT, import_sample

BIN = "bin"
_ORDERS: dict[str, Callable[[DocumentLine], Any]] = {
    "id": lambda line: line.id,
    "title": lambda line: line.title,
    "day": lambda line: (line.issued_on is None, line.issued_on or ""),
    "open": lambda line: -open_questions(line),
}
_STATES = partial(st.segmented_control, required=True, label_visibility="collapsed")
_SORT = partial(st.selectbox, label_visibility="collapsed", width=190)
_SEARCH = partial(st.text_input, label_visibility="collapsed", width=220)


def draw(place: Place) -> None:
    """Draw the page."""
    w = place.words
    lines, deleted = library(desk(), place.project), binned(desk(), place.project)
    head = st.container(horizontal=True, vertical_alignment="center", gap="medium")
    head.title(w("library.title"), width="stretch")
    draw_undo(place)
    with st.expander(w("library.add"), icon=":material/add:", expanded=not lines):
        draw_adding(place)
        lines = library(desk(), place.project)
    if lines or deleted:
        with head:
            _draw_progress(place, lines)
        _draw_table(place, lines, deleted)
    else:
        _offer_sample(place)
    draw_projects(place)


def _offer_sample(place: Place) -> None:
    w = place.words
    st.info(w("library.empty"), icon=":material/menu_book:")
    if st.button(w("library.sample"), type="primary"):
        list(import_sample(desk()))  # what is held already stays as it is
        st.query_params["project"] = SAMPLE_PROJECT
        st.rerun()


def _draw_progress(place: Place, lines: Sequence[DocumentLine]) -> None:
    """How far the project is, and the way to go on."""
    w, far = place.words, progress(desk(), lines)
    count = w("library.count", count=far.documents, done=far.documents_done)
    read = w("library.paragraphs", done=far.paragraphs_done, all=far.paragraphs)
    st.caption(f"{count} · {read}", width="content")
    if document := next_unfinished(desk(), place.project):
        place.link("annotate", w("library.next"), icon=":material/arrow_forward:", doc=document)


def _draw_table(place: Place, lines: Sequence[DocumentLine], deleted: Sequence[DocumentLine]) -> None:
    w = place.words
    state, wanted = _narrow(place, lines, deleted)
    if not wanted:
        st.info(w("library.nothing"), icon=":material/filter_alt_off:")
        return
    table = st.container(key="library-table", gap=None)
    shown = with_asked(desk(), some_of(wanted))
    with table:
        if not draw_chosen(place, shown, in_bin=state == BIN):
            draw_heads(place, shown)
        for line in shown:
            draw_row(place, line, at_hand=state != BIN)


def _narrow(
    place: Place, lines: Sequence[DocumentLine], deleted: Sequence[DocumentLine]
) -> tuple[str, list[DocumentLine]]:
    """What of the project the address asks for, in the order that it asks for."""
    w = place.words
    with st.container(horizontal=True, vertical_alignment="center"):
        state = one(
            "state",
            (*State, BIN),
            w("library.state"),
            lambda each: w(f"library.state_{each}"),
            draw=_STATES,
        )
        words = typed("q", w("library.search"), w("library.search_hint"), draw=_SEARCH)
        order = one(
            "sort", tuple(_ORDERS), w("library.sort"), lambda each: w(f"library.sort_{each}"), draw=_SORT
        )
    found = with_words(deleted, words) if state == BIN else narrowed(desk(), lines, State(state), words)
    if order == "open":
        found = with_asked(desk(), found)
    return state, sorted(found, key=_ORDERS[order])
