"""From what is cited to the provision of one version."""

from __future__ import annotations

from annotate.linking.labels import label_of
from annotate.linking.resolve import resolve, version_for

__all__ = ["label_of", "resolve", "version_for"]
