"""The total with its interval drawn on the rubric's scale, or, where a gate holds it back, the reason."""

from __future__ import annotations

import zlib

import plotly.graph_objects as go
import streamlit as st

from components import charts
from components.education.essay_gates import show_gates
from components.i18n import language, t
from components.markdown import escape
from model.education.marking import Marked
from model.education.marks.mark import Mark


def show_total(marked: Marked, said: Mark | None = None) -> bool:
    """Gates first, and a gated essay's number only on demand; `said`, the teacher's mark, outranks the machine's.

    Returns whether the machine's number stands on the screen.
    """
    with st.container(border=True, gap="small", key="essay_total"):
        if said is not None:
            _show_number(t("essay_your_mark"), said.total, marked, ":material/person_check:")
        if marked.score.gates:
            show_gates(marked.score)
            # A switch of its own for each essay: what was asked of one is not asked of the next.
            key = f"essay_show_held_{zlib.crc32(marked.essay.text.encode())}"
            if not st.toggle(t("essay_show_held"), key=key, help=t("essay_show_held_help")):
                return False
        heading = t("essay_held_number") if marked.score.gates else t("essay_total")
        _show_number(heading, marked.shown_total, marked, ":material/straighten:")
        low, high = marked.score.interval
        st.markdown(t("essay_interval", low=f"{low:.1f}", high=f"{high:.1f}"))
        show_interval(marked, said)
        _show_standing(marked)
    return True


def _show_number(heading: str, number: float, marked: Marked, icon: str) -> None:
    rubric = marked.score.rubric
    st.metric(f"{icon} {heading}", f"{number:g} / {rubric.high:g}")


def _show_standing(marked: Marked) -> None:
    score = marked.score
    with st.container(horizontal=True):
        if score.calibrated:
            st.badge(t("essay_calibrated", count=score.marks), icon=":material/verified:", color="green")
        else:
            st.badge(t("essay_not_calibrated"), icon=":material/info:", color="orange", help=t("essay_assumed_help"))
        if score.needs_review:
            st.badge(
                t("essay_needs_review"), icon=":material/visibility:", color="orange", help=t("essay_needs_review_help")
            )
    scale = f"{score.rubric.title[language()]} · {score.rubric.low:g}–{score.rubric.high:g}"
    band = marked.band
    st.caption(escape(f"{scale} · {band.name[language()]}" if band and not score.gates else scale))


def show_interval(marked: Marked, said: Mark | None = None) -> None:
    """The scale with the rubric's bands, the interval as a bar and the total as a point on it."""
    score, colours = marked.score, charts.palette()
    rubric, (low, high) = score.rubric, score.interval
    figure = go.Figure()
    top = rubric.high
    for number, band in enumerate(rubric.bands):
        shade = colours.grid if number % 2 == 0 else colours.paper
        figure.add_vrect(x0=max(rubric.low, band.low), x1=top, fillcolor=shade, line_width=0, layer="below")
        top = band.low
    figure.add_bar(
        x=[high - low], base=[low], y=[""], orientation="h", width=0.5, opacity=0.45, name=t("essay_interval_name")
    )
    _add_point(figure, marked.shown_total, t("essay_total"), "circle", colours.sequence[0])
    if said is not None:
        _add_point(figure, said.total, t("essay_your_mark"), "diamond", colours.sequence[1])
    figure.update_layout(height=150, margin={"t": 8}, barmode="overlay", legend={"y": -0.35, "yanchor": "top"})
    figure.update_xaxes(range=[rubric.low, rubric.high])
    figure.update_yaxes(showticklabels=False, showgrid=False)
    alt = t(
        "essay_interval_alt",
        total=f"{marked.shown_total:g}",
        low=f"{low:.1f}",
        high=f"{high:.1f}",
        scale=f"{rubric.low:g}–{rubric.high:g}",
    )
    charts.show(figure, alt=alt, key="essay_interval")


def _add_point(figure: go.Figure, total: float, name: str, symbol: str, colour: str) -> None:
    figure.add_scatter(
        x=[total], y=[""], mode="markers", name=name, marker={"size": 14, "symbol": symbol, "color": colour}
    )
