"""How a severity looks: a word and a colour; the word alone says it all."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from annotate.model.gap import Severity
from annotate.ui.words import Words

COLOURS: dict[Severity, Literal["red", "orange", "blue", "gray"]] = {
    Severity.CRITICAL: "red",
    Severity.HIGH: "orange",
    Severity.MEDIUM: "blue",
    Severity.LOW: "gray",
}


def badge(words: Words, severity: Severity, count: int | None = None) -> None:
    """A small mark with the word of the severity, and how many there are of it."""
    name = words(f"severity.{severity.value}")
    st.badge(name if count is None else f"{name} {count}", color=COLOURS[severity])
