"""The form in which a person says of a document what it is: its title, kind, issuer, number, date and place."""

from __future__ import annotations

import streamlit as st

from annotate.model.errors import BadInput
from annotate.ui.desk import desk
from annotate.ui.place import Place
from annotate.ui.plain import plain
from annotate.workflow.describing import describe, described

FACTS = ("title", "kind", "issuer", "number", "issued_on", "place")
PUBLISHED = {"unknown": None, "true": True, "false": False}


def draw_about(place: Place, document: str) -> None:
    """Draw the form; what is saved is one act, and the gaps follow."""
    w, stands = place.words, described(desk(), document)
    with st.form(f"about-{document}", border=False):
        said = {
            name: st.text_input(w(f"library.fact_{name}"), value=stands.get(name) or "").strip()
            for name in FACTS
        }
        published = st.selectbox(
            w("library.fact_published"),
            tuple(PUBLISHED),
            index=list(PUBLISHED.values()).index(stands.get("published")),
            format_func=lambda each: w(f"library.published_{each}"),
        )
        if not st.form_submit_button(w("library.save"), type="primary"):
            return
    facts = {name: value or None for name, value in said.items()}
    try:
        describe(desk(), document, {**facts, "title": said["title"], "published": PUBLISHED[published]})
    except BadInput as bad:
        st.error(w("library.not_saved", reason=plain(str(bad))))
    else:
        st.rerun()
