"""Writing one change: the entity as it stands now and the line of history that tells of it, always both."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from annotate.store import Change, Entity, Unit

BROUGHT_IN = "import:"
"""So begin the ids of acts that an import does, and of no other."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who changes which document when, from which client, within a unit that is open."""

    unit: Unit
    document: str
    at: str
    by: str
    client: str = ""

    def write(
        self,
        act: str,
        kind: str,
        entity: str,
        key: str,
        *,
        before: object,
        after: object,
        undoes: int | None = None,
    ) -> Entity:
        """Let `after` stand where `before` stood (None: nothing), and write that down."""
        revision = self.unit.documents.advance(self.document)
        now = Entity(document=self.document, entity=entity, key=key, value=after, revision=revision)
        self.unit.entities.put(now)
        self._remember(now, act, kind, before=before, undoes=undoes)
        return now

    def note(self, act: str, kind: str, *, undoes: int | None = None) -> None:
        """Write down that an act was done which changed nothing."""
        held = self.unit.documents.get(self.document)
        revision = held.revision if held else 0
        nothing = Entity(document=self.document, entity="", key="", value=None, revision=revision)
        self._remember(nothing, act, kind, before=None, undoes=undoes)

    def _remember(self, now: Entity, act: str, kind: str, *, before: object, undoes: int | None) -> None:
        self.unit.history.append(
            Change(
                document=self.document,
                revision=now.revision,
                at=self.at,
                by=self.by,
                client=self.client,
                act=act,
                kind=kind,
                entity=now.entity,
                key=now.key,
                before=before,
                after=now.value,
                undoes=undoes,
            )
        )

    def bring_in(self, entity: str, key: str, value: object) -> bool:
        """Let a value from outside stand, unless it ever stood there, or somebody here had the last word on it."""
        there = self.unit.entities.get(self.document, entity, key)
        past = self.unit.history
        if there is not None and (
            past.last_kind(self.document, entity, key) != "import"
            or past.knows(self.document, entity, key, value)
        ):
            return False
        before = there.value if there else None
        seed = f"{self.document}\n{entity}\n{key}\n{there.revision if there else 0}"
        act = BROUGHT_IN + hashlib.sha256(seed.encode()).hexdigest()[:32]
        self.write(act, "import", entity, key, before=before, after=value)
        return True
