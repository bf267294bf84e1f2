"""The concordance: a phrase at all its places in a project, and one act on those that are switched on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import streamlit as st

from annotate.model.errors import BadInput
from annotate.ui.address import one, typed
from annotate.ui.desk import desk
from annotate.ui.pages.bulk import ask_act, draw_last, draw_plan, draw_said
from annotate.ui.pages.kwic import draw_lines
from annotate.ui.place import Place as Here
from annotate.ui.plain import plain
from annotate.workflow.bulk_places import planned
from annotate.workflow.bulk_plan import BulkAct, What
from annotate.workflow.concordance import Order, Place, concordance, in_order, variants_in
from annotate.workflow.documents import titles_of

PAGE = 100
_FLIPPED, _ROUND, _PLAN = "concordance-flipped", "concordance-round", "concordance-plan"


def draw(here: Here) -> None:
    """Draw the page."""
    w = here.words
    st.title(w("concordance.title"))
    if not titles_of(desk(), here.project):
        st.info(w("concordance.no_documents"), icon=":material/menu_book:")
        here.link("library", w("concordance.to_library"), icon=":material/folder_open:")
        return
    phrase = typed("q", w("concordance.phrase"), w("concordance.phrase_hint"))
    try:
        variants = variants_in(phrase)
    except BadInput:
        st.warning(w("concordance.too_short"))
        return
    if variants:
        _work(here, phrase, variants)
        return
    st.info(w("concordance.empty"), icon=":material/format_quote:")
    example = w("concordance.example_phrase")
    here.link("concordance", w("concordance.example", phrase=example), q=example)
    draw_said(here)
    draw_last(here)


@st.fragment
def _work(here: Here, phrase: str, variants: Sequence[str]) -> None:
    """The lines and the act on them; switching a line draws nothing else anew."""
    w = here.words
    draw_said(here)
    found = concordance(desk(), here.project, variants)
    if not found:
        st.info(w("concordance.nothing", phrase=plain(phrase)), icon=":material/search_off:")
        draw_last(here)
        return
    documents, marked = len({place.document for place in found}), sum(place.power for place in found)
    st.caption(w("concordance.found", count=len(found), documents=documents, marked=marked))
    what = What(one("act", tuple(What), w("concordance.act"), lambda each: w(f"concordance.act_{each}")))
    act = ask_act(here, what, phrase)
    bar, below = st.container(horizontal=True, vertical_alignment="center"), st.container()
    order = Order(one("sort", tuple(Order), w("concordance.sort"), lambda each: w(f"concordance.by_{each}")))
    chosen = _choose(
        here, in_order(found, order), act or BulkAct(what=what), order, (here.project, *variants)
    )
    with bar:
        st.markdown(f"**{w('concordance.chosen', count=len(chosen))}**")
        st.button(w("concordance.preview"), disabled=not (act and chosen), on_click=_ask, args=(act, chosen))
        st.button(w("concordance.all_on"), type="tertiary", on_click=_switch, args=(found, what, True))
        st.button(w("concordance.all_off"), type="tertiary", on_click=_switch, args=(found, what, False))
    with below:
        _draw_preview(here, act, chosen)
    draw_last(here)


def _choose(
    here: Here, places: Sequence[Place], act: BulkAct, order: Order, about: tuple[str, ...]
) -> tuple[Place, ...]:
    """Draw a page of the lines; all places that are switched on, on whatever page."""
    key = (about, act.what, act.stated)
    if st.session_state.get(_FLIPPED, (None, frozenset()))[0] != key:
        st.session_state[_FLIPPED] = (key, frozenset())
    flipped: frozenset[str] = st.session_state[_FLIPPED][1]
    on = frozenset(place.id for place in places if _at_first(place, act) is not (place.id in flipped))
    shown, page = _page_of(places)
    drawing = (*key, order, page, st.session_state.get(_ROUND, 0))
    stamp = hashlib.sha256(repr(drawing).encode()).hexdigest()[:16]
    here_on = draw_lines(here, shown, on, order=order, stamp=stamp)
    turned = {place.id for place in shown if _at_first(place, act) is not (place.id in here_on)}
    flipped = (flipped - {place.id for place in shown}) | turned
    st.session_state[_FLIPPED] = (key, flipped)
    return tuple(place for place in places if _at_first(place, act) is not (place.id in flipped))


def _at_first(place: Place, act: BulkAct) -> bool:
    """Is a line on until somebody switches it? Where the act can do something: it depends on the power there."""
    if act.what is What.LINK and act.stated:
        return True
    return place.power if act.what in (What.SET, What.LINK) else not place.power


def _page_of(places: Sequence[Place]) -> tuple[Sequence[Place], int]:
    if len(places) <= PAGE:
        return places, 1
    page = st.pagination(-(-len(places) // PAGE), key="page", bind="query-params")
    return places[(page - 1) * PAGE : page * PAGE], page


def _switch(places: Sequence[Place], what: What, on: bool) -> None:  # noqa: FBT001 - Streamlit hands it on by place
    key, _ = st.session_state[_FLIPPED]
    act = BulkAct(what=what, stated=key[2])
    flipped = frozenset(place.id for place in places if _at_first(place, act) is not on)
    st.session_state[_FLIPPED] = (key, flipped)
    _new_round()


def _new_round() -> None:
    """The lines are drawn with what is known here, not with what was switched in them before."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _ask(act: BulkAct, chosen: Sequence[Place]) -> None:
    st.session_state[_PLAN] = (act, chosen, planned(desk(), act, chosen))


def _draw_preview(here: Here, act: BulkAct | None, chosen: Sequence[Place]) -> None:
    """The preview, as long as it is of what is chosen now."""
    known = st.session_state.get(_PLAN)
    if known and known[:2] == (act, chosen):
        draw_plan(here, known[2], on_done=_done)


def _done() -> None:
    del st.session_state[_PLAN]
    key, _ = st.session_state[_FLIPPED]
    st.session_state[_FLIPPED] = (key, frozenset())
    _new_round()
