"""The law as the catalogue holds it: an instrument, its versions, their provisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Coverage(StrEnum):
    """What is held of a version's text."""

    FULL = "full"
    OUTLINE = "outline"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording. `date`: day of adoption or amendment, and its name; `effective`: first day in force.

    In force from `effective` until the day before `ended` (None: still, or not known to have ended). All days
    `YYYY-MM-DD`. `sure`: the dates were checked against the text. `sha256` of the text; None where none is held.
    """

    work: str
    date: str
    effective: str | None
    ended: str | None = None
    kind: str = "通过"
    coverage: Coverage = Coverage.TITLE
    sure: bool = True
    source: str = ""
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A norm over its whole life. `work`: `cn/law/` + the title without 中华人民共和国; `rank`: see corpus/law.

    `versions` in order of `effective`. `repealed`: the day from which no version governs.
    """

    work: str
    title: str
    rank: str
    issuer: str | None = None
    place: str = "全国"
    number: str | None = None
    short_names: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    repealed: str | None = None

    @property
    def gone_by(self) -> str | None:
        """A day by which it no longer governs, where the day itself was not found out."""
        return self.versions[-1].ended if self.versions and self.repealed is None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One 条, 款, 项, 目 or heading. `path`: `34/2/1`; `order` counts within the version from 0.

    An article's `text` holds all of it; below it each paragraph, item and subitem stands as its own provision.
    """

    path: str
    text: str
    order: int
    heading: str | None = None
