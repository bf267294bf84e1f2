"""Texts of law that a person adds to the law base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotate.catalogue import ImportedText, merge, read_markdown
from annotate.catalogue.markdown import looks_like_statute
from annotate.catalogue.merging import takes
from annotate.model.errors import BadInput
from annotate.workflow.desk import Desk
from annotate.workflow.law_base import sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one file. `kept`: its text is in the law base now; it was not where a fuller one is held.

    `skipped`: found on the way through a folder, and no statute.
    """

    file: str
    work: str | None = None
    title: str | None = None
    version: str | None = None
    kept: bool = False
    skipped: bool = False
    error: BadInput | None = None


def add_texts(desk: Desk, paths: Iterable[Path]) -> tuple[Added, ...]:
    """Add the Markdown statutes in these files and folders, all readable ones in one commit."""
    held = {instrument.work: instrument for instrument in desk.catalogue.instruments}
    read = [
        (file, None if walked and not looks_like_statute(file) else _read(file))
        for file, walked in _files(paths)
    ]
    done: list[Added] = []
    with desk.store.unit() as unit:
        for file, text in read:
            if text is None:
                done.append(Added(file=str(file), skipped=True))
                continue
            if isinstance(text, BadInput):
                done.append(Added(file=str(file), error=text))
                continue
            work = text.instrument.work
            before = held.get(work)
            kept = takes(before, text)
            (held[work],) = merge([before] if before else [], [text])
            if kept or held[work] != before:
                unit.law.put(held[work], {text.version.date: text.provisions} if kept else {})
            done.append(
                Added(file=str(file), work=work, title=held[work].title, version=text.version.date, kept=kept)
            )
        if any(each.work for each in done):
            sealed(unit, desk.store)
    return tuple(done)


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """Each file, and whether it was found in a folder rather than named."""
    for path in paths:
        if path.is_dir():
            yield from ((file, True) for file in sorted(path.rglob("*.md")))
        else:
            yield path, False


def _read(file: Path) -> ImportedText | BadInput:
    try:
        return read_markdown(file)
    except BadInput as wrong:
        return wrong
    except OSError as wrong:
        return BadInput(str(file), f"cannot be read: {wrong.strerror}")
