"""Mark these ten: the essays that teach most, one after the other, the text beside the field."""

from __future__ import annotations

import streamlit as st

from components import states
from components.education.class_mark import mark_field, save_mark
from components.education.class_parts import essay_markdown
from components.i18n import t
from components.markdown import escape
from model.education.classes.gradebook import Gradebook, GradeLine
from model.education.classes.proposal import propose

_SKIPPED = "class_skipped"


def show_marking(book: Gradebook, owner: str) -> None:
    """The next proposed essay without a mark; what the proposal rests on; how far the teacher is."""
    if book.marked is None:
        return
    proposed = propose(book.marked)
    if not proposed:
        states.empty(t("class_all_marked"), t("class_all_marked_help"), ":material/task_alt:")
        return
    done = [entry_id for entry_id in proposed if entry_id in book.marks]
    st.progress(len(done) / len(proposed), text=t("class_marked_of", done=len(done), count=len(proposed)))
    st.caption(f":material/info: {t('class_proposal_help')}")
    line = _next(book, proposed)
    if line is None:
        states.empty(t("class_round_done"), t("class_round_done_help"), ":material/tune:")
        return
    text, field = st.columns([7, 5], gap="large")
    with text, st.container(border=True, height=440, key="class_text"):
        st.markdown(essay_markdown(line.entry.text))
    with field:
        _show_field(line, book, owner)


def _next(book: Gradebook, proposed: tuple[str, ...]) -> GradeLine | None:
    """The first without a mark; those skipped come last."""
    skipped: list[str] = st.session_state.get(_SKIPPED, [])
    waiting = [entry_id for entry_id in proposed if entry_id not in book.marks]
    waiting.sort(key=lambda entry_id: skipped.index(entry_id) + 1 if entry_id in skipped else 0)
    return book.line(waiting[0]) if waiting else None


def _show_field(line: GradeLine, book: Gradebook, owner: str) -> None:
    st.markdown(f"**{escape(line.pupil)}**")
    key = f"class_new_mark_{line.entry.id}"
    mark_field(key, book.classroom, None)
    calibrating = book.enough and book.changed
    with st.container(horizontal=True):
        st.button(
            t("class_save_next"),
            type="secondary" if calibrating else "primary",
            icon=":material/arrow_forward:",
            on_click=save_mark,
            args=(key, None, line.entry.id, book.classroom.document_id, owner),
            key="class_save_next",
        )
        st.button(t("class_skip"), icon=":material/skip_next:", on_click=_skip, args=(line.entry.id,), key="class_skip")
    st.caption(t("class_unswayed"))


def _skip(entry_id: str) -> None:
    skipped = [each for each in st.session_state.get(_SKIPPED, []) if each != entry_id]
    st.session_state[_SKIPPED] = [*skipped, entry_id]
