"""The gaps of a project: what to ask, of which act, and where in the text."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from annotate.model.gap import Decision, GapStatus, Severity
from annotate.ui.address import many, one, some_of
from annotate.ui.desk import desk
from annotate.ui.place import Place
from annotate.ui.plain import plain
from annotate.ui.severity import badge
from annotate.ui.surface import surface_words
from annotate.ui.words import Words
from annotate.workflow.gap_board import GapLine, gap_board, gap_names

KINDS = ("questions", "unresolved", "unknown")
ORDERS = ("severity", "document")
RANK = {severity: place for place, severity in enumerate(Severity)}


def draw(place: Place) -> None:
    """Draw the page."""
    w = place.words
    st.title(w("gaps.title"))
    st.caption(w("gaps.asks"))
    board = gap_board(desk(), place.project)
    lines = {"questions": board.questions, "unresolved": board.unresolved, "unknown": board.unknown}
    if not any(lines.values()):
        st.info(w("gaps.empty"), icon=":material/help_center:")
        return
    with st.container(horizontal=True, gap="large"):
        kind = one("kind", KINDS, w("gaps.kind"), lambda each: f"{w(f'gaps.{each}')} {len(lines[each])}")
        order = one("order", ORDERS, w("gaps.order"), lambda each: w(f"gaps.by_{each}"))
    st.caption(w(f"gaps.{kind}_means"))
    shown = _filtered(place, lines[kind])
    if not shown:
        st.text(w("gaps.none_left"))
    before = None
    for line in some_of(sorted(shown, key=_by_document if order == "document" else _by_severity)):
        head = line.document if order == "document" else line.gap.severity
        if head != before:
            title = plain(line.title) if order == "document" else w(f"severity.{line.gap.severity.value}")
            st.subheader(title, divider="gray")
        before = head
        _draw_line(place, line)


def _filtered(place: Place, lines: Sequence[GapLine]) -> list[GapLine]:
    """The lines that the filters let through; a filter with nothing switched on lets all through."""
    w = place.words
    names = gap_names(w.language)
    severities = [each.value for each in Severity if any(line.gap.severity is each for line in lines)]
    statuses = [each.value for each in GapStatus if any(line.gap.status is each for line in lines)]
    codes = sorted({line.gap.code for line in lines})
    with st.expander(w("gaps.filter"), icon=":material/filter_list:"):
        severity = many("severity", severities, w("gaps.severity"), lambda each: w(f"severity.{each}"))
        status = many("status", statuses, w("gaps.status"), lambda each: w(f"status.{each}"))
        code = many("code", codes, w("gaps.code"), names.__getitem__)
    return [
        line
        for line in lines
        if (not severity or line.gap.severity.value in severity)
        and (not status or line.gap.status.value in status)
        and (not code or line.gap.code in code)
    ]


def _draw_line(place: Place, line: GapLine) -> None:
    w, gap = place.words, line.gap
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            badge(w, gap.severity)
            place.link(
                "annotate",
                f"**{plain(gap_names(w.language)[gap.code])}**",
                doc=line.document,
                power=gap.power,
            )
            st.caption(plain(gap.code))
        if gap.message:
            st.text(gap.message)
        where = (line.title, _act(w, line), gap.subject, line.basis)
        st.caption(plain(" · ".join(part for part in where if part)))
        for question in line.waits_for:
            st.caption(w("gaps.missing", question=plain(question)))
        if gap.decision:
            st.caption(_decision(w, gap.decision))
    st.space("xsmall")


def _act(w: Words, line: GapLine) -> str:
    """Which of the document's powers, and what it does, as the annotate page has it."""
    numbered = surface_words(w.language)["frame.power"].format(order=line.order) if line.order else ""
    return f"{numbered} {line.action}".strip()


def _decision(w: Words, decision: Decision) -> str:
    said = w(
        "gaps.decided",
        status=w(f"status.{decision.status.value}"),
        by=plain(decision.by or w("gaps.somebody")),
        on=plain(decision.on or ""),
        reason=plain(decision.reason),
    )
    return f"{said} {w('gaps.stale')}" if decision.stale else said


def _by_severity(line: GapLine) -> tuple[int, str, int]:
    return (RANK[line.gap.severity], line.document, line.order or 0)


def _by_document(line: GapLine) -> tuple[str, int, int]:
    return (line.document, RANK[line.gap.severity], line.order or 0)
