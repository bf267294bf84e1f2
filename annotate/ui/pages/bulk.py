"""A bulk act on the page of a concordance: what it shall say, what it would change, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from html import escape
from itertools import groupby
from typing import Any

import streamlit as st

from annotate.linking import label_of
from annotate.model.errors import BadInput
from annotate.model.power import Mode, PowerType
from annotate.terms.measures import TERMS
from annotate.ui.desk import BY, desk
from annotate.ui.place import Place as Here
from annotate.ui.plain import plain
from annotate.ui.surface import surface_words
from annotate.ui.words import Words
from annotate.workflow.bulk import Done, bulk_acts, do_bulk, redo_bulk, undo_bulk
from annotate.workflow.bulk_plan import BulkAct, Line, Plan, What, Why
from annotate.workflow.documents import titles_of
from annotate.workflow.searching import Hit, find_provisions

_SAID = "concordance-said"
_SHOWN = 100


def ask_act(here: Here, what: What, phrase: str) -> BulkAct | None:
    """Ask what the act shall say at each place; None while something is missing."""
    if what in (What.MARK, What.SET):
        return _ask_slots(here, what)
    return _ask_basis(here, phrase) if what is What.LINK else BulkAct(what=what)


def draw_plan(here: Here, plan: Plan, *, on_done: Callable[[], None]) -> None:
    """Show what the act would change and what it leaves out, and do it when that is asked."""
    w = here.words
    with st.container(border=True):
        counts = {"changes": len(plan.lines), "documents": len(plan.documents)}
        if plan.lines:
            st.markdown(f"**{w('concordance.would', **counts)}**")
            st.html(_changes(w, plan.lines))
        else:
            st.markdown(f"**{w('concordance.would_nothing')}**")
        for why in Why:
            if left := [each.place for each in plan.skipped if each.why is why]:
                titles = "、".join(dict.fromkeys(place.title for place in left[:3]))
                said = w(f"concordance.why_{why}", count=len(left))
                st.caption(f"{said} {plain(titles)}{'…' if len(left) > len(left[:3]) else ''}")
        if plan.lines:
            st.button(w("concordance.do", **counts), type="primary", on_click=_do, args=(here, plan, on_done))


def draw_said(here: Here) -> None:
    """Say how the last act went, with the way back."""
    if _SAID not in st.session_state:
        return
    kind, words, bulk, back = st.session_state.pop(_SAID)
    with st.container(horizontal=True, vertical_alignment="center"):
        (st.success if kind == "done" else st.warning)(words)
        if bulk:
            _turn_button(here, bulk, back=back, key="turn-last")


def draw_last(here: Here) -> None:
    """The last bulk acts of the project, each to be taken back or done again."""
    w = here.words
    done = bulk_acts(desk(), here.project)
    if not done:
        return
    with st.expander(w("concordance.last"), icon=":material/history:"):
        for each in done:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(_told(w, each))
                _turn_button(here, each.id, back=each.stands, key=f"turn-{each.id}")


def _ask_slots(here: Here, what: What) -> BulkAct | None:
    w, marks = here.words, what is What.MARK
    say = surface_words(w.language)
    empty = w("concordance.as_suggested" if marks else "concordance.as_is")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        action = (
            st.text_input(w("concordance.action"), placeholder=w("concordance.as_marked")) if marks else ""
        )
        measure = st.selectbox(
            w("concordance.measure"),
            TERMS,
            index=None,
            accept_new_options=True,
            placeholder=w("concordance.as_marked") if marks else empty,
            key=f"measure-{what}",
        )
        kind = _slot(w("concordance.type"), [each.value for each in PowerType], say, empty, f"type-{what}")
        mode = (
            _slot(w("concordance.mode"), [each.value for each in Mode], say, empty, "mode") if marks else None
        )
    if not marks and not measure and not kind:
        st.caption(w("concordance.set_what"))
        return None
    return BulkAct(
        what=what,
        action=action.strip(),
        measure=(measure or "").strip(),
        type=PowerType(kind) if kind else None,
        mode=Mode(mode) if mode else None,
    )


def _slot(label: str, options: Sequence[str], say: Any, empty: str, key: str) -> str | None:  # noqa: ANN401
    return st.selectbox(
        label,
        options,
        index=None,
        format_func=lambda each: say.get(f"value.{each}", each),
        placeholder=empty,
        key=key,
    )


def _ask_basis(here: Here, phrase: str) -> BulkAct | None:
    w = here.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        query = st.text_input(w("concordance.basis"), placeholder=w("concordance.basis_hint")).strip()
        day: date = st.date_input(
            w("concordance.day"), value=datetime.now(UTC).date(), min_value=date(1949, 10, 1), width=180
        )
    stated = st.toggle(w("concordance.stated"), value=phrase.startswith("《"))
    hits = find_provisions(desk(), query, on=day.isoformat(), limit=30).hits if query else ()
    if query and not hits:
        st.caption(w("catalogue.no_hits"))
    if not hits:
        return None
    hit = st.selectbox(w("concordance.provision"), hits, format_func=_named)
    return BulkAct(what=What.LINK, hit=hit, stated=stated)


def _named(hit: Hit) -> str:
    words = (f"《{hit.title}》{hit.label}", hit.version or "", hit.text[:40].replace("\n", " "))
    return " · ".join(part for part in words if part)


def _do(here: Here, plan: Plan, on_done: Callable[[], None]) -> None:
    w = here.words
    try:
        bulk = do_bulk(desk(), plan, BY)
    except BadInput as bad:
        st.session_state[_SAID] = ("refused", w("concordance.refused", reason=plain(bad.reason)), None, False)
    else:
        said = w("concordance.did", changes=len(plan.lines), documents=len(plan.documents))
        st.session_state[_SAID] = ("done", said, bulk, True)
    on_done()


def _turn_button(here: Here, bulk: str, *, back: bool, key: str) -> None:
    w = here.words
    label = w("concordance.undo") if back else w("concordance.redo")
    st.button(label, key=key, on_click=_turn, args=(here, bulk, back))


def _turn(here: Here, bulk: str, back: bool) -> None:  # noqa: FBT001 - Streamlit hands it on by place
    w = here.words
    turned = (undo_bulk if back else redo_bulk)(desk(), bulk, BY)
    said = w("concordance.undid" if back else "concordance.redid", changes=turned.changes)
    if turned.left:
        titles = titles_of(desk())
        names = dict.fromkeys(titles.get(each.document, each.document) for each in turned.left)
        said += w("concordance.left", count=len(turned.left), titles=plain("、".join(names)))
    st.session_state[_SAID] = ("left" if turned.left else "done", said, bulk, not back)


def _told(w: Words, done: Done) -> str:
    said = w(
        "concordance.was_done",
        what=w(f"concordance.act_{done.what}"),
        quote=plain(done.quote[:20]),
        changes=done.changes,
        documents=len(done.documents),
        at=done.at[:16].replace("T", " "),
    )
    return said if done.stands else f"{said} {w('concordance.taken_back')}"


def _changes(w: Words, lines: Sequence[Line]) -> str:
    """The first changes by document, as they are written; what they spell is never markup."""
    shown = groupby(lines[:_SHOWN], key=lambda line: (line.place.document, line.place.title))
    parts = [
        f"<p><b><bdi>{escape(title)}</bdi></b></p><ul>{''.join(_change(w, line) for line in group)}</ul>"
        for (_, title), group in shown
    ]
    more = len(lines) - _SHOWN
    return "".join(parts) + (f"<p>{escape(w('concordance.more', count=more))}</p>" if more > 0 else "")


def _change(w: Words, line: Line) -> str:
    at = escape(w("concordance.line", line=line.place.line))
    what = escape(" · ".join(_differs(w, line)))
    return f"<li>{at} <b><bdi>{escape(line.place.quote)}</bdi></b> — <bdi>{what}</bdi></li>"


def _differs(w: Words, line: Line) -> Iterable[str]:
    """What is said there afterwards that was not said before."""
    say = surface_words(w.language)
    before: dict[str, Any] = line.was.value if line.was and line.was.value else {}
    if line.entity != "power":
        yield w(f"concordance.then_{line.entity}", quote=line.after["quote"][:30])
        return
    for slot in ("action", "measure", "type", "mode"):
        was, now = before.get(slot), line.after.get(slot)
        if was != now and now:
            words = [say.get(f"value.{each}", each) for each in (was, now) if each]
            yield f"{w(f'concordance.{slot}')} {' → '.join(words)}"
    old = [basis.get("target") for basis in before.get("bases", [])]
    for basis in line.after.get("bases", []):
        if basis.get("target") and basis["target"] not in old:
            target = basis["target"]
            title = basis["cited"].get("title") or target["work"]
            at = (f"《{title}》", *map(label_of, target["provisions"]), target.get("version") or "")
            yield w("concordance.then_basis", title=" ".join(filter(None, at)))
