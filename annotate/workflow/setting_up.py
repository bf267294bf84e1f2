"""Making everything ready for the first visitor."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.terms.corpus import CORPUS
from annotate.workflow.desk import Desk
from annotate.workflow.importing import RECORDS, Imported, import_file

SAMPLE_PROJECT = "sample"


def set_up(desk: Desk) -> Iterator[Imported]:
    """Make the store, the law base and the sample project; what of the sample was refused. Twice does no harm."""
    held = len(desk.catalogue.instruments)
    desk.say(f"Law base: {held:,} instruments ({desk.catalogue.hash}).")
    imported = list(import_sample(desk))
    desk.say(f"Sample project: {sum(each.error is None for each in imported)} documents.")
    return (each for each in imported if each.error is not None)


def get_ready(desk: Desk) -> None:
    """Have at hand what the first document will need: the law, its titles, and the pipeline of suggestions."""
    from annotate.suggest import suggest  # noqa: PLC0415 - spaCy takes a second to import

    assert desk.titles  # noqa: S101 - to ask for them is to fetch the law
    suggest("本局决定暂扣经营工具。", ())


def import_sample(desk: Desk, project: str = SAMPLE_PROJECT) -> Iterator[Imported]:
    """Import our own sample notices into a project."""
    for file in sorted((CORPUS / "sample").iterdir()):
        if file.suffix in RECORDS:
            yield from import_file(desk, file, project)
