"""The export: all that was said of a project's documents, as JSON for others to read."""

from __future__ import annotations

from functools import partial
from typing import Literal

import streamlit as st

from annotate.ui.desk import desk
from annotate.ui.place import Place
from annotate.workflow.exporting import export_bytes, export_view, schema_bytes

FORMATS: dict[Literal["json", "jsonl"], str] = {"json": "application/json", "jsonl": "application/x-ndjson"}


def draw(place: Place) -> None:
    """Draw the page."""
    w = place.words
    st.title(w("export.title"))
    view = export_view(desk(), place.project)
    st.text(w("export.holds"))
    for column, (name, count) in zip(st.columns(len(view.counts)), view.counts.items(), strict=True):
        column.metric(w(f"export.{name}"), count)
    st.text(w("export.catalogue"))
    st.code(view.catalogue, language=None)
    if not view.counts["documents"]:
        st.info(w("export.empty"), icon=":material/download:")
        return
    with st.container(horizontal=True):
        for form, mime in FORMATS.items():
            st.download_button(
                w(f"export.{form}"),
                data=partial(export_bytes, desk(), place.project, form),
                file_name=f"quanyuan-{place.project}.{form}",
                mime=mime,
                type="primary" if form == "json" else "secondary",
                icon=":material/download:",
                on_click="ignore",
            )
        st.download_button(
            w("export.schema"),
            data=schema_bytes,
            file_name="quanyuan-1.schema.json",
            mime="application/schema+json",
            icon=":material/schema:",
            on_click="ignore",
        )
    st.caption(w("export.same_bytes"))
