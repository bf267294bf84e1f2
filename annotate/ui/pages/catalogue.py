"""The catalogue: what law is held, where some words stand in it, and the way to bring in more."""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st

from annotate.model.law import Coverage
from annotate.ui.address import one, some_of, typed
from annotate.ui.desk import desk
from annotate.ui.pages.instrument import draw_instrument
from annotate.ui.place import Place
from annotate.ui.plain import marked, plain
from annotate.ui.uploading import choose_files
from annotate.workflow.law_views import InstrumentLine, add_uploaded, instrument_lines, ranks_held
from annotate.workflow.searching import Hit, find_provisions

EVERY = "*"


def draw(place: Place) -> None:
    """Draw the page: one instrument where the address names it, else the whole catalogue."""
    w = place.words
    day = _day(place)
    if work := st.query_params.get("work"):
        draw_instrument(place, work, st.query_params.get("path"), day)
        return
    st.title(w("catalogue.title"))
    lines = instrument_lines(desk())
    full = sum(line.coverage is Coverage.FULL for line in lines)
    st.caption(w("catalogue.held", instruments=len(lines), full=full))
    with st.expander(w("catalogue.import"), icon=":material/upload:"):
        _import(place)
    query = typed("q", w("catalogue.search"), w("catalogue.search_hint"))
    if query:
        _search(place, query, day)
    else:
        _browse(place, day)


def _day(place: Place) -> date:
    """The day whose law is looked at; today where the address says none."""
    with st.sidebar:
        day: date = st.date_input(
            place.words("catalogue.day"),
            value=datetime.now(UTC).date(),
            min_value=date(1949, 10, 1),
            key="day",
            bind="query-params",
        )
    return day


def _search(place: Place, query: str, day: date) -> None:
    w = place.words
    hits = find_provisions(desk(), query, on=day.isoformat(), limit=200).hits
    st.caption(w("catalogue.hits", count=len(hits)) if hits else w("catalogue.no_hits"))
    for hit in some_of(hits):
        _draw_hit(place, hit, query.split(), day)


def _draw_hit(place: Place, hit: Hit, terms: list[str], day: date) -> None:
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            place.link(
                "catalogue", f"**{plain(hit.title)}** {plain(hit.label)}", **_at(hit.work, day, hit.path)
            )
            if not hit.in_force:
                st.badge(place.words("catalogue.not_then"), color="gray")
        st.markdown(marked(hit.text, terms))


def _browse(place: Place, day: date) -> None:
    w = place.words
    narrow, wide = st.columns((1, 2))
    with narrow:
        rank = one(
            "rank",
            (EVERY, *ranks_held(desk())),
            w("catalogue.rank"),
            lambda each: w("catalogue.every_rank") if each == EVERY else each,
            draw=st.selectbox,
        )
    with wide:
        title = typed("title", w("catalogue.by_title"), w("catalogue.by_title_hint"))
    lines = instrument_lines(desk(), rank=None if rank == EVERY else rank, title=title)
    st.caption(w("catalogue.instruments", count=len(lines)) if lines else w("catalogue.none"))
    for line in some_of(lines):
        _draw_line(place, line, day)


def _draw_line(place: Place, line: InstrumentLine, day: date) -> None:
    w = place.words
    name, rank, held = st.columns((6, 2, 4), vertical_alignment="center")
    with name:
        place.link("catalogue", plain(line.title), **_at(line.work, day))
    rank.text(line.rank)
    said = w(f"catalogue.coverage_{line.coverage.value}")
    held.text(f"{said} · {w('catalogue.repealed', day=line.repealed)}" if line.repealed else said)


def _import(place: Place) -> None:
    w = place.words
    with st.form("import", clear_on_submit=True, border=False):
        files = choose_files(w, w("catalogue.files"), w("catalogue.import_help"), ["md"])
        if not st.form_submit_button(w("catalogue.put_in"), type="primary") or not files:
            return
    for each in add_uploaded(desk(), [(file.name, file.getvalue()) for file in files]):
        if each.error:
            st.error(w("catalogue.refused", file=plain(each.file), reason=plain(each.error.reason)))
        else:
            said = "added" if each.kept else "not_kept"
            st.success(
                w(f"catalogue.{said}", title=plain(each.title or ""), version=plain(each.version or ""))
            )


def _at(work: str, day: date, path: str = "") -> dict[str, str]:
    """The query of an instrument's page."""
    query = {"work": work, "day": day.isoformat()}
    return {**query, "path": path} if path else query
