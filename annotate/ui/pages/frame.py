"""What stands around every page: the navigation, the language and the project. Streamlit runs this file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from annotate.ui.address import one
from annotate.ui.desk import desk
from annotate.ui.pages import NAMES, annotate, catalogue, concordance, export, gaps, library
from annotate.ui.place import Place
from annotate.ui.words import LANGUAGES, Words, words_in
from annotate.workflow.documents import make_project, project_names

_SHEET = Path(__file__).with_name("pages.css")
PAGES = {
    "library": (library.draw, ":material/folder_open:"),
    "annotate": (annotate.draw, ":material/edit_note:"),
    "gaps": (gaps.draw, ":material/help_center:"),
    "concordance": (concordance.draw, ":material/format_align_center:"),
    "catalogue": (catalogue.draw, ":material/account_balance:"),
    "export": (export.draw, ":material/download:"),
}


def frame() -> None:
    """Draw the page that the address names, with what stands around it."""
    st.html(_SHEET)
    pages: dict[str, StreamlitPage] = {}
    foot = st.sidebar.container()
    with foot:
        language = one("lang", tuple(LANGUAGES), "语言 Language", LANGUAGES.__getitem__, sticky=True)
        words = words_in(language)
        project = _project(words)
        _new_project(words)
        st.caption(words("frame.asks"))
    place = Place(words, project, pages)
    for name in NAMES:
        draw, icon = PAGES[name]
        title = words(f"{name}.name")
        pages[name] = st.Page(
            partial(draw, place), title=title, icon=icon, url_path=name, default=name == NAMES[0]
        )
    here = st.navigation(list(pages.values()))
    st.set_page_config(page_title=f"{here.title} · {words('frame.name')}", layout="wide")
    here.run()


def _project(words: Words) -> str:
    """The project that is looked at; a new name in the address becomes one once something is put in."""
    names = project_names(desk())
    asked = st.query_params.get("project", "").strip()
    ours = words.section("frame.projects")
    return one(
        "project",
        names if asked in ("", *names) else (*names, asked),
        words("frame.project"),
        lambda name: ours.get(name, name),
        sticky=True,
        draw=st.selectbox,
    )


def _new_project(words: Words) -> None:
    """Make a project and go to it; it is there while it is empty."""
    corner = st.popover(words("frame.new_project"), icon=":material/create_new_folder:", type="tertiary")
    with corner, st.form("project", clear_on_submit=True, border=False):
        name = st.text_input(words("frame.project_name"), max_chars=80).strip()
        if st.form_submit_button(words("frame.open_project")) and name:
            st.query_params["project"] = make_project(desk(), name)
            st.rerun()


frame()
