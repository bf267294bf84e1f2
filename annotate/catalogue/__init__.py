"""The law base: instruments, their versions and provisions, and what was in force on a day."""

from __future__ import annotations

from annotate.catalogue.imported import ImportedText
from annotate.catalogue.lawtext import LawText
from annotate.catalogue.markdown import read_markdown
from annotate.catalogue.merging import merge
from annotate.catalogue.query import Query, parse_query
from annotate.catalogue.registry import Catalogue
from annotate.catalogue.standing import InForce, Standing
from annotate.catalogue.wheel import read_wheel

__all__ = [
    "Catalogue",
    "ImportedText",
    "InForce",
    "LawText",
    "Query",
    "Standing",
    "merge",
    "parse_query",
    "read_markdown",
    "read_wheel",
]
