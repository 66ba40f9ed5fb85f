"""One essay's mark in the table: change it, lock it, take a step back, and see who did what when."""

from __future__ import annotations

import streamlit as st

from components.education.class_parts import attempt, interval, points
from components.formats import local_time
from components.i18n import t
from components.markdown import escape
from model.education.classes.classroom import Classroom
from model.education.classes.gradebook import GradeLine
from model.education.marks import journal
from model.education.marks.mark import Mark


def show_mark(line: GradeLine, classroom: Classroom, owner: str) -> None:
    """The field with the mark as it stands, and the steps that can be taken."""
    locked = line.mark is not None and line.mark.locked
    if line.proposed is not None and line.interval is not None:
        st.caption(t("class_proposed", mark=points(line.proposed), interval=interval(line.interval, classroom.rubric)))
    # Another mark in force makes another field, so that the field shows it
    standing = points(line.final) if line.final is not None else ""
    key = f"class_override_{line.entry.id}_{standing}"
    where = (line.entry.id, classroom.document_id, owner)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        mark_field(key, classroom, line.final, disabled=locked)
        st.button(
            t("class_save_mark"),
            icon=":material/save:",
            on_click=save_mark,
            args=(key, line.mark, *where),
            disabled=locked,
            key="class_save_mark",
        )
        if locked:
            _step("class_unlock", ":material/lock_open:", journal.unlock, where)
        elif line.mark is not None:
            _step("class_lock", ":material/lock:", journal.lock, where)
        trail = journal.trail(*where)
        if trail:
            _step("class_undo", ":material/undo:", journal.undo, where)
            with st.popover(t("class_trail"), icon=":material/history:", type="tertiary", key="class_trail"):
                for each in trail:
                    st.markdown(_told(each))
    if line.mark and line.mark.note:
        st.caption(f":material/chat: {escape(line.mark.note)}")


def mark_field(key: str, classroom: Classroom, value: float | None, *, disabled: bool = False) -> None:
    """The number field of a mark, on the rubric's scale."""
    rubric = classroom.rubric
    st.number_input(
        t("class_mark_field", low=points(rubric.low), high=points(rubric.high)),
        min_value=float(rubric.low),
        max_value=float(rubric.high),
        step=float(rubric.step),
        value=None if value is None else float(value),
        format="%g",
        key=key,
        disabled=disabled,
        width=200,
    )


def save_mark(key: str, before: Mark | None, entry_id: str, document_id: str, owner: str) -> bool:
    """For callbacks: keep what the field says as the teacher's mark; whether it was kept."""
    value = st.session_state.get(key)
    if value is None:
        st.toast(t("class_mark_missing"), icon=":material/error:")
        return False
    mark = Mark(float(value), before.criteria if before else {}, before.note if before else "")
    return attempt(journal.give, mark, entry_id, document_id, owner)


def _step(name: str, icon: str, act: object, where: tuple[str, str, str]) -> None:
    st.button(t(name), icon=icon, on_click=attempt, args=(act, *where), key=name)


def _told(line: journal.Line) -> str:
    mark = points(line.mark.total) if line.mark else t("class_no_mark")
    return f"{local_time(line.when)} · {escape(line.who)} · {t(f'class_step_{line.step}')} → **{mark}**"
