"""What an essay is marked by and for: rubric, task and text, each change marked at once, and the way back."""

from __future__ import annotations

import streamlit as st

from components import states
from components.education import essay_form as form
from components.education.essay_form import Entered
from components.education.rubric_choice import rubric_titles
from components.i18n import t
from model.education.marking import Marked
from model.errors import AssayError

_RUBRIC, _PROMPT, _TEXT = "essay_rubric", "essay_prompt_now", "essay_text_now"
_REFUSED = "essay_change_refused"


def show_settings(now: Entered, marked: Marked) -> None:
    """The bar above an essay that is not kept."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(t("essay_new"), icon=":material/note_add:", on_click=form.clear, key="essay_new")
        st.button(t("undo"), icon=":material/undo:", on_click=form.undo, disabled=not form.can_undo(), key="essay_undo")
    titles = rubric_titles(marked.essay.language)
    rubric, prompt = st.columns([5, 7])
    # Undo changes what was entered behind the widgets' backs.
    st.session_state[_RUBRIC] = marked.score.rubric.name
    st.session_state[_PROMPT] = now.prompt
    with rubric:
        st.selectbox(
            t("essay_rubric"),
            list(titles),
            format_func=titles.get,
            key=_RUBRIC,
            on_change=_change,
            args=("rubric", _RUBRIC),
        )
    with prompt:
        st.text_input(
            t("essay_prompt"),
            key=_PROMPT,
            help=t("essay_prompt_help"),
            placeholder=t("essay_optional"),
            on_change=_change,
            args=("prompt", _PROMPT),
        )
    if refused := st.session_state.pop(_REFUSED, None):
        states.failure(refused)


def show_text_change(now: Entered) -> None:
    """The text itself, to be changed and marked again."""
    form_open = st.expander(t("essay_change_text"), icon=":material/edit:", on_change="rerun", key="essay_change_text")
    if form_open.open:
        with form_open:
            st.session_state[_TEXT] = now.text
            st.text_area(
                t("essay_text"),
                key=_TEXT,
                height=320,
                label_visibility="collapsed",
                on_change=_change,
                args=("text", _TEXT),
            )
            st.caption(t("essay_change_text_help"))


def _change(field: str, key: str) -> None:
    try:
        form.change(**{field: st.session_state[key]})
    except AssayError as error:
        st.session_state[_REFUSED] = error
