"""Acts: what a client did, applied once each, kept in the history, committed before it is acknowledged."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from annotate.exchange import encode
from annotate.exchange.shape import shaped
from annotate.model.errors import BadInput
from annotate.model.power import Power
from annotate.store import Entity, Unit
from annotate.workflow.asking import last_asked
from annotate.workflow.bulk import CLIENT as BULK
from annotate.workflow.changing import BROUGHT_IN, Writer
from annotate.workflow.desk import Desk
from annotate.workflow.documents import held_document, text_of
from annotate.workflow.filling import Seen, filled_in, seen_for
from annotate.workflow.findings import gaps_of
from annotate.workflow.things import KINDS, kept, understood
from annotate.workflow.undoing import to_redo, to_undo

_LOG = logging.getLogger(__name__)
_LONGEST_ID = 100
_ONE_OF_EACH = ("document", "layer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of a client. `was`: the revision of the entity that it knew; None where it knew of none."""

    id: str
    kind: Literal["put", "drop", "undo", "redo"]
    seq: int = 0
    entity: str = ""
    key: str = ""
    value: dict[str, Any] | None = None
    was: int | None = None


def apply_acts(
    desk: Desk, document: str, acts: Sequence[Mapping[str, Any]], by: str, client: str = ""
) -> dict[str, Any]:
    """`commit_acts`, and `ask_after` them."""
    stands = commit_acts(desk, document, acts, by, client)
    return {**stands, **ask_after(desk, document, stands)}


def commit_acts(
    desk: Desk, document: str, acts: Sequence[Mapping[str, Any]], by: str, client: str = ""
) -> dict[str, Any]:
    """Apply acts in order, all in one commit; the first line of the answer of `POST acts/{document}`.

    `acked`: ids of the acts that stand (now, or since an earlier delivery). `changed`: what stands now where they did
    something, then or now: a page that knew less would build its next act on what stood before. `conflicts`: acts that
    were refused since somebody else changed the same thing, with what stands there now; of an undo or redo also the
    `base` that it would have replaced and what was `wanted` there. BadInput where an act cannot be understood: none is
    applied.
    """
    if client.startswith(BULK):
        raise BadInput("client", f"begins with “{BULK}”, which is kept for bulk acts")
    decoded = tuple(_understood(act, f"acts[{number}]") for number, act in enumerate(acts))
    given: dict[str, list[Any]] = {"acked": [], "conflicts": []}
    changed: dict[tuple[str, str], Entity] = {}
    seen_there = seen_for(desk, document, {act.entity for act in decoded if act.kind == "put"})
    with desk.store.unit() as unit:
        held = held_document(unit, document)
        text = text_of(desk, held.sha256)
        bench = _Bench(unit, text, seen_there, Writer(unit, document, at=desk.clock(), by=by, client=client))
        seen = set(unit.history.applied(document, [act.id for act in decoded]))
        for number, act in enumerate(decoded):
            if act.id not in seen:
                now = bench.apply(act, f"acts[{number}]")
                if isinstance(now, _Refused):
                    given["conflicts"].append({"id": act.id, "seq": act.seq, **now.there})
                    continue
                if now is not None:
                    changed[now.entity, now.key] = now
                seen.add(act.id)
            elif there := unit.entities.get(document, *unit.history.thing_of(document, act.id)):
                changed[there.entity, there.key] = there  # its first answer may never have come
            given["acked"].append(act.id)
        revision = max((held.revision, *(now.revision for now in changed.values())))
    shown = [_shown(each.entity, each.key, each) for each in changed.values()]
    return {**given, "revision": revision, "changed": shown}


def ask_after(desk: Desk, document: str, stands: Mapping[str, Any]) -> dict[str, Any]:
    """The second line of that answer: `gaps`, all of the powers in `asked`, of which something else is asked now.

    `unasked`: gaps could not be asked. What changed is committed and acknowledged already, whatever goes wrong here.
    """
    try:
        return _asked(desk, document, stands["changed"])
    except Exception:  # noqa: BLE001 - a rule may raise anything
        _LOG.exception("acts on %s are committed, but its gaps could not be asked", document)
        return {"asked": [], "gaps": [], "unasked": True}


