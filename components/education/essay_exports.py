"""The ways a marked essay leaves."""

from __future__ import annotations

import streamlit as st

from components.i18n import t
from model.education.marking import Marked
from model.education.marking_record import to_json


def show_exports(marked: Marked, name: str) -> None:
    """A button a form; `name` is the file's, without its ending."""
    st.markdown(f"#### {t('essay_exports')}")
    st.download_button(
        t("essay_export_json"),
        data=lambda: to_json(marked),
        file_name=f"{name}.json",
        mime="application/json",
        icon=":material/data_object:",
        on_click="ignore",
        key="essay_export_json",
    )
