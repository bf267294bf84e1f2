"""A small law base and a builder of records: what a case says, and defaults for what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from annotate.exchange import decode_record
from annotate.model.law import Coverage, Instrument, Provision, Version
from annotate.model.record import Record

Case = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OnDay:
    version: Version | None
    state: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class SmallLaw:
    """A catalogue of a few instruments; `texts`: (work, version date) → path → text."""

    instruments: tuple[Instrument, ...]
    texts: Mapping[tuple[str, str], Mapping[str, str]]

    def by_title(self, title: str) -> tuple[Instrument, ...]:
        return tuple(i for i in self.instruments if title in (i.title, *i.short_names))

    def get(self, work: str) -> Instrument | None:
        return next((i for i in self.instruments if i.work == work), None)

    def as_of(self, work: str, day: date) -> OnDay:
        instrument, on = self.get(work), day.isoformat()
        assert instrument is not None
        begun = [v for v in instrument.versions if v.effective and v.effective <= on]
        if not begun:
            return OnDay(None, "not_yet", all(v.sure for v in instrument.versions))
        if instrument.repealed and instrument.repealed <= on:
            return OnDay(None, "repealed")
        if instrument.gone_by:
            gone = instrument.gone_by <= on
            return OnDay(None if gone else begun[-1], "repealed" if gone else "held", sure=False)
        if begun[-1].coverage is Coverage.TITLE:
            return OnDay(None, "not_held", begun[-1].sure)
        return OnDay(begun[-1], "held", begun[-1].sure)

    def provisions(self, work: str, version_date: str) -> Mapping[str, Provision]:
        texts = self.texts[work, version_date].items()
        return {path: Provision(path=path, text=text, order=n) for n, (path, text) in enumerate(texts)}


@pytest.fixture(scope="session")
def a_law_base() -> Callable[[list[Case]], SmallLaw]:
    """Of entries {title, rank, repealed, versions: [{date, effective, gone_by, held, sure, articles: count, texts}]}."""

    def build(entries: list[Case]) -> SmallLaw:
        texts: dict[tuple[str, str], Mapping[str, str]] = {}
        instruments = []
        for n, entry in enumerate(entries):
            work = entry.get("work") or f"cn/law/{entry['title'].removeprefix('中华人民共和国')}"
            work += f"#{n}" if any(i.work == work for i in instruments) else ""
            versions = []
            for given in entry.get("versions", [{"date": "2000-01-01", "effective": "2000-01-01"}]):
                coverage = Coverage(given.get("held", "full"))
                versions.append(
                    Version(
                        work=work,
                        date=given["date"],
                        effective=given.get("effective"),
                        ended=given.get("gone_by"),
                        coverage=coverage,
                        sure=given.get("sure", True),
                    )
                )
                counted = {str(k): f"第{k}条的文字。" for k in range(1, given.get("articles", 0) + 1)}
                texts[work, given["date"]] = counted | {str(k): v for k, v in given.get("texts", {}).items()}
            instruments.append(
                Instrument(
                    work=work,
                    title=entry["title"],
                    rank=entry.get("rank", "法律"),
                    short_names=(entry["title"].removeprefix("中华人民共和国"),),
                    versions=tuple(versions),
                    repealed=entry.get("repealed"),
                )
            )
        return SmallLaw(tuple(instruments), texts)

    return build


@pytest.fixture(scope="session")
def a_record() -> Callable[[Case], Record]:
    """Of {document, instruments, powers, searches}: a case says what matters, the rest is an ordinary penalty."""

    def build(case: Case) -> Record:
        powers = [_power(n, given) for n, given in enumerate(case.get("powers", [{}]), 1)]
        words = "".join(p["spans"][0]["quote"] + "。" for p in powers)
        document = {"id": "d", "title": "行政处罚决定书", "kind": "决定书", "issued_on": "2024-06-03"}
        document |= {"issuer": "乙市水务局", "text": words, "place": "甲省乙市"} | case.get("document", {})
        searches = [{"power": "P1", "query": "取水", "found": 0} | s for s in case.get("searches", [])]
        for power in powers:
            _place(power, document["text"])
            _place_bases(power, document["text"])
        return decode_record(
            {
                "format": "quanyuan/1",
                "document": document,
                "instruments": case.get("instruments", []),
                "powers": powers,
                "searches": searches,
            }
        )

    return build


def _power(n: int, given: Case) -> dict[str, Any]:
    bases = [_basis(f"P{n}B{k}", basis) for k, basis in enumerate(given.get("bases", []), 1)]
    sanction = given.get("mode") == "处分"
    power: dict[str, Any] = {
        "id": f"P{n}",
        "action": "给予政务记过" if sanction else "罚款三百元",
        "measure": "政务处分" if sanction else "罚款",
        "type": "处分" if sanction else "行政处罚",
        "mode": "行使",
        "actor": {"name": "乙市水务局", "organ_type": "政府工作部门", "level": "市级"},
        "as_of": "2024-06-03",
        "place": "甲省乙市",
    } | {k: v for k, v in given.items() if k != "bases"}
    return power | {"bases": bases, "spans": [{"start": 0, "end": 1, "quote": power["action"]}]}


def _basis(key: str, given: Case) -> dict[str, Any]:
    """`title`, `provisions`, `kind`, `name` are what is cited; `links` the provisions linked, `work` and `version` to."""
    title = given.get("title")
    cited = {"kind": given.get("kind", "instrument"), "title": title, "name": given.get("name")}
    basis = {"id": key, "relation": given.get("relation", "设定"), "status": given.get("status", "confirmed")}
    basis |= {k: given[k] for k in ("stated", "by", "said") if k in given}
    target = None
    if "links" in given or "work" in given:
        work = given.get("work") or f"record/{title}"
        target = {"work": work, "version": given.get("version"), "provisions": given.get("links", [])}
    return basis | {"cited": cited | {"provisions": given.get("provisions", [])}, "target": target}


def _place(power: dict[str, Any], text: str) -> None:
    """Find the power's words, and its actor's where they are said to stand there."""
    action = power["spans"][0]["quote"]
    at = max(text.find(action), 0)
    power["spans"] = [{"start": at, "end": at + len(action) if action in text else at + 1}]
    if power["actor"] and power["actor"].pop("said", False):
        start = text.index(power["actor"]["name"])
        power["actor"]["span"] = {"start": start, "end": start + len(power["actor"]["name"])}


def _place_bases(power: dict[str, Any], text: str) -> None:
    for basis in power["bases"]:
        if said := basis.pop("said", None):
            start = text.index(said)
            basis["span"] = {"start": start, "end": start + len(said)}
