"""How sure a list is: what it stated against what was right, with the counts behind every point."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import charts, states
from components.i18n import language, t
from components.markdown import escape
from model.medicine.calibration import Calibration


def show_calibration(known: Calibration | None, scope: Literal["common", "rare"]) -> None:
    """The reliability diagram of a list with its numbers, or that it has not been measured."""
    if known is None:
        states.empty(t("reliability_unmeasured"), t("reliability_unmeasured_help"), ":material/straighten:")
        return
    alt = t("reliability_alt", list=t(f"list_{scope}"), ece=f"{known.ece:.3f}", cases=f"{known.cases:,}")
    left, right = st.columns([6, 5], gap="medium", vertical_alignment="center")
    with left:
        charts.show(diagram(known), alt=alt, key=f"reliability_{scope}")
    with right:
        error, cases = st.columns(2)
        error.metric(t("reliability_ece"), f"{known.ece:.3f}", help=t("reliability_ece_help"))
        cases.metric(t("reliability_cases"), f"{known.cases:,}")
        _table(known, alt, scope)
    st.caption(t("reliability_measured", data=escape(known.data[language()]), date=escape(known.date)))
    st.code(known.command, language="bash")


def diagram(known: Calibration) -> go.Figure:
    """Stated probability to the right, the share that was right upwards; on the diagonal both agree."""
    colours = charts.palette()
    most = max(each.cases for each in known.bins)
    figure = go.Figure()
    figure.add_scatter(
        x=[0, 1],
        y=[0, 1],
        mode="lines",
        line={"color": colours.muted, "dash": "dash", "width": 1.5},
        name=t("reliability_perfect"),
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=[each.stated for each in known.bins],
        y=[each.right for each in known.bins],
        mode="lines+markers+text",
        line={"color": colours.total, "width": 2},
        marker={"size": [10 + 16 * (each.cases / most) ** 0.5 for each in known.bins], "color": colours.total},
        text=[f"{each.cases:,}" for each in known.bins],
        textposition="bottom right",
        cliponaxis=False,
        name=t("reliability_found"),
        customdata=[each.cases for each in known.bins],
        hovertemplate=f"{t('reliability_stated')} %{{x:.0%}}<br>{t('reliability_right')} %{{y:.0%}}<br>"
        f"{t('reliability_cases')} %{{customdata:,}}<extra></extra>",
    )
    axis = {"range": [-0.02, 1.04], "tickformat": ".0%", "dtick": 0.2}
    figure.update_layout(
        height=380,
        xaxis={**axis, "title": {"text": t("reliability_stated")}},
        yaxis={**axis, "title": {"text": t("reliability_right")}},
    )
    return figure


def _table(known: Calibration, alt: str, scope: str) -> None:
    rows = [{"stated": each.stated, "right": each.right, "cases": each.cases} for each in known.bins]
    percent = {"format": "percent"}
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content",
        column_config={
            "stated": st.column_config.NumberColumn(t("reliability_stated"), **percent),
            "right": st.column_config.NumberColumn(t("reliability_right"), **percent),
            "cases": st.column_config.NumberColumn(t("reliability_cases"), format="localized"),
        },
        alt=alt,
        key=f"reliability_table_{scope}",
    )
