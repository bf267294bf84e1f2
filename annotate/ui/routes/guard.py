"""Who may ask our routes, and in what words they are refused (FORMAT.md 6).

The server listens on loopback for one person, yet any page in that person's browser can send requests to it. So the
host that was asked for must be loopback too (no DNS rebinding), and what does not come from our own page is refused.
"""

from __future__ import annotations

import functools
import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from annotate.model.errors import BadInput
from annotate.workflow import Desk

Answer = Callable[[Request, Desk], Awaitable[Response]]
_OURS = frozenset(("same-origin", "none"))  # none: typed into the address bar


class Forbidden(Exception):
    """A request that no page of ours makes."""


def guarded(answer: Answer, desk: Callable[[], Desk]) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that answers our own page and refuses everybody else."""

    @functools.wraps(answer)
    async def endpoint(request: Request) -> Response:
        try:
            check_origin(request)
            return await answer(request, desk())
        except Forbidden as why:
            return refusal(403, "", str(why))
        except BadInput as bad:
            return refusal(404 if bad.field in ("document", "sha256", "file") else 400, bad.field, bad.reason)
        except HTTPException as refused:
            return refusal(refused.status_code, "", refused.detail)

    return endpoint


def refusal(status: int, field: str, reason: str) -> JSONResponse:
    """An error in the words of the contract."""
    return JSONResponse({"error": {"line": None, "field": field, "reason": reason}}, status_code=status)


def check_origin(request: Request) -> None:
    """Forbidden, unless the host is loopback and the request comes from a page of that host."""
    host = request.headers.get("host", "")
    if not is_loopback(host):
        raise Forbidden(
            f"this server answers on loopback only, not as “{host}”: open it at 127.0.0.1 or localhost"
        )
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in _OURS:
        raise Forbidden("the request comes from another site")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        raise Forbidden(f"the request comes from “{origin}”, not from this server")


def is_loopback(host: str) -> bool:
    """Is this value of a Host header one of this machine itself?"""
    name = urlsplit(f"//{host}").hostname or ""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
