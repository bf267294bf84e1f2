"""What a person is offered to link a citation to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from annotate.catalogue.layout import WHOLE
from annotate.catalogue.registry import Catalogue
from annotate.linking.resolve import instruments_of, meant_by, version_for
from annotate.model.citation import Citation
from annotate.model.law import Instrument, Provision
from annotate.terms.paths import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A provision of one version. No `path`: the whole instrument. No `version`: the text of that day is not held."""

    work: str
    title: str
    version: str | None
    path: str | None
    label: str
    text: str | None


def candidates(citation: Citation, catalogue: Catalogue, on: date | None = None) -> tuple[Candidate, ...]:
    """The provisions that the citation may mean, by the law of the day `on`, in the order they are cited.

    What the text of that day lacks, or where it is not held, is offered by its path without a text.
    """
    return tuple(
        candidate
        for instrument in instruments_of(citation, catalogue)
        for candidate in _of_instrument(citation, instrument, catalogue, on)
    )


def label_of(path: str, provision: Provision | None = None) -> str:
    """How a lawyer names the provision: 第三十四条第二款; a preamble or an annex by its own name."""
    if provision and provision.heading and (path == WHOLE or path.startswith("x")):
        return provision.heading
    return "序言" if path == WHOLE else in_words(path)


def _of_instrument(
    citation: Citation, instrument: Instrument, catalogue: Catalogue, on: date | None
) -> tuple[Candidate, ...]:
    version = version_for(catalogue, instrument.work, on)
    date_of = version.date if version else None
    if not citation.provisions:
        return (_candidate(instrument, date_of, None, "", None),)
    provisions = catalogue.provisions(instrument.work, version.date) if version else {}
    return tuple(
        candidate
        for path in citation.provisions
        for candidate in (
            [
                _candidate(instrument, date_of, p.path, label_of(p.path, p), p.text)
                for p in meant_by(path, provisions)
            ]
            or [_candidate(instrument, date_of, path, label_of(path), None)]
        )
    )


def _candidate(
    instrument: Instrument, version: str | None, path: str | None, label: str, text: str | None
) -> Candidate:
    return Candidate(
        work=instrument.work, title=instrument.title, version=version, path=path, label=label, text=text
    )
