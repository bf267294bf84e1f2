"""What can be done with the documents that are chosen in the library, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from annotate.model.errors import BadInput
from annotate.ui.desk import desk
from annotate.ui.pages.about import draw_about
from annotate.ui.place import Place
from annotate.ui.plain import plain
from annotate.workflow.documents import (
    archive,
    bin_documents,
    project_names,
    put_into_project,
    rename_project,
)
from annotate.workflow.library import DocumentLine

_DONE = "library-done"
_BACK = {"archive": "unarchive", "unarchive": "archive", "delete": "restore", "restore": "delete"}


def chosen_key(document: str) -> str:
    """The key of the box that chooses a document."""
    return f"choose-{document}"


def draw_undo(place: Place) -> None:
    """Say what was done last, with the way back."""
    if _DONE not in st.session_state:
        return
    what, documents = st.session_state.pop(_DONE)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(place.words(f"library.did_{what}", count=len(documents)))
        st.button(place.words("library.undo"), key="undo", on_click=_act, args=(_BACK[what], documents))


def draw_chosen(place: Place, shown: Sequence[DocumentLine], *, in_bin: bool) -> None:
    """Draw what can be done with those of the shown that are chosen; with none, what can be done with the project."""
    w = place.words
    chosen = [line for line in shown if st.session_state.get(chosen_key(line.id))]
    if not chosen:
        _draw_rename(place)
        return
    ids = [line.id for line in chosen]
    st.caption(w("library.chosen", count=len(ids)))
    for what in _possible(chosen, in_bin=in_bin):
        st.button(w(f"library.{what}"), key=what, on_click=_act, args=(what, ids))
    if in_bin:
        return
    _draw_place(place, ids)
    if len(ids) == 1:
        with st.popover(w("library.about"), type="tertiary"):
            draw_about(place, ids[0])


def _possible(chosen: Sequence[DocumentLine], *, in_bin: bool) -> tuple[str, ...]:
    if in_bin:
        return ("restore",)
    return ("unarchive" if all(line.archived for line in chosen) else "archive", "delete")


def _act(what: str, documents: Sequence[str]) -> None:
    if what in ("delete", "restore"):
        bin_documents(desk(), documents, binned=what == "delete")
    else:
        for document in documents:
            archive(desk(), document, archived=what == "archive")
    _let_go(documents)
    st.session_state[_DONE] = (what, documents)


def _let_go(documents: Sequence[str]) -> None:
    for document in documents:
        st.session_state[chosen_key(document)] = False


def _draw_place(place: Place, ids: Sequence[str]) -> None:
    w = place.words
    others = [name for name in project_names(desk()) if name != place.project]
    if not others:
        return
    with st.popover(w("library.place"), type="tertiary"):
        target = st.selectbox(w("library.target"), others, format_func=_named(place))
        st.button(w("library.copy"), on_click=_put, args=(ids, target, None))
        st.button(w("library.move"), on_click=_put, args=(ids, target, place.project))


def _put(ids: Sequence[str], target: str, out_of: str | None) -> None:
    put_into_project(desk(), ids, target, out_of=out_of)
    _let_go(ids)


def _named(place: Place) -> Callable[[str], str]:
    ours = place.words.section("frame.projects")
    return lambda name: ours.get(name, name)


def _draw_rename(place: Place) -> None:
    """Projects of ours have names in both languages, and keep them."""
    w = place.words
    if place.project in w.section("frame.projects"):
        return
    with st.popover(w("library.rename_project"), type="tertiary"), st.form("rename", border=False):
        name = st.text_input(w("frame.project_name"), value=place.project, max_chars=80)
        if st.form_submit_button(w("library.rename")) and name.strip() != place.project:
            try:
                st.query_params["project"] = rename_project(desk(), place.project, name)
            except BadInput as bad:
                st.error(w("library.not_saved", reason=plain(bad.reason)))
            else:
                st.rerun()
