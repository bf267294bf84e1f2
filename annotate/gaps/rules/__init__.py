"""The rules: importing this package registers them all."""

from annotate.gaps.registry import RULES
from annotate.gaps.rules import (
    actor,
    basis,
    catalogue,
    delegation,
    party,
    place,
    procedure,
    publication,
    sanction,
    scope,
    supplied,
    time,
)

__all__ = [
    "RULES",
    "actor",
    "basis",
    "catalogue",
    "delegation",
    "party",
    "place",
    "procedure",
    "publication",
    "sanction",
    "scope",
    "supplied",
    "time",
]
