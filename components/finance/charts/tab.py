"""The tab of pictures: one at a time, chosen above it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components.finance.charts.bridge import show_bridge
from components.finance.charts.cash import show_cash
from components.finance.charts.dupont import show_dupont
from components.finance.charts.peers import show_peers
from components.finance.charts.structure import show_structure
from components.finance.charts.working_capital import show_working_capital
from components.finance.view import View
from components.i18n import t

PICTURES: dict[str, tuple[str, Callable[[View], None]]] = {
    "structure": (":material/stacked_bar_chart:", show_structure),
    "bridge": (":material/waterfall_chart:", show_bridge),
    "dupont": (":material/account_tree:", show_dupont),
    "cash": (":material/payments:", show_cash),
    "working_capital": (":material/autorenew:", show_working_capital),
    "peers": (":material/groups:", show_peers),
}
"""Each picture's icon and what draws it; its name is the word ``picture_<key>``."""
CHOICE = "picture"


def show_pictures(view: View) -> None:
    """The switch of pictures and the chosen one."""
    if not view.report.metrics:
        st.info(t("no_figures"), icon=":material/search_off:")
        return
    labels = {name: f"{icon} {t(f'picture_{name}')}" for name, (icon, _) in PICTURES.items()}
    chosen = st.segmented_control(
        t("picture"),
        list(PICTURES),
        default=None if CHOICE in st.session_state else "structure",
        required=True,
        format_func=lambda name: labels.get(name, ""),
        key=CHOICE,
        label_visibility="collapsed",
        persist_state="session",
    )
    _, show = PICTURES[chosen if chosen in PICTURES else "structure"]
    show(view)
