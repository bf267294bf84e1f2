"""There are no accounts yet, so the server is for the person at this machine."""

from __future__ import annotations

import streamlit as st

from annotate.ui.routes.guard import is_this_machine


def serve_this_machine_only() -> None:
    """End the process, with the reason, where Streamlit is told to listen to more than the loopback interface."""
    address = st.get_option("server.address")
    if not is_this_machine(address or ""):
        raise SystemExit(
            f"server.address: asks for {address or 'every address'}; this release has no accounts and serves "
            "127.0.0.1 only: leave the option out, or start with python -m annotate app"
        )
