"""The ways a class leaves, and the way the teacher's marks come back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from components import states
from components.i18n import language, t
from components.markdown import escape
from model.education.classes.gradebook import Gradebook
from model.education.classes.returning import import_marks, returned_class
from model.education.essay import Language
from model.education.exports.excel import to_excel
from model.education.exports.grading import to_csv, to_json
from model.education.exports.incoming import LARGEST
from model.education.exports.platforms import to_canvas, to_moodle
from model.education.exports.printed import to_html
from model.education.exports.returned import ReturnedEssay
from model.education.exports.word import to_docx_archive
from model.errors import AssayError, describe

_TAKEN = "class_marks_taken"
_ROUND = "class_marks_round"

Essays = tuple[ReturnedEssay, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """One way a class leaves."""

    make: Callable[[Essays, Language, str], bytes]
    """Essays, the reader's language and the title of the class → the file."""
    ending: str
    mime: str
    icon: str
    commented: bool


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMS: Mapping[str, _Form] = {
    "class_export_excel": _Form(to_excel, "xlsx", _XLSX, ":material/table:", True),
    "class_export_word": _Form(
        lambda essays, reader, _: to_docx_archive(essays, reader),
        "zip",
        "application/zip",
        ":material/folder_zip:",
        True,
    ),
    "class_export_html": _Form(to_html, "html", "text/html", ":material/print:", True),
    "class_export_csv": _Form(
        lambda essays, reader, _: to_csv(essays, reader), "csv", "text/csv", ":material/csv:", False
    ),
    "class_export_canvas": _Form(
        lambda essays, _, title: to_canvas(essays, title), "canvas.csv", "text/csv", ":material/school:", False
    ),
    "class_export_moodle": _Form(
        lambda essays, reader, _: to_moodle(essays, reader), "moodle.csv", "text/csv", ":material/school:", True
    ),
    "class_export_json": _Form(
        lambda essays, reader, _: to_json(essays, reader), "json", "application/json", ":material/data_object:", True
    ),
}
"""Word of a button → what it makes."""


def show_files(book: Gradebook, owner: str) -> None:
    """Downloads of the class, and the field that takes an edited file of marks back."""
    st.caption(t("class_exports_help"))
    with st.container(horizontal=True):
        for word, form in _FORMS.items():
            st.download_button(
                t(word),
                data=_maker(form, book, language()),
                file_name=f"{book.classroom.title or 'class'}.{form.ending}",
                mime=form.mime,
                icon=form.icon,
                on_click="ignore",
                key=word,
            )
    _show_import(book, owner)


def _maker(form: _Form, book: Gradebook, reader: Language) -> Callable[[], bytes]:
    # Made on the click: the comments of a class take some seconds to read anew
    return lambda: form.make(returned_class(book, reader, commented=form.commented), reader, book.classroom.title)


def _show_import(book: Gradebook, owner: str) -> None:
    st.markdown(f"#### {t('class_import_marks')}")
    key = f"class_marks_file_{st.session_state.setdefault(_ROUND, 0)}"
    st.file_uploader(
        t("class_import_marks_help"),
        type=["xlsx", "csv", "tsv", "json"],
        max_upload_size=LARGEST >> 20,
        key=key,
        on_change=_take,
        args=(key, book, owner),
    )
    if (taken := st.session_state.pop(_TAKEN, None)) is None:
        return
    if isinstance(taken, AssayError):
        states.failure(taken)
        return
    st.success(t("class_marks_taken", count=len(taken.marks)), icon=":material/task_alt:")
    for refused in taken.refused:
        reason = describe(refused.code, language(), dict(refused.details))
        st.warning(f"{t('class_mark_row', row=refused.row)} — {escape(reason)}", icon=":material/warning:")


def _take(key: str, book: Gradebook, owner: str) -> None:
    if (file := st.session_state[key]) is None:
        return
    try:
        st.session_state[_TAKEN] = import_marks(file.name, file.getvalue(), book, owner)
    except AssayError as error:
        st.session_state[_TAKEN] = error
    st.session_state[_ROUND] += 1
