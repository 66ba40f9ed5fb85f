"""Profit beside the cash it brought: net income, operating cash flow and free cash flow a year."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from components.finance.charts.beside import (
    amounts_note,
    metric_columns,
    metric_rows,
    show_absent,
    show_beside,
    show_nothing,
    years_of,
)
from components.finance.charts.trend import trend
from components.finance.view import View
from components.i18n import t

_AMOUNTS = ("net_income", "operating_cash_flow", "free_cash_flow")
_RATIOS = ("cash_conversion", "accruals_ratio")


def show_cash(view: View) -> None:
    """The bars, the ratios that judge them, and how to read those."""
    st.markdown(f"#### {t('view_cash')}")
    years = years_of(view, _AMOUNTS)
    if not years:
        show_nothing(view, _AMOUNTS)
        return
    alt = t("cash_alt", years=f"{years[0]}–{years[-1]}")
    names = [*_AMOUNTS[:2], "capital_expenditure", _AMOUNTS[2], *_RATIOS]
    show_beside(cash_chart(view), alt, "cash", metric_rows(view, names), metric_columns(view), amounts_note(view))
    st.caption(t("cash_reading"))
    show_absent(view, (*_AMOUNTS, *_RATIOS))


def cash_chart(view: View) -> go.Figure:
    """Bars of the amounts that any year has."""
    return trend(view, [name for name in _AMOUNTS if years_of(view, [name])])
