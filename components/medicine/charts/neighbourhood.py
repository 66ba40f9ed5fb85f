"""The surroundings of a disease as a picture in three columns: the disease, its findings, who else shows them.

Columns instead of a cloud keep every label clear of the others. Shapes tell the kinds of nodes apart; colour repeats
it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape as escape_html

import networkx as nx
import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import charts
from components.i18n import t
from components.medicine.account import frequency
from components.medicine.charts.labels import shortened
from model.medicine.neighbourhood import NearFinding, Neighbour, Neighbourhood, neighbourhood
from model.medicine.observations import Language
from model.medicine.profile import assumed

_ROW = 27
"""Pixels a finding takes."""
_COLUMNS = (0.08, 0.25, 0.66)
"""Where the disease, its findings and the others stand, as shares of the width."""
_FILLED = ("around_disease", "around_observed")
"""Kinds of nodes drawn filled."""
_CENTRE, _OTHER, _LABEL = 14, 18, 24
"""Columns of a line of the disease's name, of the other diseases' names, and of a finding's."""


def show_neighbourhood(disease: str, observed: Sequence[str], language: Language) -> None:
    """The picture with its numbers; raises KnowledgeError for a disease nobody knows."""
    around = neighbourhood(disease, observed, language)
    st.markdown(f"#### {t('around')}")
    if not around.findings:
        st.info(t("around_nothing"), icon=":material/search_off:")
        return
    seen = sum(finding.observed for finding in around.findings)
    counts = {"findings": len(around.findings), "seen": seen, "others": len(around.others)}
    charts.show(picture(around), t("around_alt", disease=around.centre.name, **counts), key="around")
    st.caption(t("around_left_out", count=around.left_out) if around.left_out else t("around_all"))
    _table(around)


