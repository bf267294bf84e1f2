"""What a project's documents are called, without looking into them: quick enough for every page."""

from __future__ import annotations

from annotate.workflow.desk import Desk


def titles_of(desk: Desk, project: str | None = None) -> dict[str, str]:
    """The documents of a project (None: all) that were not put away, by id, each with its title or else its id."""
    with desk.store.reading() as unit:
        held = [each.id for each in unit.documents.listed(project) if not each.archived]
        said = {each.document: each.value for each in unit.entities.of_all("document")}
    return {name: said.get(name, {}).get("title") or name for name in sorted(held)}
