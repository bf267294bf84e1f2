"""Who may ask this server, and in what words our routes refuse.

The server listens on loopback for one person, yet any page in that person's browser can send requests to it. So the
host that was asked for must be loopback too (no DNS rebinding), and what does not come from our own page is refused:
by pages and sockets as by our routes, since Streamlit's own let a host that was bound anew read everything.
"""

from __future__ import annotations

import functools
import ipaddress
import re
from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from annotate.model.errors import BadInput
from annotate.workflow import Desk

Answer = Callable[[Request, Desk], Awaitable[Response]]
_OURS = frozenset(("same-origin", "none"))  # none: typed into the address bar
_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::[0-9]{1,5})?", re.ASCII)
_POLICY_VIOLATION = 1008
_SAFE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Streamlit's pages ask a host of its own for an icon font: nothing leaves this machine.
    "content-security-policy": (
        "frame-ancestors 'none'; object-src 'none'; base-uri 'self'; font-src 'self' data:;"
        " img-src 'self' data: blob:; connect-src 'self' data: blob:"
    ),
    "referrer-policy": "same-origin",
}


class Forbidden(Exception):
    """A request that no page of ours makes."""


class Guard:
    """Lets this machine's own pages through to the whole app, and nobody else; an ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 403 or by closing the socket."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        try:
            check_origin(Headers(scope=scope), (scope.get("client") or ("",))[0])
        except Forbidden as why:
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            else:
                await refusal(403, "", str(why))(scope, receive, _safely(send))
            return
        await self._app(scope, receive, _safely(send))


def guarded(answer: Answer, desk: Callable[[], Desk]) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that answers our own page and refuses everybody else; `Guard` stands before it."""

    @functools.wraps(answer)
    async def endpoint(request: Request) -> Response:
        site = request.headers.get("sec-fetch-site")
        if site is not None and site not in _OURS:
            return refusal(403, "", "the request comes from another site")
        try:
            return await answer(request, desk())
        except BadInput as bad:
            return refusal(404 if bad.field in ("document", "sha256", "file") else 400, bad.field, bad.reason)
        except HTTPException as refused:
            return refusal(refused.status_code, "", refused.detail)

    return endpoint


def refusal(status: int, field: str, reason: str) -> JSONResponse:
    """An error in the words of the contract."""
    return JSONResponse({"error": {"line": None, "field": field, "reason": reason}}, status_code=status)


def check_origin(headers: Headers, client: str = "") -> None:
    """Forbidden, unless this machine asks for a loopback host, and if a page asks, one of that host."""
    host = headers.get("host", "")
    if not is_loopback(host):
        raise Forbidden(
            f"this server answers on loopback only, not as “{host}”: open it at 127.0.0.1 or localhost"
        )
    if _is_address(client) and not is_this_machine(client):
        raise Forbidden("this release has no accounts and answers this machine only, on loopback")
    origin = headers.get("origin")
    if origin is not None and origin not in (f"http://{host}", f"https://{host}"):
        raise Forbidden(f"the request comes from “{origin}”, not from this server")


def is_loopback(host: str) -> bool:
    """Is this value of a Host header one of this machine itself?"""
    written = _HOST.fullmatch(host)
    return written is not None and is_this_machine(written["name"].strip("[]"))


def is_this_machine(name: str) -> bool:
    """Is this name or IP address that of the loopback interface?"""
    return name.lower() == "localhost" or (_is_address(name) and ipaddress.ip_address(name).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _safely(send: Send) -> Send:
    """Every response says that it is neither framed by others nor taken for another kind of file."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(_SAFE)
        await send(message)

    return sending
