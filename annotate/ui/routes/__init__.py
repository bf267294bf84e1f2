"""The routes of the annotate page under /qy/, and the pages: they check who asks and what, and hand on to the workflow."""

from __future__ import annotations

from collections.abc import Callable

from starlette.routing import Match, Route
from starlette.types import Receive, Scope, Send

from annotate.ui.pages import NAMES
from annotate.ui.routes.acts import acts
from annotate.ui.routes.assets import asset
from annotate.ui.routes.guard import Guard, guarded, refusal
from annotate.ui.routes.page import page
from annotate.ui.routes.reading import find, gaps, marks, provision, suggestions, text
from annotate.workflow import Desk

__all__ = ["Guard", "routes"]


def routes(desk: Callable[[], Desk]) -> list[Route]:
    """The routes to mount in `st.App`; `desk` is asked for at each request, so nothing opens before it is used."""
    ours = [
        Route("/qy/text/{sha256}", guarded(text, desk), methods=["GET"]),
        Route("/qy/marks/{document:path}", guarded(marks, desk), methods=["GET"]),
        Route("/qy/gaps/{document:path}", guarded(gaps, desk), methods=["GET"]),
        Route("/qy/suggestions/{document:path}", guarded(suggestions, desk), methods=["GET"]),
        Route("/qy/acts/{document:path}", guarded(acts, desk), methods=["POST"]),
        Route("/qy/find", guarded(find, desk), methods=["GET"]),
        Route("/qy/provision", guarded(provision, desk), methods=["GET"]),
        Route("/qy/asset/{hash}/{file:path}", guarded(asset, desk), methods=["GET"]),
    ]
    pages = [Route(f"/{name}", guarded(page, desk), methods=["GET"]) for name in ("", *NAMES)]
    return [*ours, Route("/qy/{nowhere:path}", _Nowhere(ours)), *pages]


class _Nowhere:
    """What else is asked under /qy/: refused in the words of our routes, instead of by a page of Streamlit."""

    def __init__(self, ours: list[Route]) -> None:
        self._ours = ours

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        known = [route for route in self._ours if route.matches(scope)[0] is Match.PARTIAL]
        methods = ", ".join(sorted({method for route in known for method in route.methods or ()}))
        if methods:
            answer = refusal(405, "", f"{scope['path']} is asked with {methods}, not with {scope['method']}")
            answer.headers["allow"] = methods
        else:
            answer = refusal(404, "", f"there is nothing at {scope['path']}")
        await answer(scope, receive, send)
