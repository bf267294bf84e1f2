"""The projects: how far each is, and how one is renamed or put away."""

from __future__ import annotations

import streamlit as st

from annotate.model.errors import BadInput
from annotate.ui.desk import desk
from annotate.ui.pages.rows import bar
from annotate.ui.place import Place
from annotate.ui.plain import plain
from annotate.workflow.documents import DEFAULT_PROJECT, put_away_project, rename_project
from annotate.workflow.library import ProjectLine, project_lines

COLUMNS = (6, 3, 2.4, 2, 2)


def draw_projects(place: Place) -> None:
    """Draw the list, folded; nothing is counted while it is."""
    corner = st.expander(
        place.words("library.projects"), icon=":material/folder_copy:", key="projects", on_change="rerun"
    )
    if not corner.open:
        return
    with corner, st.container(key="library-projects", gap=None):
        for line in project_lines(desk()):
            _draw_line(place, line)


def _draw_line(place: Place, line: ProjectLine) -> None:
    w, far = place.words, line.progress
    ours = w.section("frame.projects")
    name, count, read, rename, away = st.columns(COLUMNS, vertical_alignment="center")
    with name:
        place.link("library", f"**{plain(ours.get(line.name, line.name))}**", icon="", project=line.name)
    count.caption(w("library.count", count=far.documents, done=far.documents_done))
    read.html(bar(place, far.paragraphs_done, far.paragraphs))
    if line.name not in ours:
        with rename:
            _draw_rename(place, line.name)
    if line.name != DEFAULT_PROJECT:
        away.button(
            w("library.take_in") if line.put_away else w("library.put_away"),
            key=f"away-{line.name}",
            type="tertiary",
            on_click=_put_away,
            args=(line.name, not line.put_away),
        )


def _put_away(project: str, put_away: bool) -> None:  # noqa: FBT001 - Streamlit hands on what it was given in order
    put_away_project(desk(), project, put_away=put_away)


def _draw_rename(place: Place, project: str) -> None:
    """Projects of ours have names in both languages, and keep them."""
    w = place.words
    corner = st.popover(w("library.rename"), type="tertiary", key=f"corner-{project}")
    with corner, st.form(f"rename-{project}", border=False):
        name = st.text_input(w("frame.project_name"), value=project, max_chars=80)
        if st.form_submit_button(w("library.rename")) and name.strip() != project:
            try:
                renamed = rename_project(desk(), project, name)
            except BadInput as bad:
                st.error(w("library.not_saved", reason=plain(bad.reason)))
                return
            if project == place.project:
                st.query_params["project"] = renamed
            st.rerun()
