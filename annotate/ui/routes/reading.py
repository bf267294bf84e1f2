"""GET text, marks, gaps, suggestions, find, provision: what the page shows."""

from __future__ import annotations

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from annotate import workflow
from annotate.exchange import encode
from annotate.model.errors import BadInput
from annotate.workflow import Desk

FOREVER = "private, max-age=31536000, immutable"  # the address holds the hash of what it names


async def text(request: Request, desk: Desk) -> Response:
    """The text of a document, by its hash."""
    found = await run_in_threadpool(workflow.text_of, desk, request.path_params["sha256"])
    return PlainTextResponse(found, headers={"cache-control": FOREVER, "x-content-type-options": "nosniff"})


async def marks(request: Request, desk: Desk) -> Response:
    """All that is said of a document now, by us or by somebody whose reading stands beside ours (`layer`)."""
    asked = request.path_params["document"], request.query_params.get("layer")
    return _json(await run_in_threadpool(workflow.marks, desk, *asked))


async def gaps(request: Request, desk: Desk) -> Response:
    """All that is asked of a document's powers now."""
    return _json(await run_in_threadpool(workflow.gaps, desk, request.path_params["document"]))


async def suggestions(request: Request, desk: Desk) -> Response:
    """The powers that the tool sees in a document and that nobody answered yet."""
    return _json(await run_in_threadpool(workflow.suggestions, desk, request.path_params["document"]))


async def find(request: Request, desk: Desk) -> Response:
    """Provisions that say what is asked for, as of a day."""
    query, on = request.query_params.get("q", "").strip(), request.query_params.get("on")
    if not query:
        raise BadInput("q", "is empty: say what to look for")
    return _json(encode(await run_in_threadpool(workflow.find_provisions, desk, query, on)))


async def provision(request: Request, desk: Desk) -> Response:
    """One provision as of a day, or of a version."""
    asked = request.query_params
    found = await run_in_threadpool(
        workflow.provision,
        desk,
        asked.get("work", ""),
        asked.get("path", ""),
        version=asked.get("version"),
        on=asked.get("on"),
    )
    return _json(encode(found))


def _json(value: object) -> Response:
    return Response(
        msgspec.json.encode(value),
        media_type="application/json",
        # nothing is far on loopback: packing took longer than all else
        headers={"cache-control": "no-store", "content-encoding": "identity"},
    )
