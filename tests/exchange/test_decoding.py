from __future__ import annotations

import copy
import hashlib
from pathlib import Path
from typing import Any

import pytest

from annotate.exchange import decode_power, decode_record, encode_record, read_records, unknown_fields
from annotate.model.errors import BadInput
from annotate.model.gap import GapStatus
from annotate.model.power import Mode, PowerType

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def put(record: dict[str, Any], path: tuple[Any, ...], value: object) -> dict[str, Any]:
    """A copy of the record with one thing changed."""
    changed = copy.deepcopy(record)
    *way, last = path
    there = changed
    for step in way:
        there = there[step]
    there[last] = value
    return changed


def without(record: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    changed = copy.deepcopy(record)
    *way, last = path
    there = changed
    for step in way:
        there = there[step]
    del there[last]
    return changed


def test_a_record_becomes_the_values_that_all_rooms_share(a_record: dict[str, Any]) -> None:
    record = decode_record(a_record)
    power = record.powers[0]
    assert (power.type, power.mode) == (PowerType.COERCION, Mode.EXERCISES)
    assert power.bases[0].span.quote == "《甲省市容管理办法》第五条"


def test_quotes_and_hash_that_are_absent_are_filled_in(a_record: dict[str, Any]) -> None:
    record = decode_record(a_record)
    assert record.powers[0].co_actors[0].span.quote == "街道"
    assert record.document.sha256 == hashlib.sha256(record.document.text.encode()).hexdigest()


@pytest.mark.parametrize(
    "path",
    [
        ("document",),
        ("document", "id"),
        ("document", "text"),
        ("powers", 0, "id"),
        ("powers", 0, "spans"),
        ("powers", 0, "type"),
        ("powers", 0, "mode"),
        ("powers", 0, "bases", 0, "id"),
        ("powers", 0, "bases", 0, "relation"),
        ("powers", 0, "spans", 0, "start"),
        ("searches", 0, "power"),
    ],
)
def test_what_is_required_and_missing_is_named(a_record: dict[str, Any], path: tuple[Any, ...]) -> None:
    with pytest.raises(BadInput, match="missing") as caught:
        decode_record(without(a_record, path))
    assert caught.value.field == _written(path)


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        (("format",), "quanyuan/2", "format"),
        (("document", "text"), 5, "document.text"),
        (("document", "text"), None, "document.text"),
        (("document", "id"), "", "document.id"),
        (("document", "sha256"), "0" * 64, "document.sha256"),
        (("document", "issued_on"), "2024-13-01", "document.issued_on"),
        (("document", "parts", 0, "end"), 99, "document.parts[0].end"),
        (("citations", 0, "quote"), "第六条", "citations[0].quote"),
        (("powers",), "none", "powers"),
        (("powers", 0, "type"), "行政建议", "powers[0].type"),
        (("powers", 0, "mode"), "exercises", "powers[0].mode"),
        (("powers", 0, "spans"), [], "powers[0].spans"),
        (("powers", 0, "spans", 0, "start"), "7", "powers[0].spans[0].start"),
        (("powers", 0, "spans", 0, "start"), -1, "powers[0].spans[0].start"),
        (("powers", 0, "spans", 0, "end"), 99, "powers[0].spans[0].end"),
        (("powers", 0, "spans", 0, "end"), 7, "powers[0].spans[0].end"),
        (("powers", 0, "spans", 0, "quote"), "扣押", "powers[0].spans[0].quote"),
        (("powers", 0, "as_of"), "last May", "powers[0].as_of"),
        (("powers", 0, "as_of"), {"from": "2024-05"}, "powers[0].as_of"),
        (("powers", 0, "actor", "span", "end"), 6, "powers[0].actor.span.quote"),
        (("powers", 0, "co_actors", 0, "span", "start"), 40, "powers[0].co_actors[0].span.start"),
        (("powers", 0, "bases", 0, "span", "start"), 23, "powers[0].bases[0].span.quote"),
        (("powers", 0, "bases", 0, "relation"), "依据", "powers[0].bases[0].relation"),
        (("searches", 0, "power"), "P9", "searches[0].power"),
    ],
)
def test_what_contradicts_the_contract_is_refused_where_it_stands(
    a_record: dict[str, Any], path: tuple[Any, ...], value: object, field: str
) -> None:
    with pytest.raises(BadInput) as caught:
        decode_record(put(a_record, path, value))
    assert caught.value.field == field


