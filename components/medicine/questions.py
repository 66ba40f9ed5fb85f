"""What to ask or test next: each answer re-ranks at once."""

from __future__ import annotations

import streamlit as st

from components.i18n import t
from components.markdown import escape
from components.medicine import patient as form
from components.medicine.candidates import Scope
from components.medicine.patient import Patient

_FIRST = 5
_ANSWERS = {"yes": ":material/check:", "no": ":material/close:", "unknown": ":material/question_mark:"}
_UNKNOWN = "medicine_unknown"
"""Session key: concepts the doctor cannot answer."""


def show_questions(patient: Patient, scope: Scope) -> None:
    """The findings that settle most in the list shown, with yes, no and unknown."""
    unknown: set[str] = st.session_state.get(_UNKNOWN, set())
    asked = [question for question in patient.diagnosis.questions(scope) if question.concept not in unknown][:_FIRST]
    if not asked:
        return
    st.markdown(f"#### {t('ask_next')}")
    st.caption(t("ask_next_help"))
    with st.container(border=True, gap="xsmall", key="questions"):
        for question in asked:
            words, answers = st.columns([1, 1], gap="small", vertical_alignment="center")
            with words:
                st.markdown(
                    f"**{escape(question.label)}**  :gray[{t(f'kind_{question.kind}')} · {question.gain:.2f} bit]"
                )
                if question.separates:
                    st.caption(t("yes_raises", names=escape(t("list_comma").join(question.separates))))
            with answers, st.container(horizontal=True, gap="xsmall"):
                for said, icon in _ANSWERS.items():
                    st.button(
                        t(f"answer_{said}"),
                        icon=icon,
                        type="tertiary" if said == "unknown" else "secondary",
                        key=f"answer_{said}_{question.concept}",
                        on_click=_answered,
                        args=(question.concept, said),
                    )


def _answered(concept: str, said: str) -> None:
    if said == "unknown":
        st.session_state[_UNKNOWN] = {*st.session_state.get(_UNKNOWN, set()), concept}
    else:
        form.answer(concept, "present" if said == "yes" else "absent")
