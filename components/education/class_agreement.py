"""How far the grader agrees with the teacher on marks it had not seen, and how that grew."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import states
from components.education.class_parts import points
from components.i18n import t
from model.education.classes.agreement import CLOSE, Agreement, agreement
from model.education.classes.gradebook import Gradebook

_FEW = 10
"""Marks below which the figures are called uncertain."""


def show_agreement(book: Gradebook) -> None:
    """The figures with the number of marks they rest on, the marks one by one, and each calibration."""
    found = agreement(book.marked, book.marks, book.classroom.rubric) if book.marked else None
    if found is None:
        states.empty(t("class_agreement_none"), t("class_agreement_none_help"), ":material/handshake:")
        return
    _show_figures(found)
    st.caption(t("class_agreement_help"))
    if found.count < _FEW:
        st.caption(f":orange[:material/warning: {t('class_agreement_few', count=found.count)}]")
    _show_calibrations(book)
    _show_marks(found, book)


def _show_figures(found: Agreement) -> None:
    kappa = "–" if found.kappa is None else f"{found.kappa:.2f}"
    with st.container(horizontal=True, key="class_agreement"):
        st.metric(t("class_compared"), found.count)
        st.metric(t("class_kappa"), kappa, help=t("class_kappa_help"))
        st.metric(t("class_mean_error"), t("class_points", points=points(found.mean_error)))
        st.metric(t("class_close", points=points(CLOSE)), f"{found.close:.0%}")


def _show_calibrations(book: Gradebook) -> None:
    calibrations = book.marked.calibrations if book.marked else ()
    if not calibrations:
        return
    st.markdown(f"#### {t('class_calibrations')}")
    rows = [{"marks": each.marks, "before": each.before, "after": each.after} for each in calibrations]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content",
        column_config={
            "marks": st.column_config.NumberColumn(t("class_compared")),
            "before": st.column_config.NumberColumn(t("class_error_before"), format="%.1f"),
            "after": st.column_config.NumberColumn(t("class_error_after"), format="%.1f"),
        },
        alt=t("class_calibrations_alt", count=len(rows)),
        key="class_calibrations",
    )


def _show_marks(found: Agreement, book: Gradebook) -> None:
    st.markdown(f"#### {t('class_marks_compared')}")
    rubric = book.classroom.rubric
    lines = {line.entry.id: line for line in book.lines}
    rows = [
        {
            "pupil": lines[each.entry_id].pupil,
            "teacher": each.mark,
            "predicted": rubric.rounded(each.predicted),
            "difference": rubric.rounded(each.predicted) - each.mark,
        }
        for each in found.compared
        if each.entry_id in lines
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content" if len(rows) <= 12 else 420,
        column_config={
            "pupil": st.column_config.TextColumn(t("class_pupil")),
            "teacher": st.column_config.NumberColumn(t("class_by_teacher"), format="%g"),
            "predicted": st.column_config.NumberColumn(t("class_predicted"), format="%g"),
            "difference": st.column_config.NumberColumn(t("class_difference"), format="%+g"),
        },
        alt=t("class_marks_compared_alt", count=len(rows)),
        key="class_marks_compared",
    )
