"""The screen before there is a patient: paste a note, pick findings, or try a sample."""

from __future__ import annotations

import streamlit as st

from components import states
from components.i18n import LANGUAGES, language, t
from components.medicine import patient as form
from components.medicine.findings import show_add
from model.errors import AssayError
from model.medicine import entry, service

_TEXT = "medicine_text"


def show_start() -> None:
    """The field for the note, the samples and what the desk does and does not do."""
    field, about = st.columns([7, 5], gap="large")
    with field:
        st.text_area(t("paste_note"), key=_TEXT, height=220, placeholder=t("paste_note_hint"))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(t("read_note"), type="primary", icon=":material/play_arrow:", on_click=_read, key="read_note")
            st.caption(t("or_sample_note"))
            for sample in sorted(service.samples(), key=lambda each: each.language != language()):
                name = LANGUAGES[sample.language]
                st.button(
                    t("sample_note", language=name),
                    icon=":material/description:",
                    key=f"sample_{sample.language}",
                    on_click=_sample,
                    args=(sample.language,),
                )
        if refused := st.session_state.pop("medicine_refused", None):
            states.failure(refused)
        st.markdown(f"#### {t('or_pick_findings')}")
        show_add(language())
    with about, st.container(border=True, gap="small"):
        st.markdown(f"#### {t('medicine_does')}")
        st.markdown(t("medicine_does_list"))
        st.markdown(f"#### {t('limits')}")
        st.markdown(t("medicine_limits_list"))


def _read() -> None:
    try:
        form.change(entry.enter(st.session_state.get(_TEXT, ""), language()))
    except AssayError as error:
        st.session_state["medicine_refused"] = error


def _sample(asked: str) -> None:
    text = next(sample.text for sample in service.samples() if sample.language == asked)
    form.change(entry.enter(text, language()))
