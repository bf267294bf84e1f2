"""How the modules of the component hang together, as far as it can be told without a browser."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "annotate" / "ui" / "component"
MODULES = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js")}
IMPORT = re.compile(r'^import \{ ([^}]+) \} from "\./(\w+\.js)";$', re.MULTILINE)


def test_imports_go_one_way() -> None:
    order = TopologicalSorter(
        {name: [found[1] for found in IMPORT.findall(said)] for name, said in MODULES.items()}
    )
    assert [*order.static_order()][-1] == "main.js"


@pytest.mark.parametrize("name", sorted(MODULES))
def test_what_is_imported_is_there_and_is_used(name: str) -> None:
    for names, source in IMPORT.findall(MODULES[name]):
        for each in names.split(", "):
            assert re.search(
                rf"^export (async )?(function|class|const) {each}\b", MODULES[source], re.MULTILINE
            )
            assert len(re.findall(rf"\b{each}\b", MODULES[name])) > 1, f"{name} does not use {each}"
