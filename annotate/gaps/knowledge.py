"""What is known when a rule asks: the record, the norms that it names, and the law as the catalogue holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from msgspec import UNSET

from annotate.model.errors import BadInput
from annotate.model.law import Coverage, Instrument, Provision, Version
from annotate.model.path import article_of
from annotate.model.period import Period, period_of
from annotate.model.power import Basis, BasisStatus, Power, Relation
from annotate.model.record import BroughtInstrument, Record
from annotate.terms.ranks import RANKS

GRANTING = frozenset((Relation.CREATES, Relation.SPECIFIES, Relation.GRANTS, Relation.DELEGATES))
"""授权性依据: the relations that may give a power."""
BEARING = GRANTING | {Relation.PROCEDURE, Relation.REFERENCE}
"""All relations but 违反 and 制裁, which say what was broken and what a sanction rests on."""
BROUGHT = "record/"


class Standing(Protocol):
    """What is known of an instrument on a day: held, not_held, not_yet, repealed or unknown.

    `sure` is false where the dates were not checked, so that another version may have governed.
    """

    @property
    def version(self) -> Version | None:
        """The version that governs, where its text is held."""

    @property
    def state(self) -> str:
        """The word for it."""

    @property
    def sure(self) -> bool:
        """Were the dates checked?"""


class Law(Protocol):
    """The part of the catalogue that rules read."""

    def by_title(self, title: str) -> tuple[Instrument, ...]:
        """Every instrument of this title or short name."""

    def get(self, work: str) -> Instrument | None:
        """The instrument, where it is held at all."""

    def as_of(self, work: str, day: date) -> Standing:
        """Which of its versions governs a day."""

    def provisions(self, work: str, version_date: str) -> Mapping[str, Provision]:
        """All that is held of a version, by path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """One norm, whether the record brought it (one entry a version), the catalogue holds it, or both."""

    title: str
    brought: tuple[BroughtInstrument, ...] = ()
    instrument: Instrument | None = None

    @property
    def rank(self) -> str | None:
        """Its rank, one of `annotate.terms.ranks.RANKS`; None for unknown."""
        stated = (*(b.rank for b in self.brought), self.instrument.rank if self.instrument else None)
        return next((rank for rank in stated if rank in RANKS), None)

    @property
    def place(self) -> str | None:
        """The territory in which it applies."""
        stated = next((b.place for b in self.brought if b.place), None)
        return stated or (self.instrument.place if self.instrument else None)

    @property
    def has_brought_text(self) -> bool:
        """Did the record bring articles of it?"""
        return any(b.provisions is not UNSET and b.provisions for b in self.brought)

    @property
    def source(self) -> str:
        """Where it is known from."""
        return "本记录的 instruments" if self.brought else "目录"


