"""What a reader hands over: one instrument with the texts that are held of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from annotate.model.law import Instrument, Provision

LawText = tuple[Instrument, Mapping[str, Sequence[Provision]]]
"""An instrument, and by version date the headings and articles of that version (see annotate.catalogue.layout).

What lies below an article, 款 项 目, is derived from its text when it is asked for, and not kept.
"""


def sha256_of(provisions: Sequence[Provision]) -> str:
    """The hash of a text: of its paths and words in order."""
    digest = hashlib.sha256()
    for provision in provisions:
        digest.update(f"{provision.path}\0{provision.text}\0".encode())
    return digest.hexdigest()
