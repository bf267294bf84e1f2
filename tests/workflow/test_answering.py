from __future__ import annotations

import json
from io import BytesIO

import pytest

from annotate.workflow import Desk
from annotate.workflow.answering import cite_lines


@pytest.mark.parametrize("article", ["zz", "²", "c1", "5/_-1", "", "9" * 5000])
def test_a_host_article_that_is_none_is_passed_over(desk: Desk, article: str) -> None:
    asked = {"id": "a", "text": "依照前条的规定处罚。", "host": "某办法", "host_article": article}
    ((answer, usable),) = cite_lines(desk, BytesIO(json.dumps(asked).encode()))
    assert usable
    assert answer["id"] == "a"


def test_from_a_host_article_the_one_before_is_counted_back(desk: Desk) -> None:
    asked = {"id": "a", "text": "依照前条的规定处罚。", "host": "某办法", "host_article": "5"}
    ((answer, _),) = cite_lines(desk, BytesIO(json.dumps(asked).encode()))
    assert answer["citations"][0]["provisions"] == ["4"]
