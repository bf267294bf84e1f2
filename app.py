"""Quanyuan as a server: the pages, with the routes that the text component talks to."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from annotate.ui.desk import desk
from annotate.ui.loopback import serve_this_machine_only
from annotate.ui.routes import Guard, routes

app = st.App(
    Path(__file__).parent / "annotate" / "ui" / "pages" / "frame.py",
    routes=routes(desk),
    middleware=[Middleware(Guard)],
)
serve_this_machine_only()
