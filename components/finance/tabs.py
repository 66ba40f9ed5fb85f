"""The parts of the report screen. Only the open one is drawn."""

from __future__ import annotations

import streamlit as st

from components.finance.selection import LINE, METRIC, PAGE, RISK, TABLE
from components.i18n import language, t

TABS = (
    "tab_overview",
    "tab_pictures",
    "tab_figures",
    "tab_lines",
    "tab_tables",
    "tab_risk",
    "tab_checks",
    "tab_export",
)


def show_tabs() -> dict[str, st.delta_generator.DeltaGenerator]:
    """The tabs by their word key; a link opens with the one that shows what it names."""
    if _key() not in st.session_state and (asked := _asked_for()):
        st.session_state[_key()] = t(asked)
    tabs = st.tabs([t(key) for key in TABS], key=_key(), on_change="rerun")
    return dict(zip(TABS, tabs, strict=True))


def _asked_for() -> str | None:
    if METRIC in st.query_params:
        return "tab_figures"
    if RISK in st.query_params:
        return "tab_risk"
    if TABLE in st.query_params:
        return "tab_tables"
    return "tab_lines" if LINE in st.query_params or PAGE in st.query_params else None


def open_figures() -> None:
    """Bring the figures to the front; for callbacks."""
    st.session_state[_key()] = t("tab_figures")


def _key() -> str:
    # A tab is known by its label, which changes with the language.
    return f"report_tabs_{language()}"
