"""Pictures of companies side by side: one measure in order, two measures against each other, ranks as a map."""

from __future__ import annotations

from decimal import Decimal
from html import escape

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import charts
from components.finance.compare import Comparing, source_page
from components.finance.table import HEIGHT
from components.i18n import language, t
from model.finance.library.peers import Standing
from model.finance.terms import metric, term

TABS = ("compare_ranking", "compare_scatter", "compare_heat")
_ROW = 30
"""Pixels a company takes."""
_LONGEST = 26
"""Characters of a company's name on a picture."""
_SHORTEST = 16
"""The same where names stand among dots."""
_AROUND = ("top center", "bottom center", "middle right", "middle left")
"""Where names stand, by turns from left to right, so that neighbours keep clear of each other."""
_HOVER = "<b>%{customdata[0]}</b><br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>"


def show_pictures(view: Comparing) -> None:
    """The three pictures; only the open one is drawn."""
    # A tab is known by its label, which changes with the language.
    tabs = st.tabs([t(key) for key in TABS], key=f"compare_tabs_{language()}", on_change="rerun")
    for tab, show in zip(tabs, (_show_ranking, _show_scatter, _show_heat), strict=True):
        if tab.open:
            with tab:
                show(view)


def ranking(view: Comparing, name: str) -> go.Figure:
    """A dot a company, the largest value on top, over the middle half of the library and its median."""
    standings, colours = view.standings(name), charts.palette()
    figure = go.Figure(
        go.Scatter(
            x=[number(view, name, standing) for standing in standings],
            y=list(range(len(standings))),
            mode="markers+text",
            marker={"size": 12, "color": colours.total},
            text=[view.write(name, standing) for standing in standings],
            textposition="middle right",
            cliponaxis=False,
            customdata=[_hover(view, name, standing) for standing in standings],
            hovertemplate=_HOVER,
            showlegend=False,
        )
    )
    quartiles = view.comparisons[name].quartiles
    if quartiles is not None:
        lower, median, upper = (
            _float(view, name, each) for each in (quartiles.lower, quartiles.median, quartiles.upper)
        )
        figure.add_vrect(lower, upper, fillcolor=colours.muted, opacity=0.16, line_width=0, layer="below")
        figure.add_vline(median, line={"color": colours.muted, "dash": "dot", "width": 2})
    figure.update_layout(height=_ROW * len(standings) + 90, margin={"r": 72}, xaxis=_axis(view, name))
    figure.update_yaxes(_companies([_short(standing) for standing in standings]), showgrid=True)
    figure.update_xaxes(showgrid=True)
    return figure


def scatter(view: Comparing, across: str, up: str) -> go.Figure:
    """A named dot for every company that gives both measures, with the library's medians as lines."""
    pairs = sorted(both(view, across, up), key=lambda pair: pair[0].figure.value)
    colours = charts.palette()
    figure = go.Figure(
        go.Scatter(
            x=[number(view, across, first) for first, _ in pairs],
            y=[number(view, up, second) for _, second in pairs],
            mode="markers+text",
            marker={"size": 11, "color": colours.total},
            text=[_cut(first.peer.company, _SHORTEST) for first, _ in pairs],
            textposition=[_AROUND[place % len(_AROUND)] for place in range(len(pairs))],
            textfont={"size": 12, "color": colours.muted},
            cliponaxis=False,
            customdata=[
                [
                    escape(_title(first)),
                    f"{_label(across)} {view.write(across, first)} · {escape(source_page(first))}",
                    f"{_label(up)} {view.write(up, second)} · {escape(source_page(second))}",
                ]
                for first, second in pairs
            ],
            hovertemplate=_HOVER,
        )
    )
    for name, add in ((across, figure.add_vline), (up, figure.add_hline)):
        quartiles = view.comparisons[name].quartiles
        if quartiles is not None:
            add(_float(view, name, quartiles.median), line={"color": colours.muted, "dash": "dot", "width": 1})
    figure.update_layout(height=HEIGHT, xaxis=_axis(view, across), yaxis=_axis(view, up), margin={"r": 48})
    figure.update_xaxes(showgrid=True)
    return figure


def heat_map(view: Comparing) -> go.Figure:
    """A cell a company and measure, darker the higher its rank; the rank stands in it."""
    colours, names = charts.palette(), list(view.comparisons)
    rows = [[view.comparisons[name].of(peer.company_key) for name in names] for peer in view.peers]
    figure = go.Figure(
        go.Heatmap(
            x=[_label(name) for name in names],
            y=list(range(len(rows))),
            z=[[None if each is None else each.percentile for each in row] for row in rows],
            zmin=0,
            zmax=100,
            text=[["" if each is None else f"{each.percentile:.0f}" for each in row] for row in rows],
            texttemplate="%{text}",
            customdata=[
                [
                    ["", "", ""] if each is None else _hover(view, name, each)
                    for name, each in zip(names, row, strict=True)
                ]
                for row in rows
            ],
            hovertemplate=_HOVER,
            hoverongaps=False,
            colorscale=[[0, colours.grid], [1, colours.total]],
            xgap=2,
            ygap=2,
            colorbar={"title": {"text": term("peers_rank", language())}, "thickness": 12, "outlinewidth": 0},
        )
    )
    figure.update_layout(height=_ROW * len(rows) + 150)
    figure.update_yaxes(
        _companies([f"{_cut(peer.company, _LONGEST)} {peer.year}" for peer in view.peers]), showgrid=False
    )
    return figure


