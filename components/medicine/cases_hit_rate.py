"""How often the desk was right on this doctor's own confirmed cases: counts, shares with their intervals, a chart."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import charts
from components.i18n import t
from model.medicine.cases.hit_rate import FEWEST, HitRate, hit_rates
from model.medicine.cases.listing import CaseLine


def show_hit_rate(lines: Sequence[CaseLine]) -> None:
    """Per list and for all; a list with too few confirmed cases shows its counts and no share."""
    rates = hit_rates(line.outcome for line in lines if line.outcome is not None)
    every = rates[-1]
    st.markdown(f"#### {t('hit_rate')}")
    st.caption(t("hit_rate_help"))
    if not every.count:
        st.caption(f":gray[:material/hourglass_empty: {t('hit_rate_none')}]")
        return
    claimed = [rate for rate in rates if rate.claimed]
    if claimed:
        _show_chart(claimed)
    st.dataframe(
        pd.DataFrame([_row(rate) for rate in rates if rate.count]),
        hide_index=True,
        height="content",
        column_config={
            "list": st.column_config.TextColumn(t("hit_rate_list"), width="medium"),
            "count": st.column_config.NumberColumn(t("hit_rate_count")),
            **{
                f"top_{hits.depth}": st.column_config.TextColumn(t("hit_rate_top", depth=hits.depth), width="medium")
                for hits in every.hits
            },
        },
        alt=t("hit_rate_table_alt"),
        key="hit_rate_table",
    )
    if len(claimed) < sum(rate.count > 0 for rate in rates):
        st.caption(f":material/info: {t('hit_rate_few', fewest=FEWEST)}")


def _row(rate: HitRate) -> dict[str, object]:
    row: dict[str, object] = {"list": _name(rate), "count": rate.count}
    for each in rate.hits:
        counted = f"{each.hits}/{each.count}"
        share = f" = {each.share:.0%} ({each.low:.0%}–{each.high:.0%})" if rate.claimed else ""
        row[f"top_{each.depth}"] = counted + share
    return row


def _show_chart(claimed: Sequence[HitRate]) -> None:
    """Shares as points with their intervals, a mark and a colour a list."""
    colours, marks = charts.palette().sequence, ("circle", "square", "diamond")
    figure = go.Figure(
        [
            go.Scatter(
                name=_name(rate),
                x=[t("hit_rate_top", depth=each.depth) for each in rate.hits],
                y=[each.share for each in rate.hits],
                error_y={
                    "type": "data",
                    "array": [each.high - each.share for each in rate.hits],
                    "arrayminus": [each.share - each.low for each in rate.hits],
                },
                mode="markers",
                marker={"size": 11, "symbol": marks[number], "color": colours[number]},
                hovertemplate="%{x}: %{y:.0%}<extra>" + _name(rate) + "</extra>",
            )
            for number, rate in enumerate(claimed)
        ]
    )
    figure.update_layout(
        height=280,
        scattermode="group",
        yaxis={"tickformat": ".0%", "range": [0, 1], "title": {"text": t("hit_rate_share")}},
    )
    best = claimed[-1]
    alt = t("hit_rate_alt", list=_name(best), share=f"{best.hits[0].share:.0%}", count=best.count)
    charts.show(figure, alt, key="hit_rate_chart")


def _name(rate: HitRate) -> str:
    return t(f"list_{rate.scope}") if rate.scope else t("hit_rate_every")
