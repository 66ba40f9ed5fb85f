"""The head of an open class: what it is, whether it is calibrated, what was refused, and calibrate or delete."""

from __future__ import annotations

import streamlit as st

from components.education.class_parts import points, show_refusal
from components.i18n import language, t
from components.jobs import open_job
from components.markdown import escape
from model.education.classes.gradebook import Gradebook
from model.education.classes.identity import forget_identity
from model.education.classes.keeping import delete_class
from model.education.classes.marking import start_marking
from model.education.grader import FEWEST_MARKS
from model.errors import describe


def show_head(book: Gradebook, owner: str) -> None:
    """Title, badge, rubric and task, and the ways on."""
    classroom = book.classroom
    st.button(t("class_back"), icon=":material/arrow_back:", type="tertiary", on_click=_leave, key="class_back")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"### {escape(classroom.title)}", width="stretch")
        _show_badge(book)
        _show_more(book, owner)
    about = [t("class_essays", count=len(book.lines)), escape(classroom.rubric.title[language()])]
    st.caption(" · ".join(about))
    if classroom.prompt:
        st.caption(t("class_prompt_said", prompt=escape(classroom.prompt)))
    show_refusal()
    _show_refused(book)
    if book.marked is not None:
        _show_calibration(book, owner)


def _show_badge(book: Gradebook) -> None:
    if book.marked is not None and book.marked.calibrated:
        words = t("class_calibrated", count=book.marked.marks)
        st.badge(words, icon=":material/verified:", color="green")
    else:
        st.badge(t("class_not_calibrated"), icon=":material/hourglass_empty:", color="orange")


def _show_more(book: Gradebook, owner: str) -> None:
    document_id = book.classroom.document_id
    if book.names_kept:
        with st.popover(t("class_names"), icon=":material/badge:", type="tertiary", key="class_names"):
            st.markdown(t("class_names_help"))
            st.button(
                t("class_names_forget"),
                icon=":material/delete_forever:",
                on_click=forget_identity,
                args=(document_id, owner),
                key="class_names_forget",
            )
    with st.popover(t("delete"), icon=":material/delete:", type="tertiary", key="class_delete"):
        st.markdown(t("class_delete_warning"))
        st.button(
            t("delete_for_good"),
            icon=":material/delete_forever:",
            on_click=_delete,
            args=(document_id, owner),
            key="class_delete_for_good",
        )


def _show_refused(book: Gradebook) -> None:
    """Each file that could not be read, with the reason."""
    if not book.names_readable:
        st.warning(describe("pupils_unreadable", language()), icon=":material/key_off:")
    refused = book.classroom.refused
    if not refused:
        return
    with st.expander(
        t("class_refused", count=len(refused)), icon=":material/block:", expanded=True, key="class_refused"
    ):
        for each in refused:
            reason = describe(each.code, language(), dict(each.details))
            st.markdown(f":material/error: **{escape(each.file)}** — {escape(reason)}")


def _show_calibration(book: Gradebook, owner: str) -> None:
    """Calibrate where there are new marks enough; what the last calibration did."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="class_calibration"):
        st.markdown(_standing(book), width="stretch")
        ready = book.enough and book.changed
        if st.button(
            t("class_calibrate"),
            icon=":material/tune:",
            type="primary" if ready else "secondary",
            disabled=not ready,
            key="class_calibrate",
        ):
            open_job(start_marking(book.classroom.document_id, owner))


def _standing(book: Gradebook) -> str:
    marks = len(book.marks)
    if not book.enough:
        return f":material/info: {t('class_marks_wanted', marks=marks, fewest=FEWEST_MARKS)}"
    said = f":material/update: {t('class_marks_changed', marks=marks)}" if book.changed else ""
    calibrations = book.marked.calibrations if book.marked else ()
    if calibrations:
        last = calibrations[-1]
        error = t("class_error", count=last.marks, before=points(last.before), after=points(last.after))
        said = f"{said}  \n:material/straighten: {error}".strip()
    return said or f":material/check: {t('class_marks_known', marks=marks)}"


def _leave() -> None:
    st.query_params.clear()


def _delete(document_id: str, owner: str) -> None:
    delete_class(document_id, owner)
    st.query_params.clear()
