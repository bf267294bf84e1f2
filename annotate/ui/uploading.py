"""A field to choose files in, in our words: Streamlit's own says “Upload” in every language."""

from __future__ import annotations

import json
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from annotate.reading import LARGEST
from annotate.ui.words import Words

_STYLE = """<style>
[data-testid=stFileUploaderDropzone] > span button p, [data-testid=stFileUploaderDropzoneInstructions] > div
  { display: none; }
[data-testid=stFileUploaderDropzone] > span button [data-testid=stMarkdownContainer]::after { content: %s; }
[data-testid=stFileUploaderDropzoneInstructions]::after { content: %s; font-size: 0.9rem; opacity: 0.7; }
</style>"""


def choose_files(
    words: Words, label: str, about: str, kinds: Sequence[str] | None = None
) -> list[UploadedFile]:
    """The files that a person chose; `about` is shown where they ask, `kinds` are endings without their dot."""
    chosen, limit = words("upload.choose"), words("upload.limit", size=LARGEST >> 20)
    st.html(_STYLE % (json.dumps(chosen, ensure_ascii=False), json.dumps(limit, ensure_ascii=False)))
    return st.file_uploader(label, type=kinds, accept_multiple_files=True, help=about)
