"""Pictures of a report: chosen figures over the years, and the steps from revenue to net income."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import charts
from components.finance.table import number_columns
from components.finance.view import View
from components.i18n import t
from model.finance.comparison import BridgeStep, profit_bridge
from model.finance.display import listed
from model.finance.figures import Figure
from model.finance.terms import metric, term

_AT_FIRST = ("total_revenue", "operating_income", "net_income")
_MOST = 6
"""More bars a year could not be told apart."""
_ROW = 35
"""Pixels a bar of the bridge and a row of the table beside it."""


def show_charts(view: View) -> None:
    """The trend and the bridge, each with its numbers beside it."""
    if not view.report.metrics:
        st.info(t("no_figures"), icon=":material/search_off:")
        return
    _show_trend(view)
    _show_bridge(view)


def trend(view: View, names: list[str]) -> go.Figure:
    """Grouped bars, one group a year in order of time; hovering names the page."""
    years = sorted(view.report.years)
    figure = go.Figure()
    for name in names:
        found = [view.report.metric(name, year) for year in years]
        figure.add_bar(
            x=[str(year) for year in years],
            y=[None if each is None else float(each.value / view.scale) for each in found],
            name=metric(name).label(view.language),
            customdata=[["", ""] if each is None else [_written(view, each), _page(each)] for each in found],
            hovertemplate="<b>%{fullData.name}</b> %{x}<br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
        )
    figure.update_layout(barmode="group", height=340, xaxis={"type": "category"}, yaxis=_amounts(view))
    return figure


def bridge(view: View, steps: tuple[BridgeStep, ...]) -> go.Figure:
    """A waterfall from top to bottom; totals start at the axis, costs step back from them."""
    colours = charts.palette()
    figure = go.Figure(
        go.Waterfall(
            orientation="h",
            y=[_step_name(view, step) for step in steps],
            x=[float(step.amount / view.scale) for step in steps],
            measure=["absolute" if step.is_total else "relative" for step in steps],
            text=[view.write(step.amount, "money") for step in steps],
            textposition="outside",
            cliponaxis=False,
            customdata=[[_page(step.figure) if step.figure else t("not_itemised")] for step in steps],
            hovertemplate="<b>%{y}</b><br>%{text}<br>%{customdata[0]}<extra></extra>",
            connector={"line": {"color": colours.grid, "width": 1}},
            increasing={"marker": {"color": colours.rise}},
            decreasing={"marker": {"color": colours.fall}},
            totals={"marker": {"color": colours.total}},
        )
    )
    figure.update_layout(height=_ROW * (len(steps) + 2), showlegend=False, margin={"r": 72})
    figure.update_yaxes(autorange="reversed", showgrid=False)
    widest = max(abs(float(step.amount / view.scale)) for step in steps)
    # Room for the amounts of short bars at the axis, which stand to their left.
    figure.update_xaxes(_amounts(view), showgrid=True, range=[-0.2 * widest, 1.15 * widest])
    return figure


def _show_trend(view: View) -> None:
    st.markdown(f"#### {t('trend')}")
    options = [name for name in listed(view.report) if metric(name).kind == "money"]
    first = [name for name in _AT_FIRST if name in options] or options[:1]
    chosen = st.multiselect(
        t("trend_metrics"),
        options,
        default=first,
        format_func=lambda name: metric(name).label(view.language),
        max_selections=_MOST,
        key="trend_metrics",
        label_visibility="collapsed",
        placeholder=t("trend_metrics"),
        persist_state="session",
    )
    names = [name for name in chosen if name in options]
    if not names:
        st.caption(t("trend_choose"))
        return
    picture, numbers = st.columns([7, 5], gap="medium", vertical_alignment="center")
    with picture:
        charts.show(trend(view, names), alt=_trend_alt(view, names), key="trend")
    with numbers:
        rows = [_trend_row(view, name) for name in names]
        st.dataframe(
            pd.DataFrame(rows, dtype="string"),
            hide_index=True,
            column_config={"item": t("item"), **number_columns(view.report.years)},
            alt=t("trend"),
            key="trend_numbers",
        )
        st.caption(t("amounts_in", unit=view.unit, currency=view.currency))


def _show_bridge(view: View) -> None:
    years = [year for year in view.report.years if profit_bridge(view.report, year)]
    if not years:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"#### {t('bridge')}", width="stretch")
        year = st.segmented_control(
            t("year"), years, default=years[0], required=True, key="bridge_year", label_visibility="collapsed"
        )
    steps = profit_bridge(view.report, year if year in years else years[0])
    picture, numbers = st.columns([7, 5], gap="medium", vertical_alignment="center")
    with picture:
        charts.show(bridge(view, steps), alt=t("bridge_alt", year=year), key="bridge")
    with numbers:
        rows = [
            {
                "item": _step_name(view, step),
                "amount": view.write(step.amount, "money"),
                "page": _page(step.figure) if step.figure else t("not_itemised"),
            }
            for step in steps
        ]
        columns = {
            "item": t("item"),
            "amount": st.column_config.TextColumn(view.unit, alignment="right"),
            "page": st.column_config.TextColumn(t("source_page")),
        }
        st.dataframe(
            pd.DataFrame(rows, dtype="string"),
            hide_index=True,
            height=_ROW * (len(rows) + 1) + 3,
            column_config=columns,
            alt=t("bridge"),
            key="bridge_numbers",
        )


def _trend_row(view: View, name: str) -> dict[str, str]:
    row = {"item": metric(name).label(view.language)}
    return row | {str(year): view.write(view.report.value(name, year), "money") for year in view.report.years}


def _trend_alt(view: View, names: list[str]) -> str:
    years = f"{view.report.years[-1]}–{view.report.years[0]}"
    return t("trend_alt", names=", ".join(metric(name).label(view.language) for name in names), years=years)


def _step_name(view: View, step: BridgeStep) -> str:
    return metric(step.name).label(view.language) if step.figure else term(step.name, view.language)


def _written(view: View, figure: Figure) -> str:
    return f"{view.write(figure.value, 'money')} {view.unit}"


def _amounts(view: View) -> dict[str, object]:
    return {"title": {"text": view.unit}, "tickformat": ",~r"}


def _page(figure: Figure) -> str:
    pages = sorted({leaf.evidence.page for leaf in figure.leaves if leaf.evidence and leaf.evidence.page})
    return t("page_badge", page=", ".join(map(str, pages)))