@dataclass(frozen=True, slots=True)
class Known:
    """A record beside the law. Rules only read; `_memo` keeps what was looked up once."""

    record: Record
    law: Law
    _memo: dict[tuple[Any, ...], Any] = field(default_factory=dict, repr=False, compare=False)

    def period(self, power: Power) -> Period | None:
        """The days on which it may have been done; None for unknown. BadInput where `as_of` is no date."""
        return days_meant(power.as_of, f"powers[{power.id}].as_of")

    def norm_titled(self, title: str) -> Norm | None:
        """The one norm of this title: brought, held, or both; None where there is none, or several are held."""
        key = ("title", plain_title(title))
        if key not in self._memo:
            wanted = plain_title(title)
            brought = tuple(b for b in self.record.instruments if plain_title(b.title) == wanted)
            held = self.law.by_title(wanted)
            instrument = held[0] if len(held) == 1 else None
            known = brought or instrument
            self._memo[key] = Norm(title=wanted, brought=brought, instrument=instrument) if known else None
        found: Norm | None = self._memo[key]
        return found

    def norm_of(self, basis: Basis) -> Norm | None:
        """The norm that a basis is linked to or, where nobody linked it, names."""
        if basis.target is None:
            return self.norm_titled(basis.cited.title) if basis.cited.title else None
        work = basis.target.work
        if work.startswith(BROUGHT):
            return self.norm_titled(work.removeprefix(BROUGHT))
        held = self.law.get(work)
        if held is None:
            return self.norm_titled(basis.cited.title) if basis.cited.title else None
        brought = tuple(b for b in self.record.instruments if plain_title(b.title) == held.title)
        return Norm(title=held.title, brought=brought, instrument=held)

    def is_ambiguous(self, basis: Basis) -> bool:
        """Does the title that nobody linked fit several instruments?"""
        title = basis.cited.title
        return basis.target is None and bool(title) and len(self.law.by_title(plain_title(title or ""))) > 1

    def standing(self, work: str, day: date) -> Standing:
        """Which version of a held instrument governs a day."""
        key = ("standing", work, day)
        if key not in self._memo:
            self._memo[key] = self.law.as_of(work, day)
        found: Standing = self._memo[key]
        return found

    def provisions(self, version: Version) -> Mapping[str, Provision]:
        """The provisions of a held version, by path."""
        key = ("provisions", version.work, version.date)
        if key not in self._memo:
            self._memo[key] = self.law.provisions(version.work, version.date)
        found: Mapping[str, Provision] = self._memo[key]
        return found

    def linked_texts(self, basis: Basis) -> tuple[str, ...]:
        """The text of each provision that a basis is linked to, as far as it is held."""
        norm = self.norm_of(basis)
        if norm is None or basis.target is None:
            return ()
        paths = basis.target.provisions
        brought = [b.provisions for b in norm.brought if b.provisions is not UNSET]
        texts = [given.get(path) or given.get(article_of(path)) for given in brought for path in paths]
        version = self._linked_version(basis, norm)
        if version is not None and version.coverage is not Coverage.TITLE:
            held = self.provisions(version)
            found = [held.get(path) or held.get(article_of(path)) for path in paths]
            texts += [provision.text for provision in found if provision]
        return tuple(text for text in texts if text)

    def first_articles(self, basis: Basis) -> tuple[str, ...]:
        """The first article, which tells the purpose, of the norm that a basis is linked to, as far as it is held."""
        norm = self.norm_of(basis)
        if norm is None:
            return ()
        brought = [b.provisions.get("1") for b in norm.brought if b.provisions is not UNSET]
        version = self._linked_version(basis, norm)
        held = self.provisions(version).get("1") if version else None
        return tuple(text for text in (*brought, held.text if held else None) if text)

    def _linked_version(self, basis: Basis, norm: Norm) -> Version | None:
        wanted = basis.target.version if basis.target else None
        versions = norm.instrument.versions if norm.instrument else ()
        return next((version for version in versions if version.date == wanted), None)


def days_meant(written: str | dict[str, str] | None, field: str) -> Period | None:
    """The days that a date of the record means; BadInput names `field` where it is no date."""
    try:
        return period_of(written)
    except ValueError as error:
        raise BadInput(field, str(error)) from error


def plain_title(title: str) -> str:
    """A title without its marks, spaces, and the note that it is an extract."""
    bare = "".join(title.split()).strip("《》")
    for note in ("（节录）", "(节录)", "（摘录）"):
        bare = bare.removesuffix(note)
    return bare


def effective_bases(power: Power) -> tuple[Basis, ...]:
    """有效依据: the bases that nobody rejected."""
    return tuple(b for b in power.bases if b.status is not BasisStatus.REJECTED)


def confirmed(basis: Basis) -> bool:
    """Did a person confirm this basis?"""
    return basis.status is BasisStatus.CONFIRMED


def links_to_provision(basis: Basis) -> bool:
    """Is it linked to a provision, not only to a whole norm?"""
    return basis.target is not None and bool(basis.target.provisions)
