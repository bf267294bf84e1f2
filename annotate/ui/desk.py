"""The desk at which everyone who opens this server works: one for all pages and routes of the process."""

from __future__ import annotations

import gc
from functools import cache
from threading import Thread

from annotate.workflow import Desk, open_desk
from annotate.workflow.setting_up import get_ready

BY = "annotator"  # one person until there are accounts


@cache
def desk() -> Desk:
    """The desk of this process, opened once; it gets ready while the first page is on its way."""
    opened = open_desk()
    Thread(target=_get_ready, args=(opened,), daemon=True).start()
    return opened


def _get_ready(opened: Desk) -> None:
    """Have at hand what stays for good, out of sight of the garbage collector.

    Streamlit has it look at everything after each run of a page: with the law that took a tenth of a second, in which
    no act was answered.
    """
    get_ready(opened)
    gc.collect()
    gc.freeze()
