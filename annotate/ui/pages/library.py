"""The library: what lies in a project, how far it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from annotate.model.gap import Severity
from annotate.ui.address import one, some_of, typed
from annotate.ui.desk import desk
from annotate.ui.pages.adding import draw_adding
from annotate.ui.pages.choosing import chosen_key, draw_chosen, draw_undo
from annotate.ui.place import Place
from annotate.ui.plain import plain
from annotate.ui.severity import badge
from annotate.workflow.library import (
    DocumentLine,
    State,
    binned,
    library,
    narrowed,
    next_unfinished,
    progress,
    with_words,
)
from annotate.workflow.setting_up import SAMPLE_PROJECT, import_sample

BIN = "bin"
COLUMNS = (0.5, 8.1, 1.2, 2.2, 4.4, 2.8)
HEADS = ("document", "powers", "unlinked", "questions", "progress")
_ORDERS: dict[str, Callable[[DocumentLine], Any]] = {
    "id": lambda line: line.id,
    "title": lambda line: line.title,
    "day": lambda line: (line.issued_on is None, line.issued_on or ""),
    "open": lambda line: -sum(line.questions.values()),
}


def draw(place: Place) -> None:
    """Draw the page."""
    w = place.words
    lines, deleted = library(desk(), place.project), binned(desk(), place.project)
    st.title(w("library.title"))
    draw_undo(place)
    with st.expander(w("library.add"), icon=":material/add:", expanded=not lines):
        draw_adding(place)
        lines = library(desk(), place.project)
    if not lines and not deleted:
        _offer_sample(place)
        return
    _draw_progress(place, lines)
    state, wanted = _narrow(place, lines, deleted)
    if not wanted:
        st.info(w("library.nothing"), icon=":material/filter_alt_off:")
        return
    bar = st.container(horizontal=True, vertical_alignment="center")
    for column, head in zip(st.columns(COLUMNS)[1:], HEADS, strict=True):
        column.caption(w(f"library.{head}"))
    shown = some_of(wanted)
    with bar:
        draw_chosen(place, shown, in_bin=state == BIN)
    for line in shown:
        _draw_line(place, line, at_hand=state != BIN and not line.archived)


def _offer_sample(place: Place) -> None:
    w = place.words
    st.info(w("library.empty"), icon=":material/menu_book:")
    if st.button(w("library.sample"), type="primary"):
        list(import_sample(desk()))  # what is held already stays as it is
        st.query_params["project"] = SAMPLE_PROJECT
        st.rerun()


def _draw_progress(place: Place, lines: Sequence[DocumentLine]) -> None:
    """How far the project is, and the way to go on."""
    w, far = place.words, progress(lines)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.caption(w("library.count", count=far.documents, done=far.documents_done))
        st.caption(w("library.paragraphs", done=far.paragraphs_done, all=far.paragraphs))
        if far.asked:
            st.caption(w("library.decided", done=far.decided, all=far.asked))
        if document := next_unfinished(desk(), place.project):
            place.link("annotate", w("library.next"), icon=":material/arrow_forward:", doc=document)
    st.progress(far.paragraphs_done / max(far.paragraphs, 1))


def _narrow(
    place: Place, lines: Sequence[DocumentLine], deleted: Sequence[DocumentLine]
) -> tuple[str, list[DocumentLine]]:
    """What of the project the address asks for, in the order that it asks for."""
    w = place.words
    state = one("state", (*State, BIN), w("library.state"), lambda each: w(f"library.state_{each}"))
    search, sort = st.columns((3, 1))
    with search:
        words = typed("q", w("library.search"), w("library.search_hint"))
    with sort:
        order = one(
            "sort",
            tuple(_ORDERS),
            w("library.sort"),
            lambda each: w(f"library.sort_{each}"),
            draw=st.selectbox,
        )
    found = with_words(deleted, words) if state == BIN else narrowed(lines, State(state), words)
    return state, sorted(found, key=_ORDERS[order])


def _draw_line(place: Place, line: DocumentLine, *, at_hand: bool) -> None:
    w = place.words
    choose, title, powers, unlinked, questions, far = st.columns(COLUMNS, vertical_alignment="center")
    choose.checkbox(line.title, key=chosen_key(line.id), label_visibility="collapsed")
    with title.container(gap=None):
        if at_hand:
            place.link("annotate", f"**{plain(line.title)}**", doc=line.id)
        else:
            st.markdown(f"**{plain(line.title)}**")
        known = (line.kind, line.issuer, line.number, line.issued_on)
        st.caption(plain(" · ".join(part for part in known if part) or w("library.unfilled")))
    powers.text(str(line.powers))
    unlinked.text(str(line.unlinked))
    with questions.container(horizontal=True, gap="xsmall"):
        for severity in Severity:
            if line.questions.get(severity):
                badge(w, severity, line.questions[severity])
        if line.unresolved:
            st.badge(w("library.unresolved", count=line.unresolved), color="gray")
    with far.container(gap=None):
        said = w("library.paragraphs", done=line.paragraphs_done, all=line.paragraphs)
        st.progress(line.paragraphs_done / max(line.paragraphs, 1), text=said)
        if asked := sum(line.questions.values()) + line.decided:
            st.caption(w("library.decided", done=line.decided, all=asked))
