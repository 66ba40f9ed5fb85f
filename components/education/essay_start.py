"""The screen before there is an essay: paste one, give a file or try a sample."""

from __future__ import annotations

import streamlit as st

from components import states
from components.education import essay_form as form
from components.education.essay_form import Entered
from components.education.rubric_choice import rubric_titles
from components.i18n import LANGUAGES, language, t
from model.education.classes.intake import take_in
from model.education.service import samples
from model.errors import AssayError, EssayRefused
from model.settings import load_settings

_TEXT, _RUBRIC, _PROMPT, _REFUSED = "essay_text", "essay_rubric_wanted", "essay_prompt_set", "essay_refused"
_ROUND = "essay_upload_round"


def show_start() -> None:
    """The field for the essay, its rubric and task, the samples, and what the desk does and does not do."""
    field, about = st.columns([7, 5], gap="large")
    with field:
        st.text_area(t("essay_paste"), key=_TEXT, height=260, placeholder=t("essay_paste_hint"))
        st.file_uploader(
            t("essay_file"),
            type=["txt", "docx", "pdf"],
            max_upload_size=load_settings().upload_megabytes,
            key=_upload_key(),
            on_change=_take_in,
        )
        _show_choices()
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(t("essay_mark"), type="primary", icon=":material/play_arrow:", on_click=_mark, key="essay_mark")
        if refused := st.session_state.pop(_REFUSED, None):
            states.failure(refused)
        _show_samples()
    with about, st.container(border=True, gap="small"):
        st.markdown(f"#### {t('essay_does')}")
        st.markdown(t("essay_does_list"))
        st.markdown(f"#### {t('limits')}")
        st.markdown(t("essay_limits_list"))
        st.markdown(f":material/block: **{t('essay_no_ai_detection')}**")
        st.caption(t("essay_no_ai_detection_why"))


def _show_choices() -> None:
    titles = {"": t("essay_rubric_by_language"), **rubric_titles(language())}
    rubric, prompt = st.columns([5, 7])
    with rubric:
        st.selectbox(t("essay_rubric"), list(titles), format_func=titles.get, key=_RUBRIC)
    with prompt:
        st.text_input(t("essay_prompt"), key=_PROMPT, help=t("essay_prompt_help"), placeholder=t("essay_optional"))


def _show_samples() -> None:
    st.markdown(f"#### {t('essay_or_sample')}")
    for code in sorted(LANGUAGES, key=lambda code: code != language()):
        with st.container(horizontal=True, vertical_alignment="center", key=f"essay_samples_{code}"):
            st.caption(LANGUAGES[code], width=64)
            for sample in samples(code):
                st.button(
                    t(f"essay_sample_{sample.quality}"),
                    icon=":material/description:",
                    key=f"essay_sample_{code}_{sample.quality}",
                    on_click=_begin,
                    args=(sample.text,),
                )


def _upload_key() -> str:
    """Another widget after each file, so that no copy of it stays in memory."""
    return f"essay_upload_{st.session_state.get(_ROUND, 0)}"


def _take_in() -> None:
    """Put the text of the file into the field, to be looked at before it is marked."""
    file = st.session_state.get(_upload_key())
    if file is None:
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    taken = take_in([(file.name, file.getvalue())])
    for refused in taken.refused[:1]:
        st.session_state[_REFUSED] = EssayRefused(refused.code, **refused.details)
    if len(taken.submissions) > 1:
        st.session_state[_REFUSED] = EssayRefused("essay_file_holds_many", count=len(taken.submissions))
    elif taken.submissions:
        st.session_state[_TEXT] = taken.submissions[0].text


def _mark() -> None:
    _begin(
        st.session_state.get(_TEXT, ""), st.session_state.get(_RUBRIC) or "", st.session_state.get(_PROMPT, "").strip()
    )


def _begin(text: str, rubric: str = "", prompt: str = "") -> None:
    try:
        form.begin(Entered(text, rubric, prompt))
    except AssayError as error:
        st.session_state[_REFUSED] = error
