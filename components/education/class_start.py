"""The class screen before a class is open: a new class, the sample, and the classes kept."""

from __future__ import annotations

import streamlit as st

from components import catalogue, states
from components.education.class_parts import CLASS, attempt, show_refusal
from components.education.rubric_choice import offered_rubrics, rubric_titles
from components.formats import local_time
from components.i18n import LANGUAGES, language, t
from components.jobs import open_job
from components.markdown import escape
from model.education import service
from model.education.classes.keeping import ClassLine, classes
from model.settings import load_settings

TYPES = ("txt", "docx", "pdf", "csv", "xlsx", "zip", "jpg", "jpeg", "png")
_TITLE, _RUBRIC, _PROMPT, _ROUND = "class_title", "class_rubric", "class_prompt", "class_files_round"


def show_start(owner: str) -> None:
    """A new class on the left, what happens to it and the kept ones on the right."""
    new, about = st.columns([7, 5], gap="large")
    with new:
        _show_new(owner)
        _show_samples(owner)
    with about:
        _show_kept(classes(owner))
        with st.container(border=True, gap="small"):
            st.markdown(f"#### {t('class_steps')}")
            st.markdown(t("class_steps_list"))
            st.markdown(f":material/lock: {t('class_privacy')}")


def _show_new(owner: str) -> None:
    st.markdown(f"#### {t('class_new')}")
    files = f"class_files_{st.session_state.setdefault(_ROUND, 0)}"
    st.file_uploader(
        t("class_files"),
        type=list(TYPES),
        accept_multiple_files=True,
        max_upload_size=load_settings().upload_megabytes,
        key=files,
    )
    titles = rubric_titles(language())
    title, rubric = st.columns(2)
    with title:
        st.text_input(t("class_title"), key=_TITLE, placeholder=t("class_title_hint"), max_chars=120)
    with rubric:
        st.selectbox(t("class_rubric"), list(titles), format_func=titles.get, key=_RUBRIC)
    st.text_area(t("class_prompt"), key=_PROMPT, placeholder=t("class_prompt_hint"), height=80)
    if st.button(t("class_begin"), type="primary", icon=":material/play_arrow:", key="class_begin"):
        attempt(_start, files, owner)
    show_refusal()


def _start(files: str, owner: str) -> None:
    """Read the files while a bar says how far that is: nothing may be kept before it is masked, so no job can do it."""
    given = [(file.name, file.getvalue()) for file in st.session_state.get(files) or ()]
    rubric = offered_rubrics(language())[st.session_state[_RUBRIC]]
    bar = st.progress(0.0, t("class_reading_files"))

    def progress(done: int, total: int) -> None:
        bar.progress(done / max(total, 1), t("class_reading_file", done=done, total=total))

    try:
        job = service.start_class(st.session_state[_TITLE], given, rubric, st.session_state[_PROMPT], owner, progress)
    finally:
        bar.empty()
    # A widget of another key drops its files from memory
    st.session_state[_ROUND] += 1
    open_job(job)


def _show_samples(owner: str) -> None:
    st.caption(t("class_or_sample"))
    with st.container(horizontal=True, vertical_alignment="center"):
        for code in sorted(LANGUAGES, key=lambda code: code != language()):
            if st.button(t(f"class_sample_{code}"), icon=":material/groups:", key=f"class_sample_{code}"):
                open_job(service.start_sample(code, owner))


def _show_kept(kept: tuple[ClassLine, ...]) -> None:
    st.markdown(f"#### {t('class_kept')}")
    if not kept:
        states.empty(t("class_none"), t("class_none_help"), ":material/groups:")
        return
    screen = catalogue.ESSAY_CLASSES
    with st.container(border=True, gap="small"):
        for line in kept:
            with st.container(gap=None):
                address = {CLASS: line.document_id}
                st.page_link(screen.path, label=escape(line.title), icon=screen.icon, query_params=address)
                st.caption(f"{t('class_essays', count=line.essays)} · {_standing(line)} · {local_time(line.created)}")


def _standing(line: ClassLine) -> str:
    if line.marks is None:
        return t("class_unmarked")
    return t("class_calibrated", count=line.marks) if line.marks else t("class_not_calibrated")
