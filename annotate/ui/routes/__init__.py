"""The routes of the annotate page, all under /qy/: they check who asks and what, and hand on to the workflow."""

from __future__ import annotations

from collections.abc import Callable

from starlette.routing import Route

from annotate.ui.routes.acts import acts
from annotate.ui.routes.assets import asset
from annotate.ui.routes.guard import guarded
from annotate.ui.routes.reading import find, marks, provision, text
from annotate.workflow import Desk


def routes(desk: Callable[[], Desk]) -> list[Route]:
    """The routes to mount in `st.App`; `desk` is asked for at each request, so nothing opens before it is used."""
    return [
        Route("/qy/text/{sha256}", guarded(text, desk), methods=["GET"]),
        Route("/qy/marks/{document:path}", guarded(marks, desk), methods=["GET"]),
        Route("/qy/acts/{document:path}", guarded(acts, desk), methods=["POST"]),
        Route("/qy/find", guarded(find, desk), methods=["GET"]),
        Route("/qy/provision", guarded(provision, desk), methods=["GET"]),
        Route("/qy/asset/{hash}/{file}", guarded(asset, desk), methods=["GET"]),
    ]
