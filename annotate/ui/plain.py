"""Words from outside inside a label: shown as they are written, whatever Markdown, LaTeX or HTML they spell."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
_SHORTCODE = re.compile(r":(?=[a-z_+-])|(?<=[-<])(?=[->])")
_JOINER = "\u2060"  # no width; without it Streamlit would draw :smile: and -> as pictures, escaped or not


def plain(words: str) -> str:
    """`words` on one line, for a label, a heading or a link that reads Markdown."""
    line = " ".join(words.split())
    return _MARKS.sub(r"\\\1", _SHORTCODE.sub(lambda found: found[0] + _JOINER, line))
