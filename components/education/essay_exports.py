"""The ways a marked essay leaves."""

from __future__ import annotations

import streamlit as st

from components.i18n import language, t
from model.education.classes.returning import returned_essay
from model.education.exports.printed import to_html
from model.education.exports.word import to_docx
from model.education.marking import Marked
from model.education.marking_record import to_json
from model.education.marks.mark import Mark

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_exports(marked: Marked, name: str, said: Mark | None = None) -> None:
    """A button a form; `name` is the file's, without its ending, `said` the teacher's mark in force."""
    reader = language()
    st.markdown(f"#### {t('essay_exports')}")
    with st.container(horizontal=True):
        st.download_button(
            t("essay_export_word"),
            data=lambda: to_docx(returned_essay(marked, reader, name=name, mark=said), reader),
            file_name=f"{name}.docx",
            mime=_DOCX,
            icon=":material/description:",
            on_click="ignore",
            key="essay_export_word",
        )
        st.download_button(
            t("essay_export_html"),
            data=lambda: to_html([returned_essay(marked, reader, name=name, mark=said)], reader, name),
            file_name=f"{name}.html",
            mime="text/html",
            icon=":material/print:",
            on_click="ignore",
            key="essay_export_html",
        )
        st.download_button(
            t("essay_export_json"),
            data=lambda: to_json(marked),
            file_name=f"{name}.json",
            mime="application/json",
            icon=":material/data_object:",
            on_click="ignore",
            key="essay_export_json",
        )