def test_offsets_count_code_points_not_utf16_units(a_record: dict[str, Any]) -> None:
    counted_in_utf16 = put(
        a_record, ("powers", 0, "co_actors", 0, "span"), {"start": 12, "end": 14, "quote": "街道"}
    )
    with pytest.raises(BadInput, match="code points"):
        decode_record(counted_in_utf16)


def test_two_powers_or_two_bases_of_one_power_with_one_id_are_refused(a_record: dict[str, Any]) -> None:
    power = a_record["powers"][0]
    with pytest.raises(BadInput) as caught:
        decode_record({**a_record, "powers": [power, power]})
    assert caught.value.field == "powers[1].id"
    with pytest.raises(BadInput) as caught:
        decode_record(put(a_record, ("powers", 0, "bases"), power["bases"] * 2))
    assert caught.value.field == "powers[0].bases[1].id"


def test_a_sloppy_path_and_an_unknown_organ_type_are_kept_as_they_are(a_record: dict[str, Any]) -> None:
    sloppy = put(a_record, ("powers", 0, "bases", 0, "cited"), {"title": "某办法", "provisions": ["第五条"]})
    sloppy["powers"][0]["actor"]["organ_type"] = "街道联防队"
    power = decode_record(sloppy).powers[0]
    assert power.bases[0].cited.provisions == ("第五条",)
    assert power.actor.organ_type == "街道联防队"


def test_a_format_that_is_absent_and_optional_fields_that_are_null_are_as_absent(
    a_record: dict[str, Any],
) -> None:
    relaxed = without(a_record, ("format",))
    relaxed["powers"][0] |= {"note": None, "co_actors": None, "facts": None, "score": None}
    relaxed["instruments"] = [{"title": "某办法", "creates": None, "parent": None}]
    record = decode_record(relaxed)
    assert (record.powers[0].note, record.powers[0].co_actors) == ("", ())
    brought = encode_record(record)["instruments"][0]
    assert "creates" not in brought
    assert brought["parent"] is None


def test_a_list_that_is_given_empty_stays_apart_from_one_that_is_absent(a_record: dict[str, Any]) -> None:
    read = encode_record(decode_record({**a_record, "instruments": [{"title": "某办法", "creates": []}]}))
    assert read["instruments"][0]["creates"] == []
    assert "grants" not in read["instruments"][0]


def test_of_the_gaps_that_come_in_only_decisions_are_kept(a_record: dict[str, Any]) -> None:
    decision = {"status": "rejected", "by": "复核员", "on": "2024-06-01", "reason": "另有依据"}
    gap = {
        "id": "g1",
        "code": "NO_BASIS",
        "power": "P1",
        "severity": "?",
        "message": "旧话",
        "fingerprint": "f",
    }
    record = decode_record({**a_record, "gaps": [{**gap, "decision": decision}, {**gap, "id": "g2"}]})
    (kept,) = record.gaps
    assert (kept.id, kept.message, kept.fingerprint) == ("g1", "", "f")
    assert kept.decision.status is GapStatus.REJECTED


def test_fields_that_we_do_not_know_are_named_and_left_out(a_record: dict[str, Any]) -> None:
    more = put(a_record, ("powers", 0, "colour"), "red")
    more["powers"][0]["spans"][0]["page"] = 3
    more["powers"][0]["facts"] = {"anything": "goes"}
    more["why"] = "a note"
    assert set(unknown_fields(more)) == {"powers[0].colour", "powers[0].spans[0].page", "why"}
    assert unknown_fields(a_record) == ()
    assert "colour" not in encode_record(decode_record(more))["powers"][0]


def test_a_single_power_is_decoded_against_the_text_it_belongs_to(a_record: dict[str, Any]) -> None:
    power = a_record["powers"][0]
    assert decode_power(power, a_record["document"]["text"]).id == "P1"
    with pytest.raises(BadInput) as caught:
        decode_power(power, "短", "acts[2].value")
    assert caught.value.field == "acts[2].value.spans[0].start"
    with pytest.raises(BadInput) as caught:
        decode_power({**power, "mode": 3}, a_record["document"]["text"], "acts[2].value")
    assert caught.value.field == "acts[2].value.mode"


@pytest.mark.parametrize("name", ["gaps/dev.jsonl", "seed/record.jsonl"])
def test_the_records_at_hand_are_all_read(name: str) -> None:
    if not (DATA / name).exists():
        pytest.skip("the records of the workplace are not here")
    lines = list(read_records((DATA / name).read_bytes(), name))
    assert lines
    assert [line.error for line in lines if line.error] == []


def _written(path: tuple[Any, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
