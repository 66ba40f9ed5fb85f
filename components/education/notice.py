"""The line that stands on every page of the desk: who decides."""

from __future__ import annotations

import streamlit as st

from components.i18n import t


def show_notice() -> None:
    """A mark is a proposal."""
    st.caption(f":material/school: **{t('education_notice')}**")
