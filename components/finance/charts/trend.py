"""Chosen figures over the years: amounts as grouped bars, percentages, ratios and days as lines, one unit a picture."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from components.finance.charts.beside import (
    HOVER,
    amounts_axis,
    amounts_note,
    hover,
    metric_columns,
    metric_rows,
    show_beside,
)
from components.finance.charts.choice import head, switch
from components.finance.view import View
from components.i18n import t
from model.finance.display import listed
from model.finance.terms import Kind, metric, term

_KINDS: tuple[Kind, ...] = ("money", "percent", "ratio", "days")
_AT_FIRST: dict[Kind, tuple[str, ...]] = {
    "money": ("total_revenue", "operating_income", "net_income"),
    "percent": ("gross_margin", "operating_margin", "net_margin"),
    "ratio": ("current_ratio", "asset_turnover"),
    "days": ("receivable_days", "inventory_days", "payable_days"),
}
_MOST = 6
"""More bars a year could not be told apart."""
_HEIGHT = 340


def show_trend(view: View) -> None:
    """The switch of units, the choice of figures, the picture and its numbers."""
    if not view.report.metrics:
        st.info(t("no_figures"), icon=":material/search_off:")
        return
    with head(t("trend")):
        kind = _kind_switch(view)
    names = _chosen(view, kind)
    if not names:
        st.caption(t("trend_choose"))
        return
    years = f"{view.report.years[-1]}–{view.report.years[0]}"
    alt = t(
        "trend_alt" if kind == "money" else "trend_lines_alt",
        names=", ".join(metric(name).label(view.language) for name in names),
        years=years,
    )
    note = amounts_note(view) if kind == "money" else ""
    show_beside(trend(view, names, kind), alt, "trend", metric_rows(view, names), metric_columns(view), note)


def trend(view: View, names: list[str], kind: Kind = "money") -> go.Figure:
    """One series a figure in order of time; hovering names the page."""
    years = sorted(view.report.years)
    factor = {"money": 1 / view.scale, "percent": 100}.get(kind, 1)
    figure = go.Figure()
    for name in names:
        found = [view.report.metric(name, year) for year in years]
        series = {
            "x": [str(year) for year in years],
            "y": [None if each is None else float(each.value) * factor for each in found],
            "name": metric(name).label(view.language),
            "customdata": [hover(view, each) for each in found],
            "hovertemplate": HOVER,
        }
        if kind == "money":
            figure.add_bar(**series)
        else:
            figure.add_scatter(**series, mode="lines+markers", line={"width": 2.5}, marker={"size": 9})
    axis = amounts_axis(view) if kind == "money" else _rate_axis(view, kind)
    figure.update_layout(barmode="group", height=_HEIGHT, xaxis={"type": "category"}, yaxis=axis, showlegend=True)
    return figure


def _rate_axis(view: View, kind: Kind) -> dict[str, object]:
    if kind == "percent":
        return {"ticksuffix": "%"}
    return {"title": {"text": term(f"kind_{kind}", view.language)}}


def _options(view: View, kind: Kind) -> list[str]:
    return [name for name in listed(view.report) if metric(name).kind == kind]


def _kind_switch(view: View) -> Kind:
    present = [kind for kind in _KINDS if _options(view, kind)]
    return switch(t("unit"), present, "trend_kind", lambda kind: t(f"trend_{kind}")) or "money"


def _chosen(view: View, kind: Kind) -> list[str]:
    options = _options(view, kind)
    first = [name for name in _AT_FIRST[kind] if name in options] or options[:1]
    key = "trend_metrics" if kind == "money" else f"trend_metrics_{kind}"
    chosen = st.multiselect(
        t("trend_metrics"),
        options,
        default=first,
        format_func=lambda name: metric(name).label(view.language),
        max_selections=_MOST,
        key=key,
        label_visibility="collapsed",
        placeholder=t("trend_metrics"),
        persist_state="session",
    )
    return [name for name in chosen if name in options]
