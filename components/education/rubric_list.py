"""The rubrics to choose from, and what can be done with the one chosen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from components import states
from components.education import rubric_editor
from components.education.rubric_view import said, scale, show_rubric
from components.i18n import language, t
from components.markdown import escape
from model.education import rubric_shelf
from model.education.rubric import Rubric
from model.education.rubric_shelf import OwnRubric
from model.errors import AssayError

CHOSEN = "rubric"
"""Query parameter: the name of the rubric shown."""
_CHOICE = "rubric_choice"
_DELETED = "rubric_deleted"
_FAULT = "rubric_fault"


def show_rubrics(owner: str) -> None:
    """The list beside the rubric chosen."""
    shelf, own = rubric_shelf.rubrics(owner), rubric_shelf.own_rubrics(owner)
    _show_deleted(owner)
    choosing, reading = st.columns([1, 2.4], gap="large")
    with choosing:
        chosen = _choose(shelf, own)
        st.button(t("rubric_new"), icon=":material/add:", on_click=_begin_new, key="rubric_begin_new", width="stretch")
    with reading:
        st.markdown(f"### {escape(said(chosen.title))}")
        _show_actions(chosen, own.get(chosen.name), owner)
        show_rubric(chosen)


def choose(name: str) -> None:
    """Show the rubric of that name from the next run on."""
    st.query_params[CHOSEN] = name
    st.session_state.pop(_CHOICE, None)


def _choose(shelf: Mapping[str, Rubric], own: Mapping[str, OwnRubric]) -> Rubric:
    """The rubric ticked, else the one the address names, else the first; those of the reader's language lead."""
    names = sorted(shelf, key=lambda name: language() not in shelf[name].languages)
    titles = {name: escape(said(rubric.title)) for name, rubric in shelf.items()}
    kinds = {name: t("rubric_own") if name in own else t("rubric_shipped") for name in names}
    asked = st.query_params.get(CHOSEN)
    if st.session_state.get(_CHOICE) not in names:
        st.session_state[_CHOICE] = asked if asked in names else names[0]
    chosen: str = st.radio(
        t("rubrics_choose"),
        names,
        format_func=titles.get,
        captions=[f"{scale(shelf[name])} · {kinds[name]}" for name in names],
        on_change=_remember,
        key=_CHOICE,
    )
    return shelf[chosen]


def _remember() -> None:
    st.session_state.pop(_DELETED, None)
    st.query_params[CHOSEN] = st.session_state[_CHOICE]


def _show_actions(chosen: Rubric, own: OwnRubric | None, owner: str) -> None:
    with st.container(horizontal=True, gap="small", key="rubric_actions"):
        if own is not None:
            st.button(
                t("rubric_change"),
                type="primary",
                icon=":material/edit:",
                on_click=rubric_editor.begin,
                args=(chosen,),
                key="rubric_begin_change",
            )
        st.button(
            t("rubric_copy"),
            type="primary" if own is None else "secondary",
            icon=":material/content_copy:",
            on_click=rubric_editor.begin_copy,
            args=(chosen,),
            key="rubric_begin_copy",
        )
        st.download_button(
            t("rubric_export"),
            data=partial(rubric_shelf.to_json, chosen),
            file_name=f"{rubric_shelf.file_stem(chosen)}.json",
            mime="application/json",
            icon=":material/download:",
            on_click="ignore",
            key="rubric_export",
        )
        if own is not None:
            st.button(
                t("rubric_delete"),
                type="tertiary",
                icon=":material/delete:",
                on_click=_delete,
                args=(own, owner),
                key="rubric_delete",
            )


def _show_deleted(owner: str) -> None:
    if (fault := st.session_state.pop(_FAULT, None)) is not None:
        states.failure(fault)
    deleted: OwnRubric | None = st.session_state.get(_DELETED)
    if deleted is not None:
        with st.container(horizontal=True, vertical_alignment="center", key="rubric_deleted_bar"):
            st.caption(t("rubric_deleted", title=escape(said(deleted.rubric.title))))
            st.button(
                t("rubric_undo"),
                type="tertiary",
                icon=":material/undo:",
                on_click=_restore,
                args=(deleted, owner),
                key="rubric_undo",
            )


def _begin_new() -> None:
    rubric_editor.begin(rubric_shelf.new_rubric(t("rubric_new_title")), is_new=True)


def _delete(own: OwnRubric, owner: str) -> None:
    rubric_shelf.delete_rubric(own.id, owner)
    st.session_state[_DELETED] = own
    st.session_state.pop(_CHOICE, None)
    st.query_params.pop(CHOSEN, None)


def _restore(own: OwnRubric, owner: str) -> None:
    try:
        rubric_shelf.restore_rubric(own.id, owner)
    except AssayError as fault:
        st.session_state[_FAULT] = fault
        return
    st.session_state.pop(_DELETED)
    choose(own.rubric.name)
