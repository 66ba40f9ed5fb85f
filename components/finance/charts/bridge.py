"""The steps from revenue to net income, as a waterfall."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from components import charts
from components.finance.charts.beside import amounts_axis, item_column, pages, show_beside, show_nothing, source
from components.finance.charts.choice import head, switch
from components.finance.table import ROW
from components.finance.view import View
from components.i18n import t
from model.finance.comparison import BridgeStep, profit_bridge
from model.finance.terms import metric, term


def show_bridge(view: View) -> None:
    """The waterfall of a year, with its steps as a table."""
    years = [year for year in view.report.years if profit_bridge(view.report, year)]
    with head(t("bridge")):
        year = switch(t("year"), years, "bridge_year")
    if year is None:
        show_nothing(view, ("total_revenue", "net_income"))
        return
    steps = profit_bridge(view.report, year)
    rows = [
        {
            "item": _step_name(view, step),
            "amount": view.write(step.amount, "money"),
            "page": pages(step.figure) if step.figure else t("not_itemised"),
        }
        for step in steps
    ]
    columns = {
        "item": item_column(t("item")),
        "amount": st.column_config.TextColumn(view.unit, width=112, alignment="right"),
        "page": st.column_config.TextColumn(t("source_page")),
    }
    show_beside(bridge(view, steps), t("bridge_alt", year=year), "bridge", rows, columns)


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
            customdata=[[source(view, step.figure) if step.figure else t("not_itemised")] for step in steps],
            hovertemplate="<b>%{y}</b><br>%{text}<br>%{customdata[0]}<extra></extra>",
            connector={"line": {"color": colours.grid, "width": 1}},
            increasing={"marker": {"color": colours.rise}},
            decreasing={"marker": {"color": colours.fall}},
            totals={"marker": {"color": colours.total}},
        )
    )
    figure.update_layout(height=ROW * (len(steps) + 2), showlegend=False, margin={"r": 72})
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_xaxes(amounts_axis(view), showgrid=True, range=_reach(view, steps))
    return figure


def _reach(view: View, steps: tuple[BridgeStep, ...]) -> list[float]:
    """The axis from the lowest to the highest point the steps come to, with room for the amounts beside them."""
    reached, points = 0.0, [0.0]
    for step in steps:
        amount = float(step.amount / view.scale)
        reached = amount if step.is_total else reached + amount
        points.append(reached)
    lowest, highest = min(points), max(points)
    # Room for the amounts of short bars at the axis, which stand to their left.
    room = 0.25 * (highest - lowest)
    return [lowest - room, highest + 0.6 * room]


def _step_name(view: View, step: BridgeStep) -> str:
    return metric(step.name).label(view.language) if step.figure else term(step.name, view.language)
