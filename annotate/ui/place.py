"""Where a reader is: the language, the project, and the pages that can be gone to from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from annotate.ui.words import DEFAULT, Words


@dataclass(frozen=True, slots=True)
class Place:
    """What every page is drawn with. `project` is None where the store has none yet."""

    words: Words
    project: str
    pages: Mapping[str, StreamlitPage]

    def link(self, page: str, label: str, *, icon: str | None = None, **query: str) -> None:
        """A link to one of our pages; language and project come along. `label` reads Markdown: see `plain`."""
        carried = {"project": self.project} if self.project else {}
        if self.words.language != DEFAULT:
            carried["lang"] = self.words.language
        st.page_link(self.pages[page], label=label, icon=icon, query_params={**carried, **query})
