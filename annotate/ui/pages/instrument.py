"""One instrument: its versions, and its text as of a day, or the plain word that this text is not held."""

from __future__ import annotations

from datetime import date

import streamlit as st

from annotate.catalogue import Standing
from annotate.model.errors import BadInput
from annotate.model.law import Coverage, Instrument, Provision, Version
from annotate.model.path import article_of
from annotate.terms.paths import in_words
from annotate.ui.address import some_of
from annotate.ui.desk import desk
from annotate.ui.place import Place
from annotate.ui.plain import marked, plain
from annotate.ui.words import Words
from annotate.workflow.law_views import Sheet, sheet_of


def draw_instrument(place: Place, work: str, path: str | None, day: date) -> None:
    """Draw the instrument as of a day; with a path, that article alone."""
    w = place.words
    place.link("catalogue", w("catalogue.back"), icon=":material/arrow_back:")
    try:
        sheet = sheet_of(desk(), work, day)
    except BadInput:
        st.error(w("catalogue.not_held", work=plain(work)))
        return
    st.title(plain(sheet.instrument.title))
    about = (sheet.instrument.rank, sheet.instrument.issuer, sheet.instrument.place)
    st.caption(plain(" · ".join(part for part in about if part)))
    with st.expander(
        w("catalogue.versions", count=len(sheet.instrument.versions)), icon=":material/history:"
    ):
        for version in sheet.instrument.versions:
            said = plain(_version(w, version, sheet.instrument))
            if version.coverage is not Coverage.TITLE and version.effective:
                place.link("catalogue", said, work=work, day=version.effective)
            else:
                st.caption(said)
    _standing(w, sheet)
    if path:
        _draw_article(place, sheet, path)
    else:
        for provision in some_of(sheet.provisions):
            _draw_provision(provision)


def _standing(w: Words, sheet: Sheet) -> None:
    """Say truthfully which version governed that day, and whether its text is held."""
    standing, day = sheet.standing, sheet.day.isoformat()
    version = standing.would_be.date if standing.would_be else w("catalogue.none_known")
    said = w(f"catalogue.is_{standing.state.value}", day=day, version=version)
    if not standing.sure:
        said = f"{said} {w('catalogue.not_sure')}"
    if standing.state is Standing.HELD:
        st.success(said, icon=":material/check:")
    else:
        st.warning(said, icon=":material/block:")


def _draw_article(place: Place, sheet: Sheet, path: str) -> None:
    w = place.words
    place.link(
        "catalogue",
        w("catalogue.whole"),
        icon=":material/article:",
        work=sheet.instrument.work,
        day=sheet.day.isoformat(),
    )
    found = [each for each in sheet.provisions if each.path == article_of(path)]
    if not found:
        if sheet.provisions:
            st.info(w("catalogue.no_such", label=plain(in_words(path))))
        return
    _draw_provision(found[0])
    if path != found[0].path:
        st.caption(w("catalogue.cited", label=plain(in_words(path))))


def _draw_provision(provision: Provision) -> None:
    if provision.path[0].isdigit():
        st.markdown(f"**{plain(in_words(provision.path))}**  \n{marked(provision.text)}")
    else:
        st.markdown(f"#### {plain(provision.text)}")


def _version(w: Words, version: Version, instrument: Instrument) -> str:
    latest = version == instrument.versions[-1] and instrument.gone_by
    until = "catalogue.until_at_the_latest" if latest else "catalogue.until"
    said = w(
        "catalogue.version",
        date=version.date,
        kind=version.kind,
        start=version.effective or w("catalogue.from_unknown"),
        until=w(until, day=version.ended) if version.ended else "",
    )
    notes = [said, w(f"catalogue.coverage_{version.coverage.value}")]
    return " · ".join(notes if version.sure else [*notes, w("catalogue.unsure")])
