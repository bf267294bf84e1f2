"""Without accounts, the server starts for the person at this machine only."""

from __future__ import annotations

import pytest
import streamlit

from annotate.ui.loopback import serve_this_machine_only


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "192.168.1.5", "notices.example"])  # noqa: S104 - asked for, and refused
def test_it_does_not_start_for_others_and_says_why(
    monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    monkeypatch.setattr(streamlit, "get_option", {"server.address": address}.get)
    with pytest.raises(SystemExit, match=r"server\.address.*no accounts"):
        serve_this_machine_only()


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_it_starts_for_this_machine(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr(streamlit, "get_option", {"server.address": address}.get)
    serve_this_machine_only()
