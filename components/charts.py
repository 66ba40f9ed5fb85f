"""The one look of every figure: a Plotly template for light and dark, and the call that draws it."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

FONTS = (
    "'Source Sans', 'Source Sans 3', 'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
)
"""The interface's own font, then fonts with Chinese glyphs on Linux, macOS and Windows."""

# Okabe & Ito's set, told apart with every common colour blindness; darkened for white paper and lightened for black
# so that each keeps a contrast of at least 3:1 against its background.
LIGHT_SEQUENCE = ("#0B6B7D", "#C2580A", "#5B5FA8", "#8A6A00", "#A23B72", "#3B7D3A", "#57606A")
DARK_SEQUENCE = ("#4FB3C4", "#F0A35E", "#A9ACE8", "#E3C34F", "#E58BB8", "#86C785", "#A7B3BC")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours a figure may use in one theme."""

    sequence: tuple[str, ...]
    text: str
    muted: str
    grid: str
    paper: str
    rise: str
    fall: str
    total: str
    """Bars of a bridge: up, down and the sums; told apart by their direction and labels too."""


LIGHT = Palette(LIGHT_SEQUENCE, "#14212B", "#52636F", "#E1E7EA", "#FFFFFF", "#2F7D5B", "#B4462E", "#0B6B7D")
DARK = Palette(DARK_SEQUENCE, "#E6EDF1", "#A5B4BD", "#2A3A44", "#0F171D", "#6CC59B", "#F0876F", "#4FB3C4")


def palette() -> Palette:
    """The palette of the reader's current theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def template(colours: Palette) -> go.layout.Template:
    """Fonts, colours, margins and number format of every figure."""
    axis = {
        "gridcolor": colours.grid,
        "linecolor": colours.grid,
        "zerolinecolor": colours.muted,
        "tickfont": {"size": 13, "color": colours.muted},
        "title": {"font": {"size": 13}},
        "automargin": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONTS, "size": 14, "color": colours.text},
            "colorway": list(colours.sequence),
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 8, "r": 8, "t": 32, "b": 8},
            "separators": ".,",
            "hoverlabel": {
                # Without a colour of their own the words take that of the border.
                "font": {"family": FONTS, "size": 14, "color": colours.text},
                "bgcolor": colours.paper,
                "bordercolor": colours.muted,
                "align": "left",
            },
            "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "font": {"size": 13}},
            "xaxis": {**axis, "showgrid": False},
            "yaxis": axis,
            "bargap": 0.3,
        }
    )


def show(figure: go.Figure, alt: str, key: str) -> None:
    """Draw a figure in the reader's theme. `alt` says in a sentence what it shows; `key` is unique on the page."""
    figure.update_layout(template=template(palette()))
    st.plotly_chart(figure, theme=None, key=key, alt=alt, config={"displaylogo": False, "displayModeBar": False})
