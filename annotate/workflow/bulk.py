"""Bulk acts: one act over many documents, done all or not at all, taken back and done again as one."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from annotate.model.errors import BadInput
from annotate.store import Change, Unit
from annotate.workflow.bulk_plan import Line, Plan, What
from annotate.workflow.changing import Writer
from annotate.workflow.desk import Desk
from annotate.workflow.documents import held_document, text_of
from annotate.workflow.stretches import Stretches
from annotate.workflow.things import kept, understood

CLIENT = "bulk:"
"""So begins the client of every line of a bulk act: none of them lies on the undo stack of a tab."""
_LISTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A bulk act that was done. `stands`: it can be taken back; else it was, and can be done again."""

    id: str
    what: What
    quote: str
    changes: int
    documents: tuple[str, ...]
    at: str
    by: str
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """How many changes were taken back or done again, and those left, since somebody changed the thing meanwhile."""

    changes: int
    left: tuple[Change, ...]


def do_bulk(desk: Desk, plan: Plan, by: str) -> str:
    """Do what was planned, in one commit; the id of the bulk act.

    BadInput where there is nothing to do, or where anything that it rests on changed since it was planned: then
    nothing is stored, and a new preview shows what would be done now.
    """
    if not plan.lines:
        raise BadInput("places", "there is nothing to change: choose other places")
    bulk = f"{CLIENT}{plan.act.what}:{secrets.token_hex(6)}"
    at = desk.clock()
    with desk.store.unit() as unit:
        _check(unit, plan)
        for number, line in enumerate(plan.lines):
            held = held_document(unit, line.place.document)
            value = understood(line.entity, line.after, text_of(desk, held.sha256), "places")
            Writer(unit, held.id, at=at, by=by, client=bulk).write(
                f"{bulk}:{number}",
                "put",
                line.entity,
                line.key,
                before=line.was.value if line.was else None,
                after=kept(line.entity, value),
            )
    return bulk


def bulk_acts(desk: Desk, project: str) -> tuple[Done, ...]:
    """The last bulk acts on documents of a project, the newest first."""
    with desk.store.reading() as unit:
        clients = unit.history.last_clients(CLIENT, _LISTED, project)
        return tuple(_told(unit, client) for client in clients)


def undo_bulk(desk: Desk, bulk: str, by: str) -> Turned:
    """Take a bulk act back, in one commit, but for what somebody changed since: that is theirs, left and named.

    To refuse as a whole would let one corrected mark hold hundreds of others fast. BadInput where there is none of that id.
    """
    return _turn(desk, bulk, by, back=True)


def redo_bulk(desk: Desk, bulk: str, by: str) -> Turned:
    """Do again what was taken back, but for what somebody changed since. BadInput where there is none of that id."""
    return _turn(desk, bulk, by, back=False)


def _check(unit: Unit, plan: Plan) -> None:
    """BadInput where what a line rests on is no longer as the plan saw it."""
    powers = {document: Stretches(_powers_in(unit, document)) for document in plan.documents}
    for line in plan.lines:
        place = line.place
        if not _as_planned(unit, line, powers[place.document]):
            raise BadInput(
                "places",
                f"“{place.title}”, line {place.line}, was changed since the preview: "
                "nothing was stored, look at it again",
            )


def _as_planned(unit: Unit, line: Line, powers: Stretches) -> bool:
    there = unit.entities.get(line.place.document, line.entity, line.key)
    if line.was is not None:
        return there == line.was
    if there is not None and there.value is not None:
        return False
    return line.entity == "rejected" or not powers.reach(*_stretch(line.after))


def _powers_in(unit: Unit, document: str) -> Iterator[tuple[int, int]]:
    for each in unit.entities.since(document, 0):
        if each.entity == "power" and each.value is not None:
            yield from ((span["start"], span["end"]) for span in each.value["spans"])


def _stretch(value: Any) -> tuple[int, int]:  # noqa: ANN401 - any JSON value
    spans = value.get("spans", [value])
    return min(span["start"] for span in spans), max(span["end"] for span in spans)


def _turn(desk: Desk, bulk: str, by: str, *, back: bool) -> Turned:
    at, turn = desk.clock(), secrets.token_hex(4)
    left: list[Change] = []
    changes = 0
    with desk.store.unit() as unit:
        steps = unit.history.of_client(bulk)
        if not bulk.startswith(CLIENT) or not steps:
            raise BadInput("bulk", f"there is no bulk act “{bulk}”")
        for change in _to_turn(steps, back=back):
            stood, shall = (change.after, change.before) if back else (change.before, change.after)
            there = unit.entities.get(change.document, change.entity, change.key)
            if there is None or there.value != stood:
                left.append(change)
                continue
            Writer(unit, change.document, at=at, by=by, client=bulk).write(
                f"{bulk}:{turn}:{change.number}",
                "undo" if back else "redo",
                change.entity,
                change.key,
                before=stood,
                after=shall,
                undoes=change.number,
            )
            changes += 1
    return Turned(changes=changes, left=tuple(left))


def _to_turn(steps: Sequence[Change], *, back: bool) -> list[Change]:
    """The changes of a bulk act that stand now, or that were taken back."""
    last = {step.undoes: step.kind for step in steps if step.undoes is not None}
    puts = [step for step in steps if step.undoes is None]
    return [step for step in puts if (last.get(step.number) != "undo") is back]


def _told(unit: Unit, bulk: str) -> Done:
    """By its first and last change: to read each of thousands takes a while."""
    first, last, changes = unit.history.ends_of_client(bulk)
    spans = first.after.get("spans", [first.after])
    return Done(
        id=bulk,
        what=What(bulk.split(":")[1]),
        quote=spans[0].get("quote") or "",
        changes=changes,
        documents=unit.history.documents_of_client(bulk),
        at=first.at,
        by=first.by,
        stands=last.kind != "undo",
    )
