"""Two diseases finding by finding: a mark for each, the longer the line between them the better it tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape as escape_html

import plotly.graph_objects as go

from components import charts
from components.i18n import t
from components.medicine.charts.labels import shortened
from model.medicine.comparison import ComparedFinding, Comparison

_ROW = 28
"""Pixels a finding takes."""
_SHOWN = 14
"""Findings drawn; the table has all."""
_NAME, _LABEL = 40, 34
"""Columns of a disease's name in the legend, and of a finding's beside its line."""


def show_differences(compared: Comparison) -> None:
    """The findings that tell the two apart best."""
    findings = most_different(compared)
    if not findings:
        return
    names = {"first": compared.first.name, "second": compared.second.name}
    charts.show(picture(compared, findings), t("versus_alt", count=len(findings), **names), key="versus")


def most_different(compared: Comparison) -> list[ComparedFinding]:
    """What is drawn, the largest difference first."""
    everything = (*compared.shared, *compared.only_first, *compared.only_second)
    return sorted(everything, key=lambda each: -abs(each.difference))[:_SHOWN]


def picture(compared: Comparison, findings: Sequence[ComparedFinding]) -> go.Figure:
    """A circle for the first disease, a diamond for the second; open where a disease does not list the finding."""
    colours = charts.palette()
    figure = go.Figure()
    rows = list(range(len(findings)))[::-1]
    figure.add_scatter(
        x=[x for each in findings for x in (*each.shares, None)],
        y=[y for row in rows for y in (row, row, None)],
        mode="lines",
        line={"color": colours.grid, "width": 6},
        hoverinfo="skip",
        showlegend=False,
    )
    sides = (
        (0, compared.first, "circle", colours.total),
        (1, compared.second, "diamond", colours.sequence[1]),
    )
    for number, side, symbol, colour in sides:
        listed = [(each.first, each.second)[number] is not None for each in findings]
        figure.add_scatter(
            x=[each.shares[number] for each in findings],
            y=rows,
            mode="markers",
            marker={
                "symbol": [symbol if here else f"{symbol}-open" for here in listed],
                "size": 13,
                "color": colour,
                "line": {"width": 2, "color": colour},
            },
            cliponaxis=False,
            name=escape_html(shortened(side.name, _NAME)),
            customdata=[
                [escape_html(each.label), escape_html(side.name), "" if here else t("versus_unlisted")]
                for each, here in zip(findings, listed, strict=True)
            ],
            hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}: %{x:.0%} %{customdata[2]}<extra></extra>",
        )
    figure.update_layout(
        height=100 + _ROW * len(findings),
        xaxis={
            "range": [-0.02, 1.02],
            "tickformat": ".0%",
            "title": {"text": t("versus_share")},
            "showgrid": True,
            "zeroline": False,
        },
        yaxis={
            "tickvals": rows,
            "ticktext": [escape_html(shortened(each.label, _LABEL)) for each in findings],
            "range": [-0.7, len(findings) - 0.3],
            "showgrid": False,
            "zeroline": False,
        },
    )
    return figure
