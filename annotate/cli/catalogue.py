"""`catalogue import | show | search | status`: the law base."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from annotate.cli.output import Commands, desk, explain, tell
from annotate.exchange import encode
from annotate.model.law import Version
from annotate.workflow.adding_law import Added, add_texts
from annotate.workflow.law_views import Sheet, sheet_of
from annotate.workflow.searching import day_from, find_provisions


def add_to(commands: Commands) -> None:
    """Add the command and what it can do."""
    words = "the law base: add texts, show an instrument as of a day, search, say what is held"
    group = commands.add_parser("catalogue", help=words, description=words)
    does = group.add_subparsers(title="what it does", metavar="VERB", required=True)
    words = "add statutes written as Markdown; folders are searched for *.md"
    bring = does.add_parser("import", help=words, description=words)
    bring.add_argument("paths", metavar="PATH", nargs="+", type=Path)
    bring.set_defaults(run=_import)
    words = "print one instrument as it stood on a day"
    show = does.add_parser("show", help=words, description=words)
    show.add_argument("title", metavar="TITLE")
    show.add_argument("--on", metavar="DAY", help="YYYY-MM-DD; default: today")
    show.set_defaults(run=_show)
    words = "find provisions: words, a title, or a title with an article; a JSON line each"
    search = does.add_parser("search", help=words, description=words)
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--on", metavar="DAY", help="YYYY-MM-DD; default: today")
    search.set_defaults(run=_search)
    words = "say what is held, and its hash, as JSON"
    does.add_parser("status", help=words, description=words).set_defaults(run=_status)


def _import(asked: argparse.Namespace) -> int:
    refused = 0
    for each in add_texts(desk(), asked.paths):
        tell(_said(each))
        refused += each.error is not None
    return 1 if refused else 0


def _said(added: Added) -> dict[str, object]:
    if added.error is not None:
        return {"file": added.file, "error": {"field": added.error.field, "reason": added.error.reason}}
    if added.skipped:
        return {"file": added.file, "skipped": "no statute: it has neither <!-- INFO END --> nor articles"}
    named = {"file": added.file, "work": added.work, "title": added.title}
    return {**named, "version": added.version, "kept": added.kept}


def _show(asked: argparse.Namespace) -> int:
    at = desk()
    day = day_from(at, asked.on)
    named = at.catalogue.by_title(asked.title)
    if len(named) != 1:
        near = [each.title for each in named or at.catalogue.titled_like([asked.title])]
        explain(f"“{asked.title}” names {len(named) or 'none'} of the instruments held.")
        explain(
            "Did you mean: " + "、".join(near[:8]) if near else "Its text can be added: catalogue import PATH"
        )
        return 1
    _print_sheet(sheet_of(at, named[0].work, day))
    return 0


def _print_sheet(sheet: Sheet) -> None:
    instrument = sheet.instrument
    print(instrument.title)
    print(
        "　".join(
            part for part in (instrument.rank, instrument.issuer, instrument.place, instrument.work) if part
        )
    )
    for version in instrument.versions:
        gone_by = instrument.gone_by if version == instrument.versions[-1] else None
        print(f"{'→' if version == sheet.standing.would_be else '　'} {_dates(version, gone_by)}")
    print(f"{sheet.day.isoformat()}: {sheet.standing.state}")
    for provision in sheet.provisions:
        print()
        print(provision.text if provision.path[0] in "cx" else f"[{provision.path}] {provision.text}")


def _dates(version: Version, gone_by: str | None) -> str:
    until = f"no later than {gone_by}" if gone_by else version.ended
    ended = f" – {until}" if until else ""
    checked = "" if version.sure else " (dates not checked)"
    return (
        f"{version.date} {version.kind}　{version.effective or '?'}{ended}　{version.coverage.value}{checked}"
    )


def _search(asked: argparse.Namespace) -> int:
    for hit in find_provisions(desk(), asked.query, asked.on).hits:
        tell(encode(hit))
    return 0


def _status(_asked: argparse.Namespace) -> int:
    at = desk()
    held = at.catalogue
    with at.store.reading() as unit:
        _, provisions = unit.law.count()
    coverage = Counter(version.coverage.value for each in held.instruments for version in each.versions)
    status = {
        "hash": held.hash,
        "instruments": len(held.instruments),
        "versions": dict(sorted(coverage.items())),
        "articles_and_headings": provisions,
        "ranks": dict(sorted(Counter(each.rank for each in held.instruments).items())),
        "places": list(held.covers().places),
    }
    print(json.dumps(status, ensure_ascii=False, indent=2))
    return 0
