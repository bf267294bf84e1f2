from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.exchange import (
    decode_record,
    dumps,
    dumps_all,
    encode_record,
    read_records,
    schema,
    unknown_fields,
)
from annotate.model.citation import Citation, CitationKind, Resolution
from annotate.model.document import Document, Part
from annotate.model.gap import Decision, Gap, GapStatus
from annotate.model.power import (
    Actor,
    Basis,
    Cited,
    Evidence,
    Mode,
    Post,
    Power,
    PowerType,
    Recipient,
    Relation,
    Target,
)
from annotate.model.record import (
    Answer,
    BroughtInstrument,
    Comment,
    Created,
    DecidedGap,
    Granted,
    Layer,
    Record,
    Search,
)
from annotate.model.span import Span

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "sample" / "sample.jsonl"
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
some_words = st.one_of(st.none(), words)
days = st.dates().map(str)
paths = st.lists(st.sampled_from(["34", "34/2", "34/_/3", "17-1", "c3s2"]), max_size=3).map(tuple)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=4,
)


def lists(strategy: st.SearchStrategy[Any], size: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=size).map(tuple)


@st.composite
def a_stretch(draw: st.DrawFn, text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, len(text)))


def spans(text: str) -> st.SearchStrategy[Span]:
    return a_stretch(text).map(lambda s: Span(start=s[0], end=s[1], quote=text[s[0] : s[1]]))


def actors(text: str) -> st.SearchStrategy[Actor]:
    post = st.builds(Post, organ=words, level=some_words)
    return st.builds(
        Actor,
        name=words,
        organ_type=some_words,
        span=st.none() | spans(text),
        posts=lists(post),
        capacity=some_words,
    )


def bases(text: str, number: int) -> st.SearchStrategy[Basis]:
    return st.builds(
        Basis,
        id=st.just(f"B{number}"),
        relation=st.sampled_from(Relation),
        cited=st.builds(Cited, title=some_words, provisions=paths),
        span=st.none() | spans(text),
        stated=st.booleans(),
        target=st.none() | st.builds(Target, work=words, version=some_words, provisions=paths),
        evidence=st.none() | st.builds(Evidence, quote=words),
        note=words,
    )


def powers(text: str, number: int) -> st.SearchStrategy[Power]:
    return st.builds(
        Power,
        id=st.just(f"P{number}"),
        spans=st.lists(spans(text), min_size=1, max_size=2).map(tuple),
        action=words,
        type=st.sampled_from(PowerType),
        mode=st.sampled_from(Mode),
        actor=st.none() | actors(text),
        co_actors=lists(actors(text)),
        recipient=st.none() | st.builds(Recipient, name=words, qualified=st.none() | st.booleans()),
        as_of=st.none() | days | st.just({"to": "2022-07", "from": "2022"}),
        facts=st.dictionaries(words, json_values, max_size=3),
        bases=st.tuples(bases(text, 1), bases(text, 2)),
        score=st.none() | st.floats(0, 1),
    )


unset_or_not = {
    "published": st.none() | st.booleans() | days,
    "parent": some_words,
    "effective": st.none() | days,
    "provisions": st.dictionaries(st.sampled_from(["5", "10", "5/1"]), some_words, max_size=3),
    "creates": lists(st.builds(Created, measure=words)),
    "grants": lists(st.builds(Granted, action=words, to=words)),
}
instruments = st.fixed_dictionaries({"title": words}, optional=unset_or_not).map(
    lambda d: BroughtInstrument(**d)
)


