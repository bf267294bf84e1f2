"""GET asset: the modules and the sheet of the component, under the hash of them all."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from annotate.model.errors import BadInput
from annotate.ui.routes.reading import FOREVER
from annotate.workflow import Desk

_FOLDER = Path(__file__).resolve().parents[1] / "component"
_KINDS = {".js": "text/javascript", ".css": "text/css"}


@cache
def assets() -> tuple[str, dict[str, bytes]]:
    """The hash of all files, and each by its path; read once, so that one process serves one edition."""
    found = sorted(path for path in _FOLDER.rglob("*") if path.suffix in _KINDS)
    files = {path.relative_to(_FOLDER).as_posix(): path.read_bytes() for path in found}
    whole = hashlib.sha256(b"".join(name.encode() + b"\0" + held for name, held in files.items()))
    return whole.hexdigest()[:16], files


async def asset(request: Request, _desk: Desk) -> Response:
    """One file of this edition; another edition's address names nothing."""
    edition, files = assets()
    name = request.path_params["file"]
    if request.path_params["hash"] != edition or name not in files:
        raise BadInput("file", f"there is no {name} in this edition: load the page again")
    return Response(files[name], media_type=_KINDS[Path(name).suffix], headers={"cache-control": FOREVER})
