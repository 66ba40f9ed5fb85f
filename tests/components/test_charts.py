"""One template for every figure: readable in light and dark, told apart by everyone, drawn in Chinese."""

from __future__ import annotations

import itertools
import json

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from components import charts

THEMES = pytest.mark.parametrize("palette", [charts.LIGHT, charts.DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance of #RRGGBB."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


# How red-blind, green-blind and blue-blind eyes see linear RGB (Machado et al. 2009, severity 1.0).
BLIND = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def seen(colour: str, matrix) -> tuple[float, ...]:
    """The colour as CIE L*a*b* after the loss, so that distances mean something."""
    rgb = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    left = [min(max(sum(m * c for m, c in zip(row, linear, strict=True)), 0), 1) for row in matrix]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(m * c for m, c in zip(row, left, strict=True)) / w for row, w in zip(to_xyz, white, strict=True)]
    x, y, z = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@THEMES
def test_words_are_readable_on_the_paper(palette) -> None:
    assert contrast(palette.text, palette.paper) >= 7
    assert contrast(palette.muted, palette.paper) >= 4.5


@THEMES
def test_marks_stand_out_from_the_paper(palette) -> None:
    for colour in (*palette.sequence, palette.rise, palette.fall, palette.total):
        assert contrast(colour, palette.paper) >= 3, colour


@THEMES
@pytest.mark.parametrize("kind", BLIND)
def test_neighbouring_series_are_told_apart_by_colour_blind_eyes(palette, kind) -> None:
    for one, other in itertools.pairwise(palette.sequence[:4]):
        distance = sum((a - b) ** 2 for a, b in zip(seen(one, BLIND[kind]), seen(other, BLIND[kind]), strict=True))
        assert distance**0.5 >= 10, (kind, one, other)


@THEMES
def test_template_colours_every_trace_and_reads_chinese(palette) -> None:
    figure = go.Figure(go.Bar(x=[1], y=[2]), layout={"template": charts.template(palette)})
    layout = figure.layout.template.layout
    assert list(layout.colorway) == list(palette.sequence)
    assert not set(layout.colorway) & {"#636efa", "#EF553B", "#00cc96"}, "Plotly's own colours"
    assert "CJK" in layout.font.family
    assert min(layout.font.size, layout.xaxis.tickfont.size, layout.legend.font.size) >= 13


@THEMES
def test_words_of_a_hovered_mark_are_readable(palette) -> None:
    label = charts.template(palette).layout.hoverlabel
    assert contrast(label.font.color, label.bgcolor) >= 7


@pytest.mark.parametrize(("theme", "palette"), [("light", charts.LIGHT), ("dark", charts.DARK)])
def test_show_follows_the_readers_theme(theme, palette) -> None:
    def script() -> None:
        import plotly.graph_objects as go

        from components import charts

        charts.show(go.Figure(go.Bar(x=["a"], y=[1])), alt="One bar", key="bar")

    test = AppTest.from_function(script, default_timeout=30)
    test.context = {"theme": theme}
    test.run()
    assert not test.exception
    chart = test.get("plotly_chart")[0].proto
    drawn = json.loads(chart.spec)["layout"]["template"]["layout"]
    assert drawn["colorway"] == list(palette.sequence)
    assert drawn["font"]["color"] == palette.text
    assert chart.theme == ""
