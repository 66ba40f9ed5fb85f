"""Return on equity as a tree: the return, the ratios it is the product of, and the amounts those are ratios of."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from components import charts
from components.finance.charts.beside import (
    amounts_note,
    metric_columns,
    metric_rows,
    show_absent,
    show_nothing,
    show_numbers,
    source,
    written,
)
from components.finance.charts.choice import head, switch
from components.finance.view import View
from components.i18n import t
from model.finance.analysis.dupont import STEPS, DuPont, amounts_of, dupont
from model.finance.comparison import change
from model.finance.display import write_change
from model.finance.figures import Figure
from model.finance.terms import metric

_HEIGHT = 400
_HALF_WIDTH, _HALF_HEIGHT = 0.42, 0.3
"""Of a box, where boxes of a row stand 1 apart and rows too."""


@dataclass(frozen=True, slots=True)
class _Node:
    figure: Figure
    x: float
    y: float


def show_dupont(view: View) -> None:
    """The tree of a year in three or five steps, and its figures over the years."""
    with head(t("view_dupont")):
        steps = switch(t("dupont_steps"), list(STEPS), "dupont_steps", lambda each: t("dupont_count", count=each))
        years = [year for year in view.report.years if dupont(view.report, year, steps)]
        year = switch(t("year"), years, "dupont_year")
    tree = dupont(view.report, year, steps) if year is not None else None
    if tree is None:
        show_nothing(view, ("return_on_equity", *STEPS[steps]))
        return
    st.caption(t(f"dupont_reading_{steps}"))
    alt = t("dupont_alt", year=year, value=view.write(tree.result.value, "percent"))
    charts.show(dupont_tree(view, tree), alt=alt, key="dupont")
    names = ["return_on_equity", *STEPS[steps], *amounts_of(steps)]
    show_numbers(metric_rows(view, names), metric_columns(view), alt, "dupont")
    st.caption(amounts_note(view))
    show_absent(view, names)


def dupont_tree(view: View, tree: DuPont) -> go.Figure:
    """Boxes in three rows joined by lines; a box shows value and change, hovering its formula and pages."""
    nodes = _nodes(tree)
    colours = charts.palette()
    figure = go.Figure(
        go.Scatter(
            x=[node.x for node in nodes],
            y=[node.y for node in nodes],
            mode="markers",
            marker={"size": 56, "opacity": 0},
            name="",
            customdata=[[metric(node.figure.name).label(view.language), *_hover(view, node.figure)] for node in nodes],
            hovertemplate="<b>%{customdata[0]}</b> %{customdata[1]}<br>%{customdata[2]}<br>%{customdata[3]}"
            "<extra></extra>",
        )
    )
    figure.update_layout(
        height=_HEIGHT,
        showlegend=False,
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
        shapes=[*_lines(tree, colours), *(_box(node, colours) for node in nodes)],
        annotations=[*(_text(view, node, colours) for node in nodes), *_operators(tree, colours)],
    )
    last = len(tree.amounts) - 1
    figure.update_xaxes(visible=False, range=[-0.5, last + 0.5], fixedrange=True)
    figure.update_yaxes(visible=False, range=[-0.4, 2.4], fixedrange=True)
    return figure


def _nodes(tree: DuPont) -> list[_Node]:
    """Amounts at the bottom, each factor above and between the two amounts it divides, the return on top."""
    bottom = [_Node(figure, float(position), 0.0) for position, figure in enumerate(tree.amounts)]
    middle = [_Node(figure, position + 0.5, 1.0) for position, figure in enumerate(tree.factors)]
    return [_Node(tree.result, len(tree.factors) / 2, 2.0), *middle, *bottom]


def _lines(tree: DuPont, colours: charts.Palette) -> list[dict[str, object]]:
    top = len(tree.factors) / 2
    joins = [(top, 2.0, position + 0.5, 1.0) for position in range(len(tree.factors))]
    joins += [(p + 0.5, 1.0, p + side, 0.0) for p in range(len(tree.factors)) for side in (0.0, 1.0)]
    return [
        {
            "type": "line",
            "x0": x0,
            "y0": y0 - _HALF_HEIGHT,
            "x1": x1,
            "y1": y1 + _HALF_HEIGHT,
            "line": {"color": colours.muted, "width": 1},
            "opacity": 0.6,
            "layer": "below",
        }
        for x0, y0, x1, y1 in joins
    ]


def _box(node: _Node, colours: charts.Palette) -> dict[str, object]:
    """The return and its factors have the accent's edge, amounts a quiet one."""
    is_ratio = node.y > 0
    return {
        "type": "rect",
        "x0": node.x - _HALF_WIDTH,
        "x1": node.x + _HALF_WIDTH,
        "y0": node.y - _HALF_HEIGHT,
        "y1": node.y + _HALF_HEIGHT,
        "line": {"color": colours.total if is_ratio else colours.grid, "width": 2 if node.y > 1 else 1.2},
        "fillcolor": colours.paper,
        "layer": "below",
    }


def _text(view: View, node: _Node, colours: charts.Palette) -> dict[str, object]:
    known = metric(node.figure.name)
    moved = write_change(change(view.report, known.name, node.figure.year), view.language)
    lines = [
        f'<span style="font-size:12px;color:{colours.muted}">{known.label(view.language)}</span>',
        f"<b>{view.headline(node.figure.value, known.kind)}</b>",
        f'<span style="font-size:12px;color:{colours.muted}">{moved}</span>',
    ]
    return {
        "x": node.x,
        "y": node.y,
        "text": "<br>".join(lines),
        "showarrow": False,
        "font": {"size": 18 if node.y > 1 else 16},
    }


def _operators(tree: DuPont, colours: charts.Palette) -> list[dict[str, object]]:
    """The signs of multiplication between the factors and of division between the amounts."""
    count = len(tree.factors)
    signs = [("×", position + 1.0, 1.0) for position in range(count - 1)]
    signs += [("÷", position + 0.5, 0.0) for position in range(count)]
    return [
        {"x": x, "y": y, "text": sign, "showarrow": False, "font": {"size": 15, "color": colours.muted}}
        for sign, x, y in signs
    ]


def _hover(view: View, figure: Figure) -> list[str]:
    return [str(figure.year), written(view, figure), source(view, figure)]
