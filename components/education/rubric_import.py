"""A rubric from outside: a JSON file read in memory, checked, and kept or opened in the editor."""

from __future__ import annotations

import streamlit as st

from components import states
from components.education import rubric_editor
from components.education.rubric_list import choose
from components.education.rubric_view import said
from components.i18n import t
from components.markdown import escape
from model.education import rubric_shelf
from model.education.rubric import LARGEST, Rubric, read_rubric
from model.errors import AssayError

_ROUND = "rubric_import_round"


def show_import(owner: str) -> None:
    """The field for the file, what was read of it, and the ways on."""
    with st.expander(t("rubric_import"), icon=":material/upload_file:", key="rubric_import"):
        given = st.file_uploader(
            t("rubric_import_file"),
            type="json",
            max_upload_size=max(1, LARGEST >> 20),
            key=f"rubric_import_{st.session_state.setdefault(_ROUND, 0)}",
        )
        if given is None:
            return
        try:
            rubric = read_rubric(given.getvalue())
            _show_read(rubric, owner)
        except AssayError as error:
            states.failure(error)


def _show_read(rubric: Rubric, owner: str) -> None:
    title, count = escape(said(rubric.title)), len(rubric.criteria)
    st.markdown(t("rubric_import_read", title=title, low=f"{rubric.low:g}", high=f"{rubric.high:g}", criteria=count))
    with st.container(horizontal=True):
        keep = st.button(t("rubric_import_keep"), icon=":material/save:", key="rubric_import_keep")
        st.button(
            t("rubric_import_edit"),
            icon=":material/edit:",
            on_click=_edit,
            args=(rubric, owner),
            key="rubric_import_edit",
        )
    if keep:
        rubric_shelf.add_rubric(rubric, owner)
        st.session_state[_ROUND] += 1
        choose(rubric.name)
        st.rerun()


def _edit(rubric: Rubric, owner: str) -> None:
    st.session_state[_ROUND] += 1
    if rubric.name in rubric_shelf.rubrics(owner):
        rubric_editor.begin_copy(rubric)
    else:
        rubric_editor.begin(rubric, is_new=True)
