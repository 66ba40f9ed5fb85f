"""How long cash is tied up: days in inventories and receivables, less the days suppliers wait."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from components.finance.charts.beside import (
    HEIGHT,
    HOVER,
    amounts_note,
    hover,
    metric_columns,
    metric_rows,
    show_absent,
    show_beside,
    show_nothing,
    years_of,
)
from components.finance.view import View
from components.i18n import t
from model.finance.terms import metric, term

_DAYS = ("inventory_days", "receivable_days", "payable_days")
_CYCLE = "cash_conversion_cycle"
_OTHERS = (
    "receivables",
    "inventories",
    "accounts_payable",
    "working_capital",
    "current_ratio",
    "quick_ratio",
)


def show_working_capital(view: View) -> None:
    """The days as bars, the cycle they make, and the balances behind them."""
    st.markdown(f"#### {t('view_working_capital')}")
    years = years_of(view, _DAYS)
    names = (*_DAYS, "operating_cycle", _CYCLE, *_OTHERS)
    rows, columns = metric_rows(view, names), metric_columns(view)
    if years:
        alt = t("working_capital_alt", years=f"{years[0]}–{years[-1]}")
        show_beside(days_chart(view, years), alt, "working_capital", rows, columns, amounts_note(view))
        st.caption(t("working_capital_reading"))
        show_absent(view, (_CYCLE, "working_capital", "quick_ratio"))
    else:
        show_nothing(view, (*_DAYS, "working_capital", "quick_ratio"))


def days_chart(view: View, years: list[int]) -> go.Figure:
    """Days in inventories and receivables upwards, days to pay downwards, and beside them the cycle they come to."""
    figure = go.Figure()
    for name in [name for name in (*_DAYS, _CYCLE) if years_of(view, [name])]:
        sign = -1 if name == "payable_days" else 1
        found = [view.report.metric(name, year) for year in years]
        figure.add_bar(
            x=[str(year) for year in years],
            y=[None if each is None else sign * float(each.value) for each in found],
            name=metric(name).label(view.language),
            offsetgroup="cycle" if name == _CYCLE else "days",
            text=["" if each is None else view.write(each.value, "days") for each in found],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            customdata=[hover(view, each) for each in found],
            hovertemplate=HOVER,
        )
    figure.update_layout(
        barmode="relative",
        height=HEIGHT,
        uniformtext={"minsize": 11, "mode": "hide"},
        xaxis={"type": "category"},
        yaxis={"title": {"text": term("kind_days", view.language)}},
    )
    return figure
