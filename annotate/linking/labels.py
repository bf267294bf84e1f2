"""A provision by the name that a lawyer gives it."""

from __future__ import annotations

from annotate.catalogue.layout import WHOLE
from annotate.model.law import Provision
from annotate.terms.paths import in_words


def label_of(path: str, provision: Provision | None = None) -> str:
    """How a lawyer names the provision: 第三十四条第二款; a preamble or an annex by its own name."""
    if provision and provision.heading and (path == WHOLE or path.startswith("x")):
        return provision.heading
    return "序言" if path == WHOLE else in_words(path)
