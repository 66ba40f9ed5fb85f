"""Common-size statements: each part as a share of revenue or of total assets, stacked to 100 % a year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

import plotly.graph_objects as go
import streamlit as st

from components import charts
from components.finance.charts.beside import HEIGHT, HOVER, item_column, joined, show_beside, show_nothing, source
from components.finance.charts.choice import head, switch
from components.finance.table import number_columns
from components.finance.view import View
from components.i18n import t
from components.markdown import escape
from model.finance.analysis.common_size import (
    STRUCTURES,
    CommonSize,
    Part,
    common_size,
    part_names,
    unprinted_parts,
    whole_of,
)
from model.finance.terms import metric, term


def show_structure(view: View) -> None:
    """The switch of statements, the stacked shares and their table."""
    with head(t("view_structure")):
        structure = switch(t("statement"), STRUCTURES, "structure", lambda each: t(f"structure_{each}"))
    found = (common_size(view.report, structure, year) for year in sorted(view.report.years))
    sizes = [size for size in found if size is not None]
    if not sizes:
        show_nothing(view, (whole_of(structure),))
        return
    latest = sizes[-1]
    whole = metric(latest.whole.name).label(view.language)
    alt = t(
        "structure_alt",
        name=t(f"structure_{latest.structure}"),
        whole=whole,
        years=f"{sizes[0].whole.year}–{latest.whole.year}",
    )
    columns = {
        "item": item_column(t("share_of", whole=whole)),
        **number_columns([size.whole.year for size in reversed(sizes)]),
    }
    show_beside(structure_chart(view, sizes), alt, "structure_chart", structure_rows(view, sizes), columns)
    if absent := unprinted_parts(view.report, latest.structure, latest.whole.year):
        names = joined(view, absent)
        st.caption(f":material/info: {escape(t('structure_unprinted', names=names, year=latest.whole.year))}")


def structure_chart(view: View, sizes: list[CommonSize]) -> go.Figure:
    """One stack a year; parts below zero, such as a loss, hang under the axis. What is not itemised is hatched."""
    figure = go.Figure()
    names = part_names(sizes)
    for name, colour in zip(names, _colours(names), strict=True):
        parts = [size.part(name) for size in sizes]
        figure.add_bar(
            x=[str(size.whole.year) for size in sizes],
            y=[None if part is None else float(part.share.value) * 100 for part in parts],
            name=part_label(view, name),
            text=["" if part is None else view.write(part.share.value, "percent") for part in parts],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            marker={
                "color": colour,
                "pattern": {
                    "shape": "/" if name.startswith("rest") else "",
                    "fillmode": "overlay",
                    "fgopacity": 0.35,
                    "size": 7,
                    "solidity": 0.2,
                },
                "line": {"color": charts.palette().paper, "width": 1},
            },
            customdata=[_hover(view, part) for part in parts],
            hovertemplate=HOVER,
        )
    figure.update_layout(
        barmode="relative",
        height=HEIGHT + 60,
        uniformtext={"minsize": 11, "mode": "hide"},
        legend={"orientation": "v", "x": 1.02, "xanchor": "left", "y": 1, "yanchor": "top", "traceorder": "reversed"},
        xaxis={"type": "category"},
        yaxis={"ticksuffix": "%", "dtick": 25},
    )
    return figure


def structure_rows(view: View, sizes: list[CommonSize]) -> list[dict[str, str]]:
    """One row a part with its share a year, latest first, and the whole they make."""
    rows = []
    for name in part_names(sizes):
        row = {"item": part_label(view, name)}
        for size in reversed(sizes):
            part = size.part(name)
            row[str(size.whole.year)] = view.write(None if part is None else part.share.value, "percent")
        rows.append(row)
    total = {"item": metric(sizes[0].whole.name).label(view.language)}
    for size in reversed(sizes):
        total[str(size.whole.year)] = view.write(size.sum_of_shares, "percent")
    return [*rows, total]


def part_label(view: View, name: str) -> str:
    """A part's name; remainders have words of their own."""
    return term(f"part_{name}", view.language) if name.startswith("rest") else metric(name).label(view.language)


def _colours(names: Sequence[str]) -> list[str]:
    """A colour a part; grey, the last, for what is not itemised."""
    *others, grey = charts.palette().sequence
    free = cycle(others)
    return [grey if name == "rest" else next(free) for name in names]


def _hover(view: View, part: Part | None) -> list[str]:
    if part is None:
        return ["", ""]
    amount = f"{view.write(part.amount.value, 'money')} {view.unit}"
    return [f"{view.write(part.share.value, 'percent')} · {amount}", source(view, part.amount)]