def both(view: Comparing, across: str, up: str) -> list[tuple[Standing, Standing]]:
    """The chosen companies that give both measures, with each of the two."""
    ups = {each.peer.company_key: each for each in view.standings(up)}
    return [(each, ups[each.peer.company_key]) for each in view.standings(across) if each.peer.company_key in ups]


def number(view: Comparing, name: str, standing: Standing) -> float:
    """A value as the axis counts: percent, or units of money."""
    return _float(view, name, standing.figure.value)


def _show_ranking(view: Comparing) -> None:
    name = _choice(view, "compare_measure", 0)
    standings = view.standings(name)
    picture, numbers = st.columns(2, gap="medium")
    with picture:
        alt = t("compare_ranking_alt", measure=_label(name), count=len(standings))
        charts.show(ranking(view, name), alt=alt, key="compare_ranking")
        st.caption(f":material/width_normal: {t('compare_band', library=view.library)} · ┈ {_term('median')}")
    with numbers:
        rows = [
            {
                "company": _title(each),
                "value": view.write(name, each),
                "rank": f"{each.percentile:.0f}",
                "page": _page(each),
            }
            for each in standings
        ]
        _numbers(rows, {"value": _label(name), "rank": _term("rank"), "page": t("source_page")}, "ranking")


def _show_scatter(view: Comparing) -> None:
    first, second = st.columns(2)
    with first:
        across = _choice(view, "compare_across", 0)
    with second:
        up = _choice(view, "compare_up", 1)
    pairs = both(view, across, up)
    if not pairs:
        st.info(t("compare_none"), icon=":material/search_off:")
        return
    picture, numbers = st.columns([7, 5], gap="medium")
    with picture:
        alt = t("compare_scatter_alt", up=_label(up), across=_label(across), count=len(pairs))
        charts.show(scatter(view, across, up), alt=alt, key="compare_scatter")
        st.caption(f"┈ {_term('median')} · {view.library}")
    with numbers:
        rows = [
            {"company": _title(one), "across": view.write(across, one), "up": view.write(up, other)}
            for one, other in pairs
        ]
        _numbers(rows, {"across": _label(across), "up": _label(up)}, "scatter")


def _show_heat(view: Comparing) -> None:
    charts.show(heat_map(view), alt=t("compare_heat_alt", count=len(view.peers)), key="compare_heat")


def _choice(view: Comparing, key: str, index: int) -> str:
    names, reader = list(view.comparisons), language()
    chosen = st.selectbox(
        t(key),
        names,
        index=min(index, len(names) - 1),
        format_func=lambda name: metric(name).label(reader),
        key=f"{key}_choice",
    )
    return chosen if chosen in view.comparisons else names[0]


def _numbers(rows: list[dict[str, str]], columns: dict[str, str], key: str) -> None:
    st.dataframe(
        pd.DataFrame(rows, dtype="string"),
        hide_index=True,
        height=min(HEIGHT, 35 * (len(rows) + 1) + 3),
        column_config={
            "company": st.column_config.TextColumn(t("compare_company"), width=164),
            **{name: st.column_config.TextColumn(label, alignment="right") for name, label in columns.items()},
        },
        alt=t(f"compare_{key}"),
        key=f"compare_{key}_numbers",
    )


def _axis(view: Comparing, name: str) -> dict[str, object]:
    kind = metric(name).kind
    title = f"{_label(name)} ({view.unit})" if kind == "money" else _label(name)
    return {"title": {"text": title}, "ticksuffix": "%" if kind == "percent" else "", "tickformat": ",~r"}


def _companies(names: list[str]) -> dict[str, object]:
    # By place, not by name: two companies may be called alike
    places = list(range(len(names)))
    return {"autorange": "reversed", "tickvals": places, "ticktext": names, "zeroline": False}


def _float(view: Comparing, name: str, value: Decimal) -> float:
    kind = metric(name).kind
    return float(value * 100 if kind == "percent" else value / view.scale if kind == "money" else value)


def _hover(view: Comparing, name: str, standing: Standing) -> list[str]:
    rank = f"{_term('rank')} {standing.percentile:.0f}"
    value = f"{_label(name)} {view.write(name, standing)} · {rank}"
    return [escape(_title(standing)), value, escape(source_page(standing))]


def _title(standing: Standing) -> str:
    return f"{standing.peer.company} {standing.peer.year}"


def _page(standing: Standing) -> str:
    return t("page_badge", page=standing.figure.page) if standing.figure.page else ""


def _short(standing: Standing) -> str:
    return _cut(standing.peer.company, _LONGEST)


def _cut(name: str, longest: int) -> str:
    # Plotly acts on some HTML in its texts
    return escape(name if len(name) <= longest else f"{name[: longest - 1]}…", quote=False)


def _label(name: str) -> str:
    return metric(name).label(language())


def _term(name: str) -> str:
    return term(f"peers_{name}", language())
