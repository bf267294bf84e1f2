"""Writing one change: the entity as it stands now and the line of history that tells of it, always both."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from annotate.store import Change, Entity, Unit


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
        self.unit.history.append(
            Change(
                document=self.document,
                revision=revision,
                at=self.at,
                by=self.by,
                client=self.client,
                act=act,
                kind=kind,
                entity=entity,
                key=key,
                before=before,
                after=after,
                undoes=undoes,
            )
        )
        return now

    def bring_in(self, entity: str, key: str, value: object) -> bool:
        """Let a value from outside stand, unless it ever stood there: what was changed since is not turned back."""
        there = self.unit.entities.get(self.document, entity, key)
        if there is not None and self.unit.history.knows(self.document, entity, key, value):
            return False
        before = there.value if there else None
        seed = f"{self.document}\n{entity}\n{key}\n{there.revision if there else 0}"
        act = "import:" + hashlib.sha256(seed.encode()).hexdigest()[:32]
        self.write(act, "import", entity, key, before=before, after=value)
        return True
