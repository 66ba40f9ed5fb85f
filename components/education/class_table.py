"""The grading table, and what can be done with the essay ticked."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components import catalogue, states
from components.education.class_mark import show_mark
from components.education.class_parts import CLASS, ESSAY, flag_words, interval
from components.i18n import t
from components.markdown import escape
from model.education.classes.gradebook import Gradebook, GradeLine
from model.education.rubric import Rubric

_SHOWN = "class_lines"
_MOST_HEIGHT = 460
"""Pixels; longer classes scroll."""


def show_table(book: Gradebook, owner: str) -> None:
    """One row an essay; the one ticked opens below it."""
    waiting = [line for line in book.lines if line.needs_review]
    names = {"all": t("class_all", count=len(book.lines)), "review": t("class_review", count=len(waiting))}
    shown = st.segmented_control(
        t("class_shown"), list(names), format_func=names.get, key=_SHOWN, default="all", label_visibility="collapsed"
    )
    lines = waiting if shown == "review" else list(book.lines)
    if not lines:
        states.empty(t("class_review_none"), t("class_review_none_help"), ":material/task_alt:")
        return
    if book.marked is not None and not book.marked.calibrated:
        st.caption(f":material/info: {t('class_ranked_only')}")
    chosen = _show_lines(lines, book.classroom.rubric)
    if chosen is None:
        st.caption(f":material/touch_app: {t('class_choose')}")
    else:
        _show_chosen(chosen, book, owner)


def _show_lines(lines: Sequence[GradeLine], rubric: Rubric) -> GradeLine | None:
    """Draw them; the line ticked. Other lines make another table, so that no tick moves to another essay."""
    picked = st.dataframe(
        pd.DataFrame([_row(line, rubric) for line in lines]),
        hide_index=True,
        height="content" if len(lines) <= 12 else _MOST_HEIGHT,
        column_config={
            "pupil": st.column_config.TextColumn(t("class_pupil"), width=130),
            "mark": st.column_config.NumberColumn(t("class_mark"), format="%g", width=70),
            "by": st.column_config.TextColumn(t("class_by"), width=100),
            "interval": st.column_config.TextColumn(t("class_interval"), width=100, help=t("class_interval_help")),
            "rank": st.column_config.NumberColumn(t("class_rank"), width=60),
            "flags": st.column_config.TextColumn(t("class_flags"), width=170),
            "review": st.column_config.TextColumn(t("class_look"), width=120),
            "locked": st.column_config.TextColumn(t("class_locked"), width=90),
        },
        on_select="rerun",
        selection_mode="single-row",
        key=f"class_table_{len(lines)}_{lines[0].entry.id}_{lines[-1].entry.id}",
        alt=t("class_table_alt", count=len(lines)),
        placeholder="",
    )
    ticked = [row for row in picked.selection.rows if row < len(lines)]
    return lines[ticked[0]] if ticked else None


def _row(line: GradeLine, rubric: Rubric) -> dict[str, object]:
    return {
        "pupil": line.pupil,
        "mark": line.final,
        "by": t("class_by_teacher") if line.mark else t("class_by_grader") if line.proposed is not None else "",
        "interval": interval(line.interval, rubric) if line.interval else "",
        "rank": line.rank,
        "flags": flag_words(line.flags),
        "review": f"◆ {t('class_look_yes')}" if line.needs_review else "",
        "locked": f"■ {t('class_locked_yes')}" if line.mark and line.mark.locked else "",
    }


def _show_chosen(line: GradeLine, book: Gradebook, owner: str) -> None:
    document_id = book.classroom.document_id
    with st.container(border=True, key="class_chosen"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{escape(line.pupil)}** {escape(line.file)}", width="stretch")
            st.page_link(
                catalogue.ESSAY.path,
                label=t("class_open_essay"),
                icon=catalogue.ESSAY.icon,
                query_params={CLASS: document_id, ESSAY: line.entry.id},
            )
        show_mark(line, book.classroom, owner)
