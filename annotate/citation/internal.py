"""Rules of an organ's own that have neither title marks nor a number: 窗口值守规则."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.citation.heads import Head, Says
from annotate.citation.normalise import Plain
from annotate.citation.patterns import pattern
from annotate.citation.titles import Named

_RULE = pattern("internal", "rule")
_DECLARED = pattern("internal", "declared_rule")
_NOT_SPECIFIC = pattern("internal", "not_specific")


def internal_rules(plain: Plain) -> Iterator[Head]:
    """The names of internal rules, with the issuer that is joined to them without 的."""
    for found in _DECLARED.finditer(plain.text) if "称" in plain.text else ():
        start, end = found.span("title")
        yield Head(start, end, Says.INTERNAL, Named(plain.written(start, end)))
    for found in _RULE.finditer(plain.text):
        if not _NOT_SPECIFIC.search(found["title"]):
            start, end = found.span("title")
            yield Head(start, end, Says.INTERNAL, Named(plain.written(start, end)))
