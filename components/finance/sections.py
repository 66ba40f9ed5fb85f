"""The choice of a section of figures: one of the three statements, or the derived ones."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from components.i18n import language, t
from model.finance.terms import SECTIONS, Section, metric, term


def section_switch(names: Iterable[str], chosen: str, key: str) -> Section:
    """The switch among the sections that hold any of the metrics `names`.

    It follows the `chosen` metric whenever that was chosen elsewhere, such as on a card or by a link.
    """
    held = {metric(name).section for name in names}
    present = [section for section in SECTIONS if section in held]
    home = metric(chosen).section
    if st.session_state.get(f"{key}_of") != chosen:
        st.session_state[f"{key}_of"] = chosen
        st.session_state[key] = home
    section = st.segmented_control(
        t("statement"),
        present,
        format_func=lambda each: term(f"short_{each}", language()),
        key=key,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return section if section in present else home
