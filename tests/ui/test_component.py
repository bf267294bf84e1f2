"""How the modules of the component hang together, as far as it can be told without a browser."""

from __future__ import annotations

import posixpath
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "annotate" / "ui" / "component"
MODULES = {
    path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.js")
}
IMPORT = re.compile(r'^import \{ ([^}]+) \} from "([./\w]+\.js)";$', re.MULTILINE)
MAY_IMPORT = {
    "base": {"base"},
    "saving": {"base", "saving"},
    "known": {"base", "saving", "known"},
    "text": {"base", "saving", "known", "text"},
    "acting": {"base", "saving", "known", "text", "acting"},
    "power": {"base", "saving", "known", "text", "acting", "power"},
    "overview": {"base", "saving", "known", "text", "acting", "overview"},
}


def imports(name: str) -> list[tuple[str, str]]:
    """The names that a module takes from another, with that one's path."""
    here = posixpath.dirname(name)
    return [
        (names, posixpath.normpath(posixpath.join(here, source)))
        for names, source in IMPORT.findall(MODULES[name])
    ]


def test_imports_go_one_way() -> None:
    order = TopologicalSorter({name: [source for _, source in imports(name)] for name in MODULES})
    assert [*order.static_order()][-1] == "main.js"


@pytest.mark.parametrize("name", sorted(name for name in MODULES if "/" in name))
def test_a_folder_knows_only_those_below_it(name: str) -> None:
    folder, _, _rest = name.partition("/")
    assert {source.split("/")[0] for _, source in imports(name)} <= MAY_IMPORT[folder]


@pytest.mark.parametrize("name", sorted(MODULES))
def test_what_is_imported_is_there_and_is_used(name: str) -> None:
    for names, source in imports(name):
        for each in names.split(", "):
            assert re.search(
                rf"^export (async )?(function|class|const) {each}\b", MODULES[source], re.MULTILINE
            )
            assert len(re.findall(rf"\b{each}\b", MODULES[name])) > 1, f"{name} does not use {each}"
