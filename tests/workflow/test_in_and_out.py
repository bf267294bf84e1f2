"""What comes in goes out the same; the same record twice changes nothing; bad input stores nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.exchange import decode_record, dumps_all, encode
from annotate.model.document import Document
from annotate.model.errors import BadInput
from annotate.workflow import (
    Desk,
    add_document,
    apply_acts,
    export_records,
    import_bytes,
    import_file,
    import_record,
    projects,
    record_of,
)

Make = Callable[..., dict[str, Any]]


def exported(desk: Desk, project: str | None = None) -> str:
    return dumps_all(export_records(desk, project), "jsonl")


def moved(source: Desk, target: Desk) -> None:
    for done in import_bytes(target, exported(source).encode(), "export.jsonl"):
        assert done.error is None, done.error


def test_a_record_comes_out_with_what_it_came_in_with(desk: Desk, record: Make, power: Make) -> None:
    came = record(
        powers=[power("P2", facts={"乙": 1, "甲": None}), power("P1", as_of={"from": "2020", "to": "2021"})],
        searches=[{"power": "P1", "query": "扣押", "found": 0, "corpus": "自有资料"}],
        instruments=[{"title": "示例办法", "creates": [], "provisions": {"5": None}}, {"title": "示例办法"}],
    )
    import_record(desk, decode_record(came))
    (out,) = export_records(desk)
    assert (out.powers, out.searches, out.instruments, out.layer) == (
        *(getattr(decode_record(came), name) for name in ("powers", "searches", "instruments", "layer")),
    )
    assert out.provenance.catalogue == desk.catalogue.hash


def test_importing_twice_changes_nothing(desk: Desk, record: Make) -> None:
    came = decode_record(record())
    assert import_record(desk, came)
    before = exported(desk)
    assert not import_record(desk, came)
    assert exported(desk) == before


def test_importing_again_does_not_turn_back_what_was_changed_since(
    desk: Desk, record: Make, power: Make, act: Make
) -> None:
    came = decode_record(record(powers=[power("P1"), power("P2")]))
    import_record(desk, came)
    acts = [act("put", "P1", power(note="改过"), was=3), act("drop", "P2", was=4)]
    assert apply_acts(desk, "d1", acts, "乙", "c1")["conflicts"] == []
    assert not import_record(desk, came)
    assert [(each.id, each.note) for each in record_of(desk, "d1").powers] == [("P1", "改过")]


def test_importing_what_somebody_else_changed_brings_their_changes(
    desk: Desk, record: Make, power: Make
) -> None:
    import_record(desk, decode_record(record()))
    assert import_record(desk, decode_record(record(powers=[power(note="改过"), power("P2")])))
    assert [(each.id, each.note) for each in record_of(desk, "d1").powers] == [("P1", "改过"), ("P2", "")]


def test_the_same_id_with_another_text_is_refused_and_stores_nothing(desk: Desk, record: Make) -> None:
    import_record(desk, decode_record(record()))
    before = exported(desk)
    other = record(powers=[], document={"id": "d1", "text": "另一篇。"})
    with pytest.raises(BadInput) as refused:
        import_record(desk, decode_record(other))
    assert refused.value.field == "document.text"
    assert exported(desk) == before


def test_a_document_may_join_a_second_project(desk: Desk, record: Make) -> None:
    came = decode_record(record())
    import_record(desk, came, "甲")
    assert import_record(desk, came, "乙")
    assert not import_record(desk, came, "乙")
    assert set(projects(desk)) == {"甲", "乙"}
    assert exported(desk, "甲") == exported(desk, "乙") == exported(desk)


def test_a_project_that_is_not_there_is_named(desk: Desk) -> None:
    with pytest.raises(BadInput, match="丙"):
        export_records(desk, "丙")


def test_decisions_come_along_and_stale_ones_stay_stale(
    desk: Desk, other_desk: Desk, record: Make, power: Make, act: Make
) -> None:
    import_record(desk, decode_record(record()))
    asked = next(gap for gap in record_of(desk, "d1").gaps if gap.code == "NO_BASIS")
    apply_acts(
        desk, "d1", [act("put", asked.id, {"status": "contested", "reason": "两说"}, entity="decision")], "乙"
    )
    moved(desk, other_desk)
    (there,) = [gap for gap in record_of(other_desk, "d1").gaps if gap.id == asked.id]
    assert there.decision is not None
    assert (there.status, there.decision.by, there.decision.stale) == ("contested", "乙", False)
    apply_acts(desk, "d1", [act("put", "P1", power(mode="设定"), was=3)], "甲", "c")
    (gone_on,) = [gap for gap in record_of(desk, "d1").gaps if gap.id == asked.id]
    assert gone_on.decision is not None
    assert gone_on.decision.stale
    assert not import_record(other_desk, decode_record(json.loads(exported(other_desk))))


def test_a_decision_on_a_gap_that_is_asked_no_more_goes_out_and_comes_back(
    desk: Desk, other_desk: Desk, record: Make, power: Make, act: Make
) -> None:
    import_record(desk, decode_record(record()))
    asked = next(gap for gap in record_of(desk, "d1").gaps if gap.code == "NO_BASIS")
    decision = {"status": "contested", "reason": "两说"}
    apply_acts(desk, "d1", [act("put", asked.id, decision, entity="decision")], "乙")
    linked = {"work": "cn/law/示例管理法", "version": "2014-11-01", "provisions": ["1"]}
    basis = {
        "id": "B1",
        "relation": "设定",
        "cited": {"kind": "instrument", "title": "示例管理法"},
        "target": linked,
        "status": "confirmed",
    }
    apply_acts(desk, "d1", [act("put", "P1", power(bases=[basis]), was=3)], "甲", "c")
    (kept,) = record_of(desk, "d1").decided
    assert (kept.id, kept.fingerprint, kept.decision.reason) == (asked.id, asked.fingerprint, "两说")
    moved(desk, other_desk)
    assert exported(other_desk) == exported(desk)
    apply_acts(other_desk, "d1", [act("put", "P1", power(), was=3)], "甲", "c")
    (again,) = [gap for gap in record_of(other_desk, "d1").gaps if gap.id == asked.id]
    assert again.decision is not None
    assert (again.status, again.decision.stale) == ("contested", False)


def test_what_was_read_rejected_and_remarked_goes_out_and_comes_back(
    desk: Desk, other_desk: Desk, record: Make, act: Make
) -> None:
    import_record(desk, decode_record(record()))
    place = {"start": 0, "end": 2}
    remark = {"text": "何以为据？", "power": "P1", "answers": [{"text": "见第一条", "by": "丙"}]}
    acts = [
        act("put", "0-2", place, entity="read"),
        act("put", "r", place, entity="rejected"),
        act("put", "c", remark, entity="comment"),
    ]
    apply_acts(desk, "d1", acts, "乙")
    out = record_of(desk, "d1")
    assert [place.quote for place in (*out.read, *out.rejected)] == ["经查", "经查"]
    (comment,) = out.comments
    assert (comment.id, comment.by, comment.answers[0].by) == ("c", "乙", "丙")
    assert comment.at == comment.answers[0].at
    moved(desk, other_desk)
    assert exported(other_desk) == exported(desk)


def test_a_record_without_them_leaves_without_their_fields(desk: Desk, record: Make) -> None:
    import_record(desk, decode_record(record()))
    assert not {"comments", "read", "rejected", "decided"} & set(json.loads(exported(desk)))


def test_citations_that_are_not_the_tools_own_are_kept(desk: Desk, record: Make) -> None:
    cited = {"start": 0, "end": 2, "quote": "经查", "kind": "vague", "title": None, "provisions": []}
    import_record(desk, decode_record(record(citations=[cited])))
    assert [one.quote for one in record_of(desk, "d1").citations] == ["经查"]


def test_a_file_of_records_is_read_to_its_end(desk: Desk, record: Make, tmp_path: Path) -> None:
    bad = record(
        "d2", powers=[{"id": "P1", "spans": [{"start": 0, "end": 999}], "type": "其他", "mode": "行使"}]
    )
    file = tmp_path / "three.jsonl"
    lines = [json.dumps(record("d1")), "{", json.dumps(bad), json.dumps(record("d3"))]
    file.write_text("\n".join(lines), encoding="utf-8")
    done = list(import_file(desk, file))
    assert [(each.line, each.id, each.error is None) for each in done] == [
        (1, "d1", True),
        (2, None, False),
        (3, "d2", False),
        (4, "d3", True),
    ]
    assert [each.document.id for each in export_records(desk)] == ["d1", "d3"]


def test_a_document_of_another_kind_is_read_and_kept_once(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "通报.txt"
    file.write_text("甲省乙市示例通报\n\n经查，有关人员决定扣押物品。\n", encoding="utf-8")
    first, again = [next(import_file(desk, file)) for _ in range(2)]
    assert (first.error, first.changed, again.changed, first.id) == (None, True, False, again.id)
    assert "决定扣押物品" in record_of(desk, str(first.id)).document.text


@pytest.mark.parametrize("name", ["nothing.jsonl", "nothing.txt"])
def test_a_file_that_cannot_be_read_is_named(desk: Desk, tmp_path: Path, name: str) -> None:
    (done,) = import_file(desk, tmp_path / name)
    assert done.error is not None
    assert name in done.error.field


def test_a_document_can_be_added_by_hand(desk: Desk) -> None:
    add_document(desk, Document(id="d7", text="甲省乙市示例。", title="示例"), "甲")
    with pytest.raises(BadInput):
        add_document(desk, Document(id="d7", text="另一篇。"), "甲")
    assert record_of(desk, "d7").document.title == "示例"


NOTES = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)


@given(
    powers=st.lists(
        st.tuples(
            st.integers(0, 30), st.integers(1, 9), st.sampled_from(["行使", "授权", "处分", "设定"]), NOTES
        ),
        max_size=4,
    ),
    found=st.lists(st.integers(0, 3), max_size=3),
    facts=st.dictionaries(NOTES, st.one_of(st.none(), st.booleans(), st.integers(-9, 9), NOTES), max_size=3),
    undone=st.integers(0, 3),
    places=st.lists(st.tuples(st.sampled_from(["read", "rejected"]), st.integers(0, 9)), max_size=3),
    remarks=st.lists(st.tuples(NOTES, st.booleans(), st.lists(NOTES, max_size=2)), max_size=2),
    gone=st.lists(st.sampled_from(["confirmed", "contested"]), max_size=2),
    another=st.booleans(),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_export_import_export_gives_the_same_bytes(
    *,
    tmp_path_factory: pytest.TempPathFactory,
    record: Make,
    power: Make,
    act: Make,
    powers: list[tuple[int, int, str, str]],
    found: list[int],
    facts: dict[str, Any],
    undone: int,
    places: list[tuple[str, int]],
    remarks: list[tuple[str, bool, list[str]]],
    gone: list[str],
    another: bool,
    two_desks: Callable[[Path], tuple[Desk, Desk]],
) -> None:
    source, target = two_desks(tmp_path_factory.mktemp("desks"))
    values = [
        power(f"P{n}", spans=[{"start": s, "end": s + w}], mode=mode, note=note, facts=facts)
        for n, (s, w, mode, note) in enumerate(powers)
    ]
    searches = [{"power": "P0", "query": "扣押", "found": n} for n in found if powers]
    import_record(source, decode_record(record(powers=values[:1], searches=searches[:1])))
    acts = [act("put", value["id"], value) for value in values[1:]]
    acts += [act("put", f"s{n}", search, entity="search") for n, search in enumerate(searches[1:])]
    acts += [
        act("put", f"{n}", {"start": at, "end": at + 1}, entity=kind) for n, (kind, at) in enumerate(places)
    ]
    for n, (text, resolved, answers) in enumerate(remarks):
        remark = {"text": text, "resolved": resolved, "answers": [{"text": each} for each in answers]}
        acts.append(act("put", f"c{n}", remark, entity="comment"))
    for n, status in enumerate(gone):
        decision = {"status": status, "power": "P9", "fingerprint": "f"}
        acts.append(act("put", f"g{n}", decision, entity="decision"))
    apply_acts(source, "d1", acts + [act("undo") for _ in range(undone)], "甲", "c1")
    if another:
        layer = {"by": "丁", "kind": "annotator"}
        said = {"read": [{"start": 0, "end": 2}], "comments": [{"id": "c0", "text": "另见"}]}
        import_record(source, decode_record(record(layer=layer, powers=values[:1], **said)))
    moved(source, target)
    assert exported(target) == exported(source)
    assert encode(record_of(target, "d1").powers) == encode(record_of(source, "d1").powers)
    source.close()
    target.close()
