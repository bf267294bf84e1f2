"""The annotate page: choose a document and work on it; what is counted follows what was done."""

from __future__ import annotations

import streamlit as st

from annotate.model.record import Record
from annotate.ui.address import one
from annotate.ui.desk import desk
from annotate.ui.place import Place
from annotate.ui.plain import plain
from annotate.ui.severity import badge
from annotate.ui.surface import draw_surface, surface_words
from annotate.workflow import record_of
from annotate.workflow.library import is_question
from annotate.workflow.titles import titles_of


def draw(place: Place) -> None:
    """Draw the page for the document that the address names, or the first one of the project."""
    said = surface_words(place.words.language)
    titles = titles_of(desk(), place.project)
    if not titles:
        st.title(place.words("annotate.name"))
        st.info(said["page.empty"], icon=":material/menu_book:")
        place.link("library", said["page.to_library"], icon=":material/folder_open:")
        return
    head = st.container(horizontal=True, vertical_alignment="center")
    with head:
        document = one("doc", tuple(titles), said["page.document"], titles.__getitem__, draw=st.selectbox)
    _work(place, document)


@st.fragment
def _work(place: Place, document: str) -> None:
    """The counts above the surface, drawn anew after acts, and the surface, which Streamlit leaves alone."""
    record = record_of(desk(), document)
    _draw_counts(place, record)
    draw_surface(
        record.document,
        language=place.words.language,
        power=st.query_params.get("power"),
        on_acts=_redraw,
    )


def _redraw() -> None:
    """Nothing more to do: that Streamlit was told is enough for it to run the fragment again."""


def _draw_counts(place: Place, record: Record) -> None:
    said = surface_words(place.words.language)
    about = record.document
    asked = [gap for gap in record.gaps if is_question(gap)]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        known = (about.kind, about.issuer, about.number, about.issued_on, about.place)
        st.caption(plain(" · ".join(part for part in known if part)))
        st.caption(said["page.counts"].format(powers=len(record.powers), gaps=len(asked)))
        for severity in dict.fromkeys(
            gap.severity for gap in sorted(asked, key=lambda gap: "CHML".index(gap.severity))
        ):
            badge(place.words, severity, sum(gap.severity is severity for gap in asked))
