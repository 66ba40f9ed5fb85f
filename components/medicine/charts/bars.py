"""Counts as horizontal bars, the largest on top."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go

from components import charts
from components.medicine.charts.labels import shortened

_BAR = 26
"""Pixels a bar takes."""
_LONGEST = 38
"""Columns of a name beside a bar."""


def show_bars(counts: Mapping[str, int], alt: str, key: str) -> None:
    """One bar a name with its number at the end."""
    charts.show(bars(counts), alt=alt, key=key)


def bars(counts: Mapping[str, int]) -> go.Figure:
    """The same as a figure."""
    largest_last = sorted(counts.items(), key=lambda pair: pair[1])
    colours = charts.palette()
    figure = go.Figure(
        go.Bar(
            x=[count for _, count in largest_last],
            y=list(range(len(largest_last))),
            orientation="h",
            marker={"color": colours.total},
            text=[f"{count:,}" for _, count in largest_last],
            textposition="outside",
            cliponaxis=False,
            customdata=[name for name, _ in largest_last],
            hovertemplate="%{customdata}: %{x:,}<extra></extra>",
        )
    )
    names = [shortened(name, _LONGEST) for name, _ in largest_last]
    figure.update_layout(
        height=24 + _BAR * len(largest_last),
        margin={"t": 8, "r": 56},
        xaxis={"visible": False},
        yaxis={
            "tickvals": list(range(len(names))),
            "ticktext": names,
            "showgrid": False,
            "zeroline": False,
            "ticklabelstandoff": 6,
        },
    )
    return figure
