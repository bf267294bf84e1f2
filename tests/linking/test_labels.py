"""A provision is called what a lawyer calls it."""

from __future__ import annotations

import pytest

from annotate.linking import label_of
from annotate.model.law import Provision


@pytest.mark.parametrize(
    ("path", "heading", "label"),
    [
        ("34/2/1", None, "第三十四条第二款第一项"),
        ("c3", "第三章　示例", "第三章"),
        ("c0", None, "序言"),
        ("c0", "序　言", "序　言"),
        ("x1", None, "附件1"),
        ("x1", "附表　示例清单", "附表　示例清单"),
    ],
)
def test_a_place_is_named_by_its_path_and_a_preamble_or_an_annex_by_itself(
    path: str, heading: str | None, label: str
) -> None:
    assert label_of(path, Provision(path=path, text="", order=0, heading=heading)) == label
