from __future__ import annotations

from typing import Any

from annotate.model.document import Document
from annotate.workflow import Desk, add_document, suggestions

TEXT = "依据《示例管理法》第一条，本局决定扣押有关物品。"
WORK = "cn/law/示例管理法"


def links(desk: Desk, name: str, issued_on: str | None) -> list[Any]:
    """What the bases of the suggestions lead to."""
    add_document(desk, Document(id=name, text=TEXT, title="决定", kind="决定", issued_on=issued_on))
    found = suggestions(desk, name)["suggestions"]
    return [basis["target"] for power in found for basis in power["bases"]]


def test_a_suggested_basis_is_linked_to_the_version_of_its_day(opened: Desk) -> None:
    assert links(opened, "early", "2010-05-01") == [
        {"work": WORK, "version": "2001-01-01", "provisions": ["1"]}
    ]
    assert links(opened, "late", "2020-05-01") == [
        {"work": WORK, "version": "2014-11-01", "provisions": ["1"]}
    ]
