"""What was acknowledged can be shown, asked about and exported for ever after, whatever it holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annotate.exchange import decode_record, dumps_all
from annotate.model.errors import BadInput
from annotate.workflow import Desk, apply_acts, export_records, import_bytes, import_record, marks

Make = Callable[..., dict[str, Any]]
PATHS = ["10000", "9" * 5000, "zz", "第三条", "²", "5/_-1", "c99999", "c²", "x", "", "34/1/2/3/4", "/", "_"]


def shown_and_exported(desk: Desk) -> str:
    assert marks(desk, "d1")["entities"]
    written = dumps_all(export_records(desk), "jsonl")
    (again,) = import_bytes(desk, written.encode(), "export.jsonl")
    assert again.error is None
    return written


def bases(path: str) -> list[dict[str, Any]]:
    title = "中华人民共和国示例管理法"
    cited = {"kind": "instrument", "title": title, "provisions": [path]}
    linked = {"work": "cn/law/示例管理法", "version": "2014-11-01", "provisions": [path]}
    elsewhere = {"kind": "instrument", "title": "某办法", "provisions": [path]}
    return [
        {"id": "b1", "relation": "授权", "cited": cited, "target": linked},
        {"id": "b2", "relation": "授权", "cited": cited},
        {"id": "b3", "relation": "违反", "cited": elsewhere},
    ]


def brought(path: str) -> dict[str, Any]:
    granted = [{"action": "扣押", "to": "某管理部门", "provision": path}]
    return {
        "title": "某办法",
        "rank": "部门规章",
        "provisions": {path: "可以扣押。"},
        "creates": [{"measure": "扣押", "provision": path}],
        "grants": granted,
        "delegates": granted,
    }


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:8])
def test_any_word_in_the_place_of_a_path_comes_in_and_goes_out(
    desk: Desk, record: Make, power: Make, path: str
) -> None:
    place = {"start": 0, "end": 2, "quote": "经查", "kind": "instrument", "title": "示例管理法"}
    came = record(
        powers=[power(bases=bases(path), mode="授权"), power("P2", bases=bases(path))],
        instruments=[brought(path)],
        citations=[{**place, "provisions": [path], "resolution": "unresolved"}],
        provenance={"catalogue": "another"},
    )
    import_record(desk, decode_record(came))
    assert path in shown_and_exported(desk)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:8])
def test_an_act_with_any_word_in_the_place_of_a_path_is_answered(
    opened: Desk, act: Make, power: Make, path: str
) -> None:
    acts = [
        act("put", "P1", power(bases=bases(path))),
        act("put", "某办法", brought(path), entity="instrument"),
    ]
    assert len(apply_acts(opened, "d1", acts, "甲", "c1")["acked"]) == len(acts)
    shown_and_exported(opened)


@pytest.mark.parametrize("name", ["published", "effective", "repealed", "superseded"])
def test_a_norm_with_a_day_that_is_none_is_refused_before_it_is_stored(
    opened: Desk, act: Make, name: str
) -> None:
    norm = {"title": "某办法", "rank": "法律", name: "2022-13-45"}
    with pytest.raises(BadInput) as refused:
        apply_acts(opened, "d1", [act("put", "某办法", norm, entity="instrument")], "甲")
    assert refused.value.field == f"acts[0].value.{name}"
    assert "某办法" not in shown_and_exported(opened)


@pytest.mark.parametrize("on", [{"power": "P9"}, {"power": "P1", "basis": "b9"}, {"gap": "g"}, {}])
def test_a_comment_may_be_on_what_is_gone_or_on_nothing(opened: Desk, act: Make, on: dict[str, str]) -> None:
    remark = {"text": "何以为据？", **on}
    apply_acts(opened, "d1", [act("put", "c1", remark, entity="comment")], "甲")
    assert "何以为据？" in shown_and_exported(opened)


def test_a_comment_on_words_that_do_not_stand_there_is_refused(opened: Desk, act: Make) -> None:
    remark = {"text": "何以为据？", "span": {"start": 0, "end": 2, "quote": "无此"}}
    with pytest.raises(BadInput) as refused:
        apply_acts(opened, "d1", [act("put", "c1", remark, entity="comment")], "甲")
    assert refused.value.field == "acts[0].value.span.quote"
