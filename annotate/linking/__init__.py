"""From what is cited to the provision of one version."""

from __future__ import annotations

from annotate.linking.candidates import Candidate, candidates
from annotate.linking.resolve import resolve, version_for

__all__ = ["Candidate", "candidates", "resolve", "version_for"]
