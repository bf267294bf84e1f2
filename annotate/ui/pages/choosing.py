"""What can be done with the documents that are chosen in the library, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from annotate.model.errors import BadInput
from annotate.ui.desk import desk
from annotate.ui.pages.about import draw_about
from annotate.ui.place import Place
from annotate.ui.plain import plain
from annotate.workflow.counting import DocumentLine
from annotate.workflow.documents import (
    archive,
    bin_documents,
    project_names,
    put_into_project,
    take_out_of_project,
)

_DONE = "library-done"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done last in a project: the word for it, with how many documents, and the way back."""

    project: str
    what: str
    count: int
    back: Callable[[], None]


def chosen_key(document: str) -> str:
    """The key of the box that chooses a document."""
    return f"choose-{document}"


def choose_all(documents: Sequence[str]) -> None:
    """Choose all of these."""
    for document in documents:
        st.session_state[chosen_key(document)] = True


def draw_undo(place: Place) -> None:
    """Say what was done last in this project, with the way back; it stays until something else is done."""
    done = st.session_state.get(_DONE)
    if not isinstance(done, Done) or done.project != place.project:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="library-done"):
        st.caption(place.words(f"library.did_{done.what}", count=done.count), width="content")
        st.button(
            place.words("library.undo"),
            key="undo",
            icon=":material/undo:",
            on_click=_undo,
            args=(place, done),
        )


def _undo(place: Place, done: Done) -> None:
    del st.session_state[_DONE]
    try:
        done.back()
    except BadInput as bad:
        st.toast(place.words("library.not_saved", reason=plain(bad.reason)))
    else:
        st.toast(place.words("library.undone"))


def draw_chosen(place: Place, shown: Sequence[DocumentLine], *, in_bin: bool) -> bool:
    """Draw what can be done with those of the shown that are chosen; False where none is."""
    w = place.words
    chosen = [line for line in shown if st.session_state.get(chosen_key(line.id))]
    if not chosen:
        return False
    ids = [line.id for line in chosen]
    with st.container(horizontal=True, vertical_alignment="center", key="library-chosen"):
        st.button(
            w("library.chosen", count=len(ids)),
            key="let-go",
            icon=":material/close:",
            help=w("library.let_go"),
            type="tertiary",
            on_click=_let_go,
            args=(ids,),
        )
        for what in _possible(chosen, in_bin=in_bin):
            st.button(w(f"library.{what}"), key=what, on_click=_act, args=(place.project, what, ids))
        if not in_bin:
            _draw_place(place, ids)
            if len(ids) == 1:
                _draw_about(place, ids[0])
    return True


def _possible(chosen: Sequence[DocumentLine], *, in_bin: bool) -> tuple[str, ...]:
    if in_bin:
        return ("restore",)
    return ("unarchive" if all(line.archived for line in chosen) else "archive", "delete")


def _act(project: str, what: str, documents: Sequence[str]) -> None:
    def do(*, back: bool) -> None:
        if what in ("delete", "restore"):
            bin_documents(desk(), documents, binned=(what == "delete") != back)
        else:
            for document in documents:
                archive(desk(), document, archived=(what == "archive") != back)

    do(back=False)
    _let_go(documents)
    st.session_state[_DONE] = Done(project, what, len(documents), lambda: do(back=True))


def _let_go(documents: Sequence[str]) -> None:
    for document in documents:
        st.session_state[chosen_key(document)] = False


def _draw_place(place: Place, ids: Sequence[str]) -> None:
    w = place.words
    others = [name for name in project_names(desk()) if name != place.project]
    if not others:
        return
    ours = w.section("frame.projects")
    with st.popover(w("library.place")):
        target = st.selectbox(
            w("library.target"), others, format_func=lambda name: ours.get(name, name), key="target"
        )
        for what in ("copy", "move"):
            st.button(w(f"library.{what}"), key=what, on_click=_put, args=(place.project, what, ids, target))


def _put(project: str, what: str, ids: Sequence[str], target: str) -> None:
    new = put_into_project(desk(), ids, target, out_of=project if what == "move" else None)

    def back() -> None:
        put_into_project(desk(), ids, project)
        take_out_of_project(desk(), new, target)

    _let_go(ids)
    st.session_state[_DONE] = Done(project, what, len(ids), back)


def _draw_about(place: Place, document: str) -> None:
    with st.popover(place.words("library.about")):
        back = draw_about(place, document)
    if back:
        _let_go([document])
        st.session_state[_DONE] = Done(place.project, "about", 1, back)
        st.rerun()
