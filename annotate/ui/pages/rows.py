"""The table of the library: its heads and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from annotate.model.gap import Severity
from annotate.ui.pages.choosing import choose_all, chosen_key
from annotate.ui.place import Place
from annotate.ui.plain import plain
from annotate.ui.severity import COLOURS
from annotate.workflow.counting import Asked, DocumentLine

COLUMNS = (0.4, 8.0, 1.2, 1.8, 4.8, 2.4)


def draw_heads(place: Place, shown: Sequence[DocumentLine]) -> None:
    """What stands in each column, with a box that chooses all of the shown."""
    w = place.words
    with st.container(key="library-heads"):
        choose, title, powers, unlinked, questions, far = st.columns(
            COLUMNS, vertical_alignment="center", wrap=False
        )
    ids = [line.id for line in shown]
    choose.checkbox(
        w("library.choose_all"),
        value=False,
        key="choose-all",
        label_visibility="collapsed",
        on_change=choose_all,
        args=(ids,),
    )
    title.caption(w("library.document"))
    powers.caption(w("library.powers"), text_alignment="right")
    unlinked.caption(w("library.unlinked"), text_alignment="right")
    questions.caption(w("library.questions"))
    far.caption(w("library.progress"))


def draw_row(place: Place, line: DocumentLine, *, at_hand: bool) -> None:
    """One document; `at_hand`: it can be opened."""
    choose, title, powers, unlinked, questions, far = st.columns(
        COLUMNS, vertical_alignment="center", wrap=False
    )
    choose.checkbox(plain(line.title), key=chosen_key(line.id), label_visibility="collapsed")
    with title.container(gap=None):
        if at_hand:
            place.link("annotate", f"**{plain(line.title)}**", icon="", doc=line.id)
        else:
            st.markdown(f"**{plain(line.title)}**")
        known = (line.kind, line.issuer, line.number, line.issued_on)
        said = " · ".join(part for part in known if part)
        st.caption(plain(said or place.words("library.unfilled")))
    powers.text(str(line.powers), text_alignment="right", width="stretch")
    unlinked.text(str(line.unlinked) if line.powers else "–", text_alignment="right", width="stretch")
    if line.asked:
        questions.markdown(_questions(place, line.asked))
    far.html(bar(place, line.paragraphs_done, line.paragraphs))


def _questions(place: Place, asked: Asked) -> str:
    """What is asked, in small marks on one line; what was decided and what is not held stand back."""
    w = place.words
    marks = [
        f":{COLOURS[severity]}-badge[{w(f'severity.{severity.value}')} {asked.questions[severity]}]"
        for severity in Severity
        if asked.questions.get(severity)
    ]
    if asked.decided:
        everything = sum(asked.questions.values()) + asked.decided
        marks.append(_aside(w("library.decided", done=asked.decided, all=everything)))
    if asked.unresolved:
        marks.append(_aside(w("library.unresolved", count=asked.unresolved)))
    return " ".join(marks)


def _aside(words: str) -> str:
    return f":gray[:small[{words.replace(' ', chr(0xA0))}]]"  # a number stays with its word


def bar(place: Place, done: int, everything: int) -> str:
    """How far it is, as a small bar with its numbers."""
    said = escape(place.words("library.paragraphs", done=done, all=everything), quote=True)
    return (
        f'<div class="qy-far" title="{said}"><progress max="{max(everything, 1)}" value="{done}" '
        f'aria-label="{said}"></progress><span>{done} / {everything}</span></div>'
    )
