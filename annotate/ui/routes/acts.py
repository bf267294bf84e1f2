"""POST acts: what was done on the page, committed before it is answered.

The answer is two lines of JSON. The first acknowledges: it leaves as soon as the acts are committed, since a person
waits for it. The second says what is asked now.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from annotate.exchange import strict_json
from annotate.exchange.lengths import LONGEST_SAID
from annotate.exchange.shape import shaped
from annotate.model.errors import BadInput
from annotate.ui.desk import BY
from annotate.workflow import Desk
from annotate.workflow.acts import ask_after, commit_acts

LARGEST = 4_000_000  # bytes: a thousand powers, or a note of a million characters, which is then refused by its field


@dataclass(frozen=True, slots=True)
class _Batch:
    acts: tuple[dict[str, Any], ...]
    client: str = ""


async def acts(request: Request, desk: Desk) -> Response:
    """The answers of `commit_acts` and `ask_after`; 415 for what is no JSON, 413 above the limit."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "acts are sent as application/json")
    try:
        batch = shaped(strict_json(await _body(request)), _Batch)
    except BadInput as wrong:
        raise BadInput(wrong.field, f"this is no batch of acts: {wrong.reason}") from wrong
    document = request.path_params["document"]
    stands = await run_in_threadpool(commit_acts, desk, document, batch.acts, BY, batch.client)

    async def lines() -> AsyncIterator[bytes]:
        yield msgspec.json.encode(stands) + b"\n"
        yield msgspec.json.encode(await run_in_threadpool(ask_after, desk, document, stands)) + b"\n"

    # packed, the first line would wait for the second
    return StreamingResponse(
        lines(), media_type="application/x-ndjson", headers={"content-encoding": "identity"}
    )


async def _body(request: Request) -> bytes:
    """The body, read no further than the limit."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > LARGEST:
            raise HTTPException(
                413,
                f"the acts have more than {LARGEST:,} bytes, so none was read: keep a note, a reason or a query to"
                f" {LONGEST_SAID:,} characters, and send fewer acts at once",
            )
    return bytes(read)