def comments(text: str) -> st.SearchStrategy[tuple[Comment, ...]]:
    answer = st.builds(Answer, text=words, by=some_words)
    one = st.builds(
        Comment,
        id=st.text("c1", min_size=1),
        text=words,
        span=st.none() | spans(text),
        power=some_words,
        resolved=st.booleans(),
        answers=lists(answer),
    )
    return st.lists(one, max_size=2, unique_by=lambda each: each.id).map(tuple)


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
    part = a_stretch(text).map(lambda s: Part(start=s[0], end=s[1], role="附件"))
    citation = a_stretch(text).map(
        lambda s: Citation(
            start=s[0],
            end=s[1],
            quote=text[s[0] : s[1]],
            kind=CitationKind.VAGUE,
            resolution=Resolution.AMBIGUOUS,
            candidates=("a", "b"),
        )
    )
    decided = st.builds(
        Decision, status=st.sampled_from(GapStatus), by=some_words, reason=words, stale=st.booleans()
    )
    return Record(
        document=Document(
            id=draw(st.text("abc-1号", min_size=1, max_size=5)),
            text=text,
            title=draw(words),
            kind=draw(some_words),
            issued_on=draw(st.none() | days),
            published=draw(st.none() | st.booleans()),
            parts=draw(lists(part)),
        ),
        instruments=draw(lists(instruments)),
        citations=draw(lists(citation)),
        powers=(draw(powers(text, 1)), draw(powers(text, 2))),
        searches=draw(lists(st.builds(Search, power=st.just("P2"), query=words, found=st.integers(0, 9)))),
        gaps=draw(lists(st.builds(Gap, id=words, code=words, power=st.just("P1"), decision=decided))),
        comments=draw(comments(text)),
        read=draw(lists(spans(text))),
        rejected=draw(lists(spans(text))),
        decided=draw(
            lists(st.builds(DecidedGap, id=words, power=words, fingerprint=words, decision=decided))
        ),
        layer=draw(st.builds(Layer, by=words)),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_what_was_exported_comes_back_and_leaves_again_byte_for_byte(record: Record) -> None:
    first = dumps(record)
    again = decode_record(json.loads(first))
    assert dumps(again) == first
    assert unknown_fields(json.loads(first)) == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_every_export_validates_against_the_schema(record: Record) -> None:
    judge = jsonschema.Draft202012Validator(schema())
    judge.validate(json.loads(dumps(record)))
    judge.validate(json.loads(dumps_all([record], "json")))


def test_the_schema_is_itself_sound_and_allows_more_fields(a_record: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    exported = encode_record(decode_record(a_record)) | {"ours": 1}
    jsonschema.Draft202012Validator(schema()).validate(exported)


@pytest.mark.parametrize("missing", ["powers", "gaps", "provenance", "format"])
def test_the_schema_misses_what_an_export_must_hold(a_record: dict[str, Any], missing: str) -> None:
    exported = encode_record(decode_record(a_record))
    del exported[missing]
    assert not jsonschema.Draft202012Validator(schema()).is_valid(exported)
    assert not jsonschema.Draft202012Validator(schema()).is_valid(
        {"format": "quanyuan/1", "records": [exported]}
    )


def test_the_schema_knows_the_terms_of_the_field(a_record: dict[str, Any]) -> None:
    exported = encode_record(decode_record(a_record))
    exported["powers"][0]["type"] = "行政建议"
    assert not jsonschema.Draft202012Validator(schema()).is_valid(exported)


def test_the_samples_that_come_with_the_program_are_read_and_written() -> None:
    lines = list(read_records(SAMPLES.read_bytes(), SAMPLES.name))
    assert [line.error for line in lines if line.error] == []
    assert lines
    for line in lines:
        assert decode_record(json.loads(dumps(line.value))) == line.value


def test_fields_leave_in_the_order_of_the_contract_and_chinese_is_readable(a_record: dict[str, Any]) -> None:
    line = dumps(decode_record(a_record))
    assert line.startswith(
        '{"format": "quanyuan/1", "document": {"id": "d-1", "title": "", "text": "乙市城管局'
    )
    assert "\n" not in line
    power = json.loads(line)["powers"][0]
    assert list(power)[:7] == ["id", "spans", "action", "measure", "type", "mode", "actor"]


def test_an_export_is_ordered_by_document_id_whatever_order_the_records_come_in(
    a_record: dict[str, Any],
) -> None:
    two = [
        decode_record({**a_record, "document": {**a_record["document"], "id": name}}) for name in ("b", "a")
    ]
    for form in ("json", "jsonl"):
        assert dumps_all(two, form) == dumps_all(two[::-1], form)
        lines = list(read_records(dumps_all(two, form).encode(), f"export.{form}"))
        assert [line.value.document.id for line in lines] == ["a", "b"]
    assert json.loads(dumps_all([], "json")) == {"format": "quanyuan/1", "records": []}
    assert dumps_all([], "jsonl") == ""
