"""A statute's text as it was brought in from outside."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.model.law import Instrument, Provision, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedText:
    """`instrument`: its facts, with the versions that the adoption notes name; `version`: the one whose text this is."""

    instrument: Instrument
    version: Version
    provisions: tuple[Provision, ...]
