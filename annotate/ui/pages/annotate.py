"""The annotate page: choose a document and work on it; what is counted follows what was done."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from annotate.gaps import is_question
from annotate.model.gap import Severity
from annotate.model.record import Record
from annotate.ui.address import one
from annotate.ui.desk import desk
from annotate.ui.place import Place
from annotate.ui.plain import plain
from annotate.ui.severity import badge
from annotate.ui.surface import draw_surface, surface_words
from annotate.workflow import record_of
from annotate.workflow.documents import titles_of
from annotate.workflow.findings import document_of
from annotate.workflow.library import next_unfinished
from annotate.workflow.setting_up import SAMPLE_PROJECT

_PICKER = partial(st.selectbox, label_visibility="collapsed", width=380)


def draw(place: Place) -> None:
    """Draw the page for the document that the address names, or the first one of the project."""
    said = surface_words(place.words.language)
    titles = titles_of(desk(), place.project, named=st.query_params.get("doc"))
    if not titles:
        st.title(place.words("annotate.name"))
        st.info(said["page.empty"], icon=":material/menu_book:")
        place.link("library", said["page.to_library"], icon=":material/folder_open:")
        return
    _work(place, titles)


@st.fragment
def _work(place: Place, titles: Mapping[str, str]) -> None:
    """The line above the surface, drawn anew after acts, and the surface, which Streamlit leaves alone.

    The surface comes first: what is counted in the line asks all rules, and the text need not wait for it.
    """
    said = surface_words(place.words.language)
    line = st.container(horizontal=True, vertical_alignment="center")
    with line:
        document = one(
            "doc", tuple(titles), said["page.document"], titles.__getitem__, sticky=True, draw=_PICKER
        )
    draw_surface(
        document_of(desk(), document),
        language=place.words.language,
        power=st.query_params.get("power"),
        tour=place.project == SAMPLE_PROJECT,
        on_acts=_redraw,
    )
    with line:
        if following := next_unfinished(desk(), place.project, document):
            place.link(
                "annotate", place.words("library.next"), icon=":material/arrow_forward:", doc=following
            )
        _draw_counts(place, record_of(desk(), document))


def _redraw() -> None:
    """Nothing more to do: that Streamlit was told is enough for it to run the fragment again."""


def _draw_counts(place: Place, record: Record) -> None:
    said = surface_words(place.words.language)
    about = record.document
    asked = [gap.severity for gap in record.gaps if is_question(gap)]
    known = (about.kind, about.issuer, about.number, about.issued_on, about.place)
    st.caption(plain(" · ".join(part for part in known if part)), width="content")
    st.caption(said["page.counts"].format(powers=len(record.powers), gaps=len(asked)), width="content")
    for severity in Severity:
        if severity in asked:
            badge(place.words, severity, asked.count(severity))
