"""The form in which a person says of a document what it is: its title, kind, issuer, number, date and place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from annotate.model.errors import BadInput
from annotate.ui.desk import BY, desk
from annotate.ui.place import Place
from annotate.ui.plain import plain
from annotate.workflow.describing import describe, described, take_back

FACTS = ("title", "issuer", "kind", "number", "issued_on", "place")
PUBLISHED = {"unknown": None, "true": True, "false": False}


def draw_about(place: Place, document: str) -> Callable[[], None] | None:
    """Draw the form; what is saved is one act, and the gaps follow. The way back, right after something was saved."""
    w, stands = place.words, described(desk(), document)
    with st.form(f"about-{document}", border=False):
        whole, (left, right) = st.container(), st.columns(2)
        said = {
            name: column.text_input(w(f"library.fact_{name}"), value=stands.get(name) or "").strip()
            for name, column in zip(FACTS, (whole, whole, left, right, left, right), strict=True)
        }
        published = st.selectbox(
            w("library.fact_published"),
            tuple(PUBLISHED),
            index=list(PUBLISHED.values()).index(stands.get("published")),
            format_func=lambda each: w(f"library.published_{each}"),
        )
        if not st.form_submit_button(w("library.save"), type="primary"):
            return None
    facts = {name: value or None for name, value in said.items()}
    facts |= {"title": said["title"], "published": PUBLISHED[published]}
    try:
        client = describe(desk(), document, facts, BY)
    except BadInput as bad:
        name = bad.field.rpartition(".")[2]
        where = f"{w(f'library.fact_{name}')}: " if name in FACTS else ""
        st.error(w("library.not_saved", reason=plain(where + bad.reason)))
        return None
    return partial(take_back, desk(), document, client, BY) if client else None
