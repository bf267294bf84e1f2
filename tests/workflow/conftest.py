from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotate.exchange import decode_record
from annotate.model.law import Coverage, Instrument, Provision, Version
from annotate.store import open_store
from annotate.workflow import Desk, import_record
from annotate.workflow.law_base import sealed

TEXT = (
    "经查，甲省乙市某管理部门决定扣押有关物品，并处罚款。依据《示例管理法》第一条。𠮷日。\n第二段没有职权。"
)
WORK = "cn/law/示例管理法"
OLD = Version(
    work=WORK, date="2001-01-01", effective="2001-03-01", ended="2015-01-01", coverage=Coverage.FULL
)
NEW = Version(work=WORK, date="2014-11-01", effective="2015-01-01", kind="修订", coverage=Coverage.FULL)
LAW = Instrument(
    work=WORK, title="中华人民共和国示例管理法", rank="法律", short_names=("示例法",), versions=(OLD, NEW)
)
TEXTS = {
    OLD.date: (Provision(path="1", text="主管部门可以扣押有关物品。", order=0),),
    NEW.date: (
        Provision(path="1", text="主管部门可以查封场所。\n主管部门可以扣押有关物品。", order=0),
        Provision(path="2", text="违反本法规定的，处警告或者罚款。", order=1),
    ),
}


class Clock:
    """A second passes with each look at it."""

    def __init__(self) -> None:
        self._seconds = itertools.count()

    def __call__(self) -> str:
        return f"2024-05-01T08:{next(self._seconds) // 60 % 60:02}:{next(self._seconds) % 60:02}Z"


def law_base_at(url: str) -> None:
    """A law base of one instrument, so that no test waits for the real one."""
    store = open_store(url)
    with store.unit() as unit:
        if not unit.law.notes():
            unit.law.put(LAW, TEXTS)
            sealed(unit, store)
    store.close()


@pytest.fixture
def url(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'store.db'}"
    law_base_at(address)
    return address


@pytest.fixture
def desk(url: str) -> Iterator[Desk]:
    at = Desk(open_store(url), clock=Clock(), say=lambda _words: None)
    yield at
    at.close()


def a_desk(folder: Path, name: str) -> Desk:
    address = f"sqlite:///{folder / name}.db"
    law_base_at(address)
    return Desk(open_store(address), clock=Clock(), say=lambda _words: None)


@pytest.fixture
def other_desk(tmp_path: Path) -> Iterator[Desk]:
    """A second store, of somebody else."""
    at = a_desk(tmp_path, "other")
    yield at
    at.close()


@pytest.fixture
def two_desks() -> Callable[[Path], tuple[Desk, Desk]]:
    """Two fresh stores, for tests that need a pair at each example."""
    return lambda folder: (a_desk(folder, "source"), a_desk(folder, "target"))


def a_power(name: str = "P1", **more: object) -> dict[str, Any]:
    start = TEXT.index("扣押")
    return {
        "id": name,
        "spans": [{"start": start, "end": start + 2, "quote": "扣押"}],
        "action": "扣押有关物品",
        "type": "行政强制",
        "mode": "行使",
        "bases": [],
        **more,
    }


@pytest.fixture
def power() -> Callable[..., dict[str, Any]]:
    return a_power


def a_record(name: str = "d1", **more: object) -> dict[str, Any]:
    return {
        "format": "quanyuan/1",
        "document": {
            "id": name,
            "title": "示例通报",
            "text": TEXT,
            "kind": "通报",
            "issued_on": "2020-05-01",
        },
        "powers": [a_power()],
        "layer": {"by": "甲", "kind": "annotator"},
        **more,
    }


@pytest.fixture
def record() -> Callable[..., dict[str, Any]]:
    return a_record


@pytest.fixture
def opened(desk: Desk) -> Desk:
    """The desk with one document, d1, of which nothing is said yet."""
    import_record(desk, decode_record(a_record(powers=[])))
    return desk


@pytest.fixture
def act() -> Callable[..., dict[str, Any]]:
    ids = (f"a{number}" for number in itertools.count(1))

    def make(
        kind: str, key: str = "", value: object = None, *, entity: str = "power", **more: object
    ) -> dict[str, Any]:
        return {"id": next(ids), "kind": kind, "entity": entity, "key": key, "value": value, **more}

    return make
