"""The library: what lies in a project, how far it is, and the way to put more into it."""

from __future__ import annotations

import streamlit as st

from annotate.model.errors import BadInput
from annotate.model.gap import Severity
from annotate.reading import read_pasted
from annotate.ui.address import some_of
from annotate.ui.desk import desk
from annotate.ui.place import Place
from annotate.ui.plain import plain
from annotate.ui.severity import badge
from annotate.ui.uploading import choose_files
from annotate.workflow.documents import add_document
from annotate.workflow.importing import import_bytes
from annotate.workflow.library import DocumentLine, library
from annotate.workflow.setting_up import SAMPLE_PROJECT, import_sample

COLUMNS = (8.6, 1.2, 2.2, 4.6, 2.6)
HEADS = ("document", "powers", "unlinked", "questions", "progress")


def draw(place: Place) -> None:
    """Draw the page."""
    w = place.words
    st.title(w("library.title"))
    with st.expander(w("library.add"), icon=":material/add:", expanded=not library(desk(), place.project)):
        _add(place)
    lines = library(desk(), place.project)
    if not lines:
        st.info(w("library.empty"), icon=":material/menu_book:")
        if st.button(w("library.sample"), type="primary"):
            list(import_sample(desk()))  # what is held already stays as it is
            st.query_params["project"] = SAMPLE_PROJECT
            st.rerun()
        return
    st.caption(w("library.count", count=len(lines)))
    for column, head in zip(st.columns(COLUMNS), HEADS, strict=True):
        column.caption(w(f"library.{head}"))
    for line in some_of(lines):
        _draw_line(place, line)


def _draw_line(place: Place, line: DocumentLine) -> None:
    w = place.words
    title, powers, unlinked, questions, progress = st.columns(COLUMNS, vertical_alignment="center")
    with title.container(gap=None):
        place.link("annotate", f"**{plain(line.title)}**", doc=line.id)
        known = (line.kind, line.issuer, line.issued_on)
        st.caption(plain(" · ".join(part for part in known if part) or w("library.unfilled")))
    powers.text(str(line.powers))
    unlinked.text(str(line.unlinked))
    with questions.container(horizontal=True, gap="xsmall"):
        for severity in Severity:
            if line.questions.get(severity):
                badge(w, severity, line.questions[severity])
        if line.unresolved:
            st.badge(w("library.unresolved", count=line.unresolved), color="gray")
    with progress.container(gap=None):
        st.caption(w("library.paragraphs", done=line.paragraphs_done, all=line.paragraphs))
        if asked := sum(line.questions.values()) + line.decided:
            st.caption(w("library.decided", done=line.decided, all=asked))


def _add(place: Place) -> None:
    w = place.words
    files, paste = st.tabs([w("library.upload"), w("library.paste")])
    with files, st.form("upload", clear_on_submit=True, border=False):
        uploads = choose_files(w, w("library.files"), w("library.kinds"))
        if st.form_submit_button(w("library.put_in"), type="primary"):
            for upload in uploads:
                for each in import_bytes(desk(), upload.getvalue(), upload.name, place.project):
                    _tell(place, each.file, each.error, each.line)
    with paste, st.form("paste", border=False):
        title = st.text_input(w("library.paste_title"))
        text = st.text_area(w("library.paste_text"), height=220)
        if st.form_submit_button(w("library.put_in"), type="primary"):
            try:
                add_document(desk(), read_pasted(text, title), place.project)
            except BadInput as bad:
                _tell(place, w("library.paste"), bad)
            else:
                _tell(place, title or w("library.paste"), None)


def _tell(place: Place, name: str, bad: BadInput | None, line: int | None = None) -> None:
    """Say of a thing that came in that it was put in, or which it was, where it is wrong and why."""
    w = place.words
    if bad is None:
        st.success(w("library.added", file=plain(name)))
        return
    where = w("library.line", line=line) if line else ""
    st.error(w("library.refused", file=plain(name), where=where, reason=plain(str(bad))))
