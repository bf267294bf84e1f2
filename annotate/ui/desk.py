"""The desk at which everyone who opens this server works: one for all pages and routes of the process."""

from __future__ import annotations

from functools import cache

from annotate.workflow import Desk, open_desk


@cache
def desk() -> Desk:
    """The desk of this process, opened once."""
    return open_desk()
