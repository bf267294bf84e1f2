from __future__ import annotations

import pytest

from annotate.exchange import decode_record
from annotate.model.errors import BadInput


@pytest.mark.parametrize("name", ["..", "../a", "a/../b", "a\\..\\b", "a\x00b"])
def test_an_id_that_no_address_can_hold_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match=r"^document\.id: has a NUL or a “\.\.”"):
        decode_record({"format": "quanyuan/1", "document": {"id": name, "text": "文"}})


@pytest.mark.parametrize("name", ["a/b", "a..b", "%2e%2e", '"]<b>?a#c', "__proto__", "甲 乙"])
def test_any_other_id_may_be_given(name: str) -> None:
    read = decode_record({"format": "quanyuan/1", "document": {"id": name, "text": "文"}})
    assert read.document.id == name
