"""A figure of the reader's own: the form that defines it, and the list of those kept."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import states
from components.i18n import t
from components.markdown import escape
from model.errors import AssayError
from model.finance.library import custom, custom_kept
from model.finance.library.custom import KINDS, PLACES, Definition
from model.finance.library.custom_kept import KeptFigure

FIGURE = "figure"
"""Query parameter: the kept figure that is shown."""
DEFINITION = "custom_definition"
FAULT = "custom_fault"
CHOSEN = "custom_hit"
"""Which hit is read, counted from 0."""
DELETED = "custom_deleted_figure"
_KIND, _TEXT, _PLACES, _NAME = "custom_kind", "custom_text", "custom_places", "custom_name"


def show_form() -> None:
    """Kind, text and places; a fault of what was typed stands below."""
    with st.form("custom_form", border=True):
        kinds, places = st.columns([2, 3], gap="medium")
        with kinds:
            st.segmented_control(
                t("custom_kind"),
                KINDS,
                default=None if _KIND in st.session_state else KINDS[0],
                required=True,
                format_func={kind: t(f"custom_kind_{kind}") for kind in KINDS}.__getitem__,
                key=_KIND,
            )
        with places:
            st.pills(
                t("custom_places"),
                PLACES,
                default=None if _PLACES in st.session_state else PLACES[:2],
                selection_mode="multi",
                format_func={place: t(f"custom_place_{place}") for place in PLACES}.__getitem__,
                key=_PLACES,
            )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                t("custom_text"),
                placeholder=t("custom_text_hint"),
                help=t("custom_text_help"),
                max_chars=custom.LONGEST_TEXT,
                key=_TEXT,
            )
            st.form_submit_button(t("custom_find"), type="primary", icon=":material/search:", on_click=_find)
    fault = st.session_state.get(FAULT)
    if fault is not None:
        states.failure(fault)


def wanted(owner: str) -> tuple[Definition | None, KeptFigure | None]:
    """What is looked for: the kept figure the address names, else what was typed last."""
    asked = st.query_params.get(FIGURE)
    kept = next((each for each in custom_kept.kept_figures(owner) if each.id == asked), None) if asked else None
    return (kept.definition if kept else st.session_state.get(DEFINITION)), kept


def show_keep(definition: Definition, owner: str) -> None:
    """A name for what is shown, and the button that keeps it."""
    with st.form("custom_keep_form", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            t("custom_name"), placeholder=definition.text, max_chars=custom_kept.LONGEST_NAME, key=_NAME, width=320
        )
        st.form_submit_button(
            t("custom_keep"), icon=":material/bookmark_add:", on_click=_keep, args=(definition, owner)
        )


def show_kept(owner: str, shown: KeptFigure | None) -> None:
    """The figures kept, side by side; each opens, and the open one can be renamed or deleted."""
    figures = custom_kept.kept_figures(owner)
    _show_deleted(owner)
    if not figures:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="custom_yours"):
        st.markdown(f"**{t('custom_yours')}**", width="content")
        for figure in figures:
            is_open = shown is not None and figure.id == shown.id
            st.button(
                escape(figure.name),
                type="secondary" if is_open else "tertiary",
                icon=":material/function:" if figure.definition.kind == "label" else ":material/regular_expression:",
                help=escape(figure.definition.text),
                on_click=_open,
                args=(figure,),
                key=f"open_{figure.id}",
            )
            if is_open:
                _show_changes(figure, owner)


def _show_changes(figure: KeptFigure, owner: str) -> None:
    with st.popover(t("custom_change"), type="tertiary", icon=":material/edit:", key=f"change_{figure.id}"):
        st.text_input(t("custom_name"), value=figure.name, max_chars=custom_kept.LONGEST_NAME, key=f"name_{figure.id}")
        with st.container(horizontal=True):
            st.button(t("custom_rename"), on_click=_rename, args=(figure, owner), key=f"rename_{figure.id}")
            st.button(
                t("custom_delete"),
                icon=":material/delete:",
                on_click=_delete,
                args=(figure, owner),
                key=f"delete_{figure.id}",
            )


def _show_deleted(owner: str) -> None:
    deleted = st.session_state.get(DELETED)
    if deleted is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(t("custom_deleted", name=escape(deleted.name)))
            st.button(
                t("custom_undo"), icon=":material/undo:", type="tertiary", on_click=_restore, args=(deleted, owner),
                key="custom_undo",
            )  # fmt: skip


def _find() -> None:
    st.session_state.pop(FAULT, None)
    st.session_state.pop(CHOSEN, None)
    st.query_params.clear()
    places: Sequence[custom.Place] = st.session_state[_PLACES]
    try:
        st.session_state[DEFINITION] = custom.definition(st.session_state[_KIND], st.session_state[_TEXT], places)
    except AssayError as fault:
        st.session_state[FAULT] = fault
        st.session_state.pop(DEFINITION, None)


def _keep(definition: Definition, owner: str) -> None:
    try:
        kept = custom_kept.keep(st.session_state[_NAME] or definition.text, definition, owner)
    except AssayError as fault:
        st.session_state[FAULT] = fault
        return
    st.session_state.pop(FAULT, None)
    st.query_params[FIGURE] = kept
    st.toast(t("custom_kept"), icon=":material/bookmark_added:")


def _open(figure: KeptFigure) -> None:
    st.session_state.pop(FAULT, None)
    st.session_state.pop(CHOSEN, None)
    st.session_state[_KIND] = figure.definition.kind
    st.session_state[_TEXT] = figure.definition.text
    st.session_state[_PLACES] = list(figure.definition.places)
    st.query_params[FIGURE] = figure.id


def _rename(figure: KeptFigure, owner: str) -> None:
    try:
        renamed = custom_kept.rename(figure, st.session_state[f"name_{figure.id}"], owner)
    except AssayError as fault:
        st.session_state[FAULT] = fault
        return
    st.session_state.pop(FAULT, None)
    st.query_params[FIGURE] = renamed


def _delete(figure: KeptFigure, owner: str) -> None:
    custom_kept.delete(figure.id, owner)
    st.session_state[DELETED] = figure
    st.query_params.clear()


def _restore(figure: KeptFigure, owner: str) -> None:
    custom_kept.restore(figure.id, owner)
    st.session_state.pop(DELETED)
    _open(figure)
