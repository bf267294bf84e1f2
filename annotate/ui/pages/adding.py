"""The way to put documents into a project: files, records, or a text that is pasted."""

from __future__ import annotations

import streamlit as st

from annotate.model.errors import BadInput
from annotate.reading import read_pasted
from annotate.ui.desk import desk
from annotate.ui.place import Place
from annotate.ui.plain import plain
from annotate.ui.uploading import choose_files
from annotate.workflow.documents import add_document
from annotate.workflow.importing import import_bytes


def draw_adding(place: Place) -> None:
    """Draw the two ways in."""
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