def picture(around: Neighbourhood) -> go.Figure:
    """Disease, findings and other diseases, with a line for each statement of the sources."""
    graph = _graph(around)
    # The layout sorts the nodes of a layer, so it is given their numbers; the first is to stand on top.
    nodes = list(graph)
    spread = nx.multipartite_layout(nx.convert_node_labels_to_integers(graph), subset_key="layer")
    layers = nx.get_node_attributes(graph, "layer")
    heights = np.array([-float(spread[number][1]) for number in range(len(nodes))])
    others = np.array([layers[node] == len(_COLUMNS) - 1 for node in nodes])
    if others.sum() > 1:  # fewer than findings, with longer names: they take the whole height
        heights[others] = np.linspace(heights.max(), heights.min(), int(others.sum()))
    place = {node: (_COLUMNS[layers[node]], float(heights[number])) for number, node in enumerate(nodes)}
    figure = go.Figure()
    _add_lines(figure, around, place)
    _add_nodes(figure, around, place)
    rows = max(len(around.findings), 2 * len(around.others), 5)
    figure.update_layout(
        height=90 + _ROW * rows,
        xaxis={"visible": False, "range": [0, 1], "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True},
        hovermode="closest",
    )
    return figure


def _graph(around: Neighbourhood) -> nx.Graph:
    """The nodes in the order they stand in; other diseases beside the findings they share, so that few lines cross."""
    graph = nx.Graph()
    graph.add_node(around.centre.disease, layer=0)
    order = {finding.listed.concept: number for number, finding in enumerate(around.findings)}
    graph.add_nodes_from(order, layer=1)
    others = sorted(around.others, key=lambda other: sum(order[each] for each in other.shared) / len(other.shared))
    graph.add_nodes_from((other.disease for other in others), layer=2)
    graph.add_edges_from((around.centre.disease, concept) for concept in order)
    graph.add_edges_from((concept, other.disease) for other in others for concept in other.shared)
    return graph


Place = dict[str, tuple[float, float]]


def _add_lines(figure: go.Figure, around: Neighbourhood, place: Place) -> None:
    """A line to each finding, the thicker the more patients show it; thin ones from there to the other diseases."""
    colours = charts.palette()
    for finding in around.findings:
        figure.add_scatter(
            **_path([(place[around.centre.disease], place[finding.listed.concept])]),
            line={
                "color": colours.total if finding.observed else colours.muted,
                "width": 0.5 + 4 * assumed(finding.listed.frequency),
            },
            opacity=1.0 if finding.observed else 0.45,
            hoverinfo="skip",
            showlegend=False,
        )
    seen = {finding.listed.concept for finding in around.findings if finding.observed}
    for observed, width in ((False, 1), (True, 1.8)):
        pairs = [
            (place[concept], place[other.disease])
            for other in around.others
            for concept in other.shared
            if (concept in seen) == observed
        ]
        colour = colours.total if observed else colours.muted
        line = {"color": colour, "width": width, "dash": "solid" if observed else "dot"}
        figure.add_scatter(**_path(pairs), line=line, opacity=0.55, hoverinfo="skip", showlegend=False)


def _path(pairs: Sequence[tuple[tuple[float, float], tuple[float, float]]]) -> dict[str, object]:
    return {
        "x": [x for start, end in pairs for x in (start[0], end[0], None)],
        "y": [y for start, end in pairs for y in (start[1], end[1], None)],
        "mode": "lines",
    }


def _add_nodes(figure: go.Figure, around: Neighbourhood, place: Place) -> None:
    colours = charts.palette()
    centre = around.centre
    kinds: list[tuple[str, str, str, list[tuple[str, str, str]]]] = [
        ("around_disease", "square", colours.sequence[1], [(centre.disease, centre.name, "")]),
        ("around_observed", "diamond", colours.total, [_node(each) for each in around.findings if each.observed]),
        (
            "around_finding",
            "circle",
            colours.muted,
            [_node(each) for each in around.findings if not each.observed],
        ),
        ("around_other", "square", colours.sequence[2], [_other(each) for each in around.others]),
    ]
    for word, symbol, colour, nodes in kinds:
        figure.add_scatter(
            x=[place[node][0] for node, _, _ in nodes],
            y=[place[node][1] for node, _, _ in nodes],
            mode="markers",
            marker={
                "symbol": symbol,
                "size": 13,
                "color": colour if word in _FILLED else colours.paper,
                "line": {"width": 2, "color": colour},
            },
            name=t(word),
            # Plotly's hover text knows a few HTML tags; names of diseases are other people's text.
            customdata=[[escape_html(name), escape_html(more)] for _, name, more in nodes],
            hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
            showlegend=bool(nodes),
        )
        for node, name, _ in nodes:
            _label(figure, place[node], _written(word, name), below=node == centre.disease)


def _written(word: str, name: str) -> str:
    """A name as it stands beside its node: a finding on one line, a disease in a few narrow ones."""
    if word == "around_disease":
        return "<br>".join(f"<b>{escape_html(line)}</b>" for line in wrapped(name, _CENTRE)[:5])
    if word == "around_other":
        return "<br>".join(escape_html(shortened(line, _LABEL)) for line in wrapped(name, _OTHER)[:2])
    return escape_html(shortened(name, _LABEL))


def _label(figure: go.Figure, place: tuple[float, float], text: str, below: bool) -> None:
    """A text on paper, so that lines pass behind it."""
    figure.add_annotation(
        x=place[0],
        y=place[1],
        text=text,
        showarrow=False,
        xanchor="center" if below else "left",
        yanchor="top" if below else "middle",
        xshift=0 if below else 10,
        yshift=-10 if below else 0,
        bgcolor=charts.palette().paper,
        borderpad=1,
        font={"size": 13},
        align="center" if below else "left",
    )


def wrapped(name: str, width: int) -> list[str]:
    """A name in lines of about `width` columns, broken at spaces; Chinese, which has none, anywhere."""
    lines: list[str] = []
    for word in name.split(" "):
        if lines and shortened(f"{lines[-1]} {word}", width)[-1] != "…":
            lines[-1] += f" {word}"
        else:
            lines += _pieces(word, width)
    return lines


def _pieces(word: str, width: int) -> list[str]:
    if word.isascii():
        return [word]
    return [word[start : start + width // 2] for start in range(0, len(word), width // 2)]


def _node(finding: NearFinding) -> tuple[str, str, str]:
    sources = ", ".join(evidence.source for evidence in finding.listed.evidence[:3])
    return finding.listed.concept, finding.listed.label, f"{frequency(finding.listed)} · {sources}"


def _other(other: Neighbour) -> tuple[str, str, str]:
    return other.disease, other.name, t("around_shares", count=len(other.shared))


def _table(around: Neighbourhood) -> None:
    """The numbers: each finding, how often, who says so, and the other diseases that show it."""
    rows = [
        {
            "finding": finding.listed.label,
            "seen": t("finding_present") if finding.observed else "",
            "frequency": frequency(finding.listed),
            "others": t("list_comma").join(
                other.name for other in around.others if finding.listed.concept in other.shared
            ),
            "source": "; ".join(evidence.source for evidence in finding.listed.evidence),
            "link": next((evidence.url for evidence in finding.listed.evidence if evidence.url), None),
        }
        for finding in around.findings
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content",
        column_config={
            "finding": st.column_config.TextColumn(t("finding"), width="medium", pinned=True),
            "seen": st.column_config.TextColumn(t("around_patient"), width=72),
            "frequency": st.column_config.TextColumn(t("frequency"), width=84),
            "others": st.column_config.TextColumn(t("around_other"), width="medium"),
            "source": st.column_config.TextColumn(t("source"), width="medium"),
            "link": st.column_config.LinkColumn(t("link"), display_text=":material/open_in_new:", width=48),
        },
        placeholder="",
        alt=t("around_table_alt", disease=around.centre.name),
        key="around_table",
    )
