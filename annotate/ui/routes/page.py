"""GET a page: Streamlit's own, told at once where its server is, and with what the surface needs on its way already.

Left alone, Streamlit asks every folder of the address whether its server is there, and only then connects: a tenth of a
second in which nothing happens. Its embedding interface, `window.__streamlit`, says it beforehand.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from streamlit import file_util

from annotate.ui.pages import NAMES
from annotate.ui.routes.assets import assets
from annotate.workflow import Desk
from annotate.workflow.documents import hash_of

_ICON = Path(__file__).resolve().parents[1] / "icon.svg"
_THEIR_ICON = '<link rel="shortcut icon" href="./favicon.png" />'
_AT_ONCE = """<script>
window.__streamlit = {
  BACKEND_BASE_URL: location.origin,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
};
</script>"""


async def page(request: Request, desk: Desk) -> Response:
    """The page of any address; that of the annotate page asks for its document's text and marks by itself.

    The first page has its name in an address too, though Streamlit knows it by none.
    """
    if request.url.path == f"/{NAMES[0]}":
        return RedirectResponse(request.url.replace(path="/"))
    head = _AT_ONCE
    if request.url.path == "/annotate":
        head += surface_ahead() + await run_in_threadpool(
            _document_ahead, desk, request.query_params.get("doc")
        )
    before, after = _streamlits_own()
    return HTMLResponse(before + head + after, headers={"cache-control": "no-cache"})


@cache
def _streamlits_own() -> tuple[str, str]:
    """Streamlit's page with our icon, cut where its head begins.

    Streamlit would put the icon of the page at hand in the place of its own, which it asks a host elsewhere for; it finds
    none that it knows.
    """
    whole = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    drawn = b64encode(_ICON.read_bytes()).decode()
    whole = whole.replace(_THEIR_ICON, f'<link rel="icon" href="data:image/svg+xml;base64,{drawn}">')
    before, head, after = whole.partition("<head>")
    return before + head, after


@cache
def surface_ahead() -> str:
    """The sheets and modules of the component, as links."""
    edition, files = assets()
    kinds = {".css": "stylesheet", ".js": "modulepreload"}
    return "".join(
        f'<link rel="{kinds[Path(name).suffix]}" href="/qy/asset/{edition}/{name}">' for name in files
    )


def _document_ahead(desk: Desk, document: str | None) -> str:
    text = hash_of(desk, document) if document else None
    if document is None or text is None:
        return ""
    wanted = (f"/qy/text/{text}", f"/qy/marks/{quote(document, safe='')}")
    return "".join(
        f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{escape(each)}">' for each in wanted
    )
