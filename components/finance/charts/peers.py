"""The report's ratios among those of the other companies on its reader's shelf."""

from __future__ import annotations

from decimal import Decimal
from html import escape

import plotly.graph_objects as go
import streamlit as st

from components import charts, states
from components.finance.charts.beside import show_numbers, source, written
from components.finance.table import ROW
from components.finance.view import View
from components.i18n import t
from model.finance.analysis.peers import FEWEST_PEERS, Peer, PeerRatio, against_peers
from model.finance.terms import metric

_SYMBOLS = {-1: "triangle-left", 0: "circle", 1: "triangle-right"}


def show_peers(view: View) -> None:
    """Each ratio's place in the range of the peers; with too few of them, what to do."""
    st.markdown(f"#### {t('view_peers')}")
    comparison = against_peers(view.report, view.owner)
    if len(comparison.companies) < FEWEST_PEERS:
        title = t("peers_too_few", count=len(comparison.companies), fewest=FEWEST_PEERS)
        states.empty(title, t("peers_too_few_help"), ":material/groups:")
        return
    if not comparison.ratios:
        st.info(t("peers_no_ratio"), icon=":material/search_off:")
        return
    alt = t("peers_alt", count=len(comparison.companies), year=comparison.ratios[0].own.year)
    rows = [_row(view, ratio) for ratio in comparison.ratios]
    right = {"alignment": "right"}
    columns = {
        "item": st.column_config.TextColumn(t("item"), pinned=True),
        "own": st.column_config.TextColumn(t("this_report"), **right),
        "median": st.column_config.TextColumn(t("median"), **right),
        "quartiles": st.column_config.TextColumn(t("quartiles"), **right),
        "rank": st.column_config.TextColumn(t("rank"), help=t("rank_help"), **right),
    }
    charts.show(peer_chart(view, comparison.ratios), alt=alt, key="peers")
    st.caption(t("peers_reading", count=len(comparison.companies)))
    show_numbers(rows, columns, alt, "peers")


def peer_chart(view: View, ratios: tuple[PeerRatio, ...]) -> go.Figure:
    """One strip a ratio from its lowest to its highest value, so that ratios of any unit stand beside each other."""
    colours = charts.palette()
    figure = go.Figure()
    for width, spans in ((2, [(0.0, 1.0)] * len(ratios)), (16, [_middle(ratio) for ratio in ratios])):
        figure.add_scatter(
            x=[x for start, end in spans for x in (start, end, None)],
            y=[y for ratio in ratios for y in (_name(view, ratio), _name(view, ratio), None)],
            mode="lines",
            line={"color": colours.grid, "width": width},
            hoverinfo="skip",
            name=t("quartiles"),
            showlegend=width > 2,
        )
    figure.add_scatter(
        x=[ratio.position(ratio.quartiles[1]) for ratio in ratios],
        y=[_name(view, ratio) for ratio in ratios],
        mode="markers",
        marker={"symbol": "line-ns", "size": 16, "line": {"color": colours.muted, "width": 2}},
        name=t("median"),
        customdata=[[_written(view, ratio, ratio.quartiles[1])] for ratio in ratios],
        hovertemplate="<b>%{fullData.name}</b><br>%{y}: %{customdata[0]}<extra></extra>",
    )
    _add_companies(figure, view, ratios)
    font = {"size": 13, "color": colours.muted}
    for ratio in ratios:
        for x, end, anchor in zip((-0.03, 1.03), ratio.ends, ("right", "left"), strict=True):
            text = _written(view, ratio, end)
            figure.add_annotation(x=x, y=_name(view, ratio), text=text, xanchor=anchor, showarrow=False, font=font)
    figure.update_layout(
        height=ROW * len(ratios) + 60,
        legend={"traceorder": "reversed"},
        xaxis={"visible": False, "range": [-0.13, 1.13]},
    )
    figure.update_yaxes(autorange="reversed", showgrid=False, zeroline=False)
    return figure


def _add_companies(figure: go.Figure, view: View, ratios: tuple[PeerRatio, ...]) -> None:
    """A dot a company, an arrow for one beyond the ends, and the report itself as a diamond."""
    colours = charts.palette()
    dots = [(ratio, peer) for ratio in ratios for peer in ratio.peers]
    figure.add_scatter(
        x=[ratio.position(peer.value) for ratio, peer in dots],
        y=[_name(view, ratio) for ratio, _ in dots],
        mode="markers",
        marker={
            "size": 9,
            "color": colours.sequence[1],
            "opacity": 0.8,
            "symbol": [_SYMBOLS[ratio.beyond(peer.value)] for ratio, peer in dots],
        },
        name=t("other_companies"),
        customdata=[_peer_hover(view, ratio, peer) for ratio, peer in dots],
        hovertemplate="<b>%{customdata[0]}</b> %{customdata[1]}<br>%{y}: %{customdata[2]}<br>%{customdata[3]}"
        "<extra></extra>",
    )
    figure.add_scatter(
        x=[ratio.position(ratio.own.value) for ratio in ratios],
        y=[_name(view, ratio) for ratio in ratios],
        mode="markers",
        marker={"symbol": "diamond", "size": 14, "color": colours.total, "line": {"color": colours.paper, "width": 2}},
        name=t("this_report"),
        customdata=[[ratio.own.year, written(view, ratio.own), source(view, ratio.own)] for ratio in ratios],
        hovertemplate="<b>%{fullData.name}</b> %{customdata[0]}<br>%{y}: %{customdata[1]}<br>%{customdata[2]}"
        "<extra></extra>",
    )


def _middle(ratio: PeerRatio) -> tuple[float, float]:
    return ratio.position(ratio.quartiles[0]), ratio.position(ratio.quartiles[2])


def _name(view: View, ratio: PeerRatio) -> str:
    return metric(ratio.own.name).label(view.language)


def _written(view: View, ratio: PeerRatio, value: Decimal) -> str:
    return view.write(value, metric(ratio.own.name).kind)


def _peer_hover(view: View, ratio: PeerRatio, peer: Peer) -> list[str]:
    page = t("page_badge", page=peer.page) if peer.page else ""
    # Plotly's hover text knows a few HTML tags; names of companies and files are other people's text.
    read = " · ".join(part for part in (page, escape(peer.report_name)) if part)
    return [escape(peer.company), str(peer.year), _written(view, ratio, peer.value), read]


def _row(view: View, ratio: PeerRatio) -> dict[str, str]:
    first, median, third = (_written(view, ratio, value) for value in ratio.quartiles)
    return {
        "item": _name(view, ratio),
        "own": _written(view, ratio, ratio.own.value),
        "median": median,
        "quartiles": f"{first} – {third}",
        "rank": f"{ratio.rank} / {len(ratio.peers) + 1}",
    }