def _understood(written: Mapping[str, Any], field: str) -> Act:
    act = shaped(written, Act, field)
    if not 0 < len(act.id) <= _LONGEST_ID:
        raise BadInput(
            f"{field}.id", f"has {len(act.id)} characters: give the act an id of 1 to {_LONGEST_ID}"
        )
    if act.id.startswith(BROUGHT_IN):
        raise BadInput(f"{field}.id", f"begins with “{BROUGHT_IN}”, which is kept for what an import does")
    if act.entity in _ONE_OF_EACH and act.key:
        raise BadInput(f"{field}.key", f"a document has one “{act.entity}”, whose key is empty")
    if act.entity == "comment" and not act.key:
        raise BadInput(f"{field}.key", "is empty: give the comment an id")
    return act


@dataclass(frozen=True, slots=True)
class _Refused:
    """Somebody else changed it; what stands there now."""

    there: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where the acts of one batch are applied, one after the other."""

    unit: Unit
    text: str
    seen: Seen
    writer: Writer

    def apply(self, act: Act, field: str) -> Entity | _Refused | None:
        """What stands after the act; None where there was nothing to undo or redo."""
        if act.kind in ("undo", "redo"):
            return self._go_back_or_forth(act)
        value = self._value(act, field)
        there = self.unit.entities.get(self.writer.document, act.entity, act.key)
        if self._changed_by_another(act, there):
            return _Refused(_shown(act.entity, act.key, there))
        before = there.value if there else None
        return self.writer.write(act.id, act.kind, act.entity, act.key, before=before, after=value)

    def _value(self, act: Act, field: str) -> Any:  # noqa: ANN401 - any JSON value
        if act.entity not in KINDS:
            raise BadInput(f"{field}.entity", f"“{act.entity}” is none of {', '.join(KINDS)}")
        if act.kind == "drop":
            return None
        if act.value is None:
            raise BadInput(f"{field}.value", "is missing: a put says what shall stand there")
        thing = understood(act.entity, act.value, self.text, f"{field}.value")
        if isinstance(thing, Power) and thing.id != act.key:
            raise BadInput(
                f"{field}.value.id", f"is “{thing.id}”, the act's key “{act.key}”: they must be one"
            )
        return kept(act.entity, filled_in(act.key, thing, self.seen, self.writer))

    def _changed_by_another(self, act: Act, there: Entity | None) -> bool:
        """Did anybody but this client change the thing since the client knew it?

        A client that sends several acts on one thing at once cannot know the revisions that the first ones make.
        """
        if there is None:
            return act.was is not None
        if there.revision == act.was or (there.value is None and act.was is None):
            return False
        since = self.unit.history.clients_since(self.writer.document, act.entity, act.key, act.was or 0)
        return since != {self.writer.client} or not self.writer.client

    def _go_back_or_forth(self, act: Act) -> Entity | _Refused | None:
        steps = self.unit.history.steps_of(self.writer.document, self.writer.by, self.writer.client)
        number = to_undo(steps) if act.kind == "undo" else to_redo(steps)
        if number is None:
            self.writer.note(act.id, act.kind)  # delivered again, it must not undo what was done since
            return None
        change = self.unit.history.get(number)
        stood, shall = (change.after, change.before) if act.kind == "undo" else (change.before, change.after)
        there = self.unit.entities.get(self.writer.document, change.entity, change.key)
        if there is None or there.value != stood:
            self.writer.note(act.id, "passed", undoes=number)  # else it stood before the others for good
            return _Refused({**_shown(change.entity, change.key, there), "base": stood, "wanted": shall})
        return self.writer.write(
            act.id, act.kind, change.entity, change.key, before=stood, after=shall, undoes=number
        )


def _shown(entity: str, key: str, there: Entity | None) -> dict[str, Any]:
    value, revision = (there.value, there.revision) if there else (None, None)
    return {"entity": entity, "key": key, "value": value, "revision": revision}


def _asked(desk: Desk, document: str, changed: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    before = last_asked(desk, document)
    gaps = gaps_of(desk, document)
    now = last_asked(desk, document)
    decided = {each["key"] for each in changed if each["entity"] == "decision"}
    asked = {each["key"] for each in changed if each["entity"] == "power"}
    asked |= {power for power in now if before.get(power) != now[power]}
    asked |= {gap.power for gap in gaps if gap.id in decided}
    return {
        "asked": sorted(asked),
        "gaps": encode([gap for gap in gaps if gap.power in asked]),
        "unasked": False,
    }
