"""An essay of a kept class as its address names it: where it stands, the way to the others, the teacher's say."""

from __future__ import annotations

import streamlit as st

from components import states
from components.catalogue import ESSAY_CLASSES
from components.education import essay_form as form
from components.education.class_parts import CLASS, ESSAY
from components.education.essay_exports import show_exports
from components.education.essay_parts import show_marked
from components.education.essay_teacher import show_say
from components.i18n import t
from components.markdown import escape
from model.education.classes.kept_essay import KeptEssay, mark_kept, open_essay, save_essay
from model.education.marking import Marked
from model.errors import AssayError

_MARKED = "essay_kept_marked"
"""Session key: the marking of the kept essay last shown."""
_REFUSED = "essay_save_refused"


def show_save(marked: Marked, prompt: str, owner: str) -> None:
    """The bar that keeps an essay; only a kept one can be overridden, made final and compared."""
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="essay_save_bar"):
        st.button(
            t("essay_save"),
            type="primary",
            icon=":material/save:",
            on_click=_save,
            args=(marked, prompt, owner),
            key="essay_save",
        )
        st.caption(f":material/lock: {t('essay_save_help')}", width="stretch")
    if refused := st.session_state.pop(_REFUSED, None):
        states.failure(refused)


def show_kept(document_id: str, entry_id: str, owner: str) -> None:
    """The essay the address names, or one line on why it cannot be shown."""
    try:
        kept = open_essay(document_id, entry_id, owner)
    except AssayError as error:
        states.failure(error)
        st.button(t("start_over"), icon=":material/arrow_back:", on_click=form.clear, key="essay_start_over")
        return
    marked = _marked(kept)
    _show_head(kept)
    left, _ = show_marked(marked, kept.said)
    with left:
        show_say(kept, marked, owner)
        show_exports(marked, kept.entry.pupil, kept.said)


def _show_head(kept: KeptEssay) -> None:
    classroom = kept.classroom
    with st.container(border=True, gap="xsmall", key="essay_head"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f":material/folder_shared: **{escape(classroom.title)}** · {escape(kept.entry.pupil)} · "
                f"{t('essay_place', place=kept.place, count=len(classroom.entries))}",
                width="stretch",
            )
            _show_turn("essay_previous", ":material/chevron_left:", kept, kept.previous)
            _show_turn("essay_next", ":material/chevron_right:", kept, kept.following)
            st.page_link(
                ESSAY_CLASSES.path,
                label=t("essay_to_class"),
                icon=ESSAY_CLASSES.icon,
                query_params={CLASS: classroom.document_id},
            )
            st.button(t("essay_new"), icon=":material/note_add:", on_click=form.clear, key="essay_new")
        if classroom.prompt:
            st.caption(f"{t('essay_prompt')}: {escape(classroom.prompt)}")


def _show_turn(word: str, icon: str, kept: KeptEssay, entry_id: str | None) -> None:
    st.button(
        t(word),
        icon=icon,
        disabled=entry_id is None,
        on_click=_turn,
        args=(kept.classroom.document_id, entry_id),
        key=word,
    )


def _marked(kept: KeptEssay) -> Marked:
    """The marking, made once for each marking of the class."""
    of = (kept.classroom.document_id, kept.entry.id, kept.marking.result_id if kept.marking else None)
    made: tuple[tuple[str, str, str | None], Marked] | None = st.session_state.get(_MARKED)
    if made is None or made[0] != of:
        made = of, mark_kept(kept)
        st.session_state[_MARKED] = made
    return made[1]


def _turn(document_id: str, entry_id: str) -> None:
    st.query_params.from_dict({CLASS: document_id, ESSAY: entry_id})


def _save(marked: Marked, prompt: str, owner: str) -> None:
    try:
        document_id, entry_id = save_essay(marked, prompt, owner)
    except AssayError as error:
        st.session_state[_REFUSED] = error
        return
    form.clear()
    _turn(document_id, entry_id)
    st.toast(t("essay_saved"), icon=":material/lock:")
