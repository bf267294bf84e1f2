from __future__ import annotations

import io
import json
from typing import Any

import pytest

from annotate.exchange import Line, error_line, read_lines, read_records, strict_json
from annotate.exchange.lines import LONGEST_LINE
from annotate.exchange.requests import (
    CiteRequest,
    cite_answer,
    decode_cite,
    decode_suggest,
    gaps_answer,
    suggest_answer,
)
from annotate.model.citation import Citation, CitationKind
from annotate.model.errors import BadInput
from annotate.model.gap import Gap

GOOD = '{"id": "p1", "text": "甲"}'


def lines_of(written: str | bytes, longest: int = LONGEST_LINE) -> list[Line[CiteRequest]]:
    data = written if isinstance(written, bytes) else written.encode()
    return list(read_lines(io.BytesIO(data), decode_cite, longest=longest))


def refused(written: str | bytes) -> dict[str, Any]:
    (line,) = lines_of(written)
    return error_line(line)


def test_a_bad_line_becomes_an_error_in_its_place_and_the_rest_goes_on() -> None:
    lines = lines_of(f'{GOOD}\n\n{{"id": "p2"}}\n{{"id": "p3", "text"\r\n[1]\n{GOOD}')
    assert [line.number for line in lines] == [1, 3, 4, 5, 6]
    assert [line.value is not None for line in lines] == [True, False, False, False, True]
    assert error_line(lines[1]) == {
        "id": "p2",
        "error": {"line": 3, "field": "text", "reason": "is missing, and is required"},
    }
    assert [error_line(line)["id"] for line in lines[2:4]] == ["p3", None]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ('{"id": "a", "text": "x", "text": "y"}', "twice"),
        ('{"id": "a", "text": NaN}', "NaN"),
        ('{"id": "a", "text": "x", "score": 1e999}', "too large"),
        ('{"id": "a", "text": "\\ud800"}', "surrogate"),
        ('{"id": "a", "text": ' + "[" * 100_000, "nested"),
        ('{"id": "a", "text": ' + "[" * 65 + "]" * 65 + "}", "nested"),
        ('{"id": "a", "text": 9223372036854775808}', "too large"),
        ('{"id": "a", "text": -9223372036854775809}', "too large"),
        ('{"id": "a", "text": ' + "1" * 5000 + "}", "no JSON that we read"),
        ('{"id": "a", "text": "x"', "no JSON"),
        (b'{"id": "a", "text": "\xff"}', "UTF-8"),
    ],
)
def test_json_that_readers_would_take_differently_is_refused_with_its_id(
    written: str | bytes, reason: str
) -> None:
    answer = refused(written)
    assert reason in answer["error"]["reason"]
    assert answer["id"] == "a"


def test_the_id_of_a_record_is_that_of_its_document() -> None:
    broken = '{"format": "quanyuan/1", "document": {"id": "d-\\u4e59", "text": "'
    assert refused(broken)["id"] == "d-乙"
    (line,) = read_lines(io.BytesIO(b'{"id": "x", "document": {"id": "d-2"}}'), decode_cite)
    assert line.id == "d-2"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    assert [line.value.text for line in lines_of(f"\ufeff{GOOD}\r\n{GOOD}\r\n")] == ["甲", "甲"]


def test_a_line_separator_inside_a_text_does_not_end_the_line() -> None:
    assert lines_of('{"id": "p", "text": "甲\u2028乙"}')[0].value.text == "甲\u2028乙"


def test_a_line_that_is_too_long_is_refused_and_the_next_one_is_read() -> None:
    long = '{"id": "long", "text": "' + "甲" * 100 + '"}'
    lines = lines_of(f"{long}\n{GOOD}\n", longest=100)
    assert [(line.number, line.id) for line in lines] == [(1, "long"), (2, "p1")]
    assert "longer than 100 bytes" in lines[0].error.reason
    assert lines[1].value is not None


def test_lines_are_read_one_at_a_time() -> None:
    stream = io.BytesIO(f"{GOOD}\n{GOOD}\n".encode())
    next(read_lines(stream, decode_cite))
    assert stream.tell() == len(GOOD.encode()) + 1


def test_a_file_of_records_says_which_of_them_is_bad(a_record: dict[str, Any]) -> None:
    data = json.dumps({"format": "quanyuan/1", "records": [a_record, {"document": {"id": "d-9"}}]}).encode()
    good, bad = read_records(data, "export.json")
    assert good.value.document.id == "d-1"
    assert (bad.id, bad.error.field) == ("d-9", "records[1].document.text")
    (alone,) = read_records(json.dumps(a_record).encode(), "one.json")
    assert alone.value.document.id == "d-1"
    assert alone.raw == a_record


def test_a_file_that_is_no_json_is_refused_by_name() -> None:
    with pytest.raises(BadInput) as caught:
        list(read_records(b"not json", "one.json"))
    assert caught.value.field == "one.json"


def test_a_suggest_request_may_leave_out_all_but_id_and_text() -> None:
    assert decode_suggest({"id": "a", "text": "b", "title": None, "as_of": None}).as_of is None
    with pytest.raises(BadInput) as caught:
        decode_suggest({"id": "a", "text": "b", "as_of": "soon"})
    assert caught.value.field == "as_of"


def test_answers_are_json_with_the_id_of_what_was_asked() -> None:
    citation = Citation(start=0, end=1, quote="甲", kind=CitationKind.VAGUE)
    assert cite_answer("p1", [citation])["citations"][0]["provisions"] == []
    assert suggest_answer("p1", [], [citation])["powers"] == []
    answer = gaps_answer("d-1", [Gap(id="g", code="NO_BASIS", power="P1")])
    assert strict_json(json.dumps(answer)) == answer
    assert answer["gaps"][0]["decision"] is None
