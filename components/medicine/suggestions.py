"""Words of the note that were not read, with the findings they may mean: a click accepts one."""

from __future__ import annotations

import streamlit as st

from components.i18n import t
from components.markdown import escape
from components.medicine import patient as form
from components.medicine.patient import Patient
from model.medicine import entry
from model.medicine.term_suggestions import NoteSuggestion, begin_index, index_is_made, note_suggestions


def show_suggestions(patient: Patient) -> None:
    """The proposals, worked out only when they are looked at."""
    note = patient.diagnosis.note
    if note is None or note.language != "en":
        return
    proposals = st.expander(t("suggestions"), icon=":material/lightbulb:", on_change="rerun", key="suggestions")
    if not proposals.open:
        return
    with proposals:
        known = entry.findings(patient.entered)
        found = [each for each in note_suggestions(note) if each.suggestion.concept not in known]
        st.caption(t("suggestions_help") if found else t("suggestions_none"))
        if not index_is_made():
            st.button(
                t("suggestions_meaning"),
                help=t("suggestions_meaning_help"),
                icon=":material/neurology:",
                type="tertiary",
                on_click=begin_index,
                key="suggestions_meaning",
            )
        for each in found:
            _row(each)


def _row(each: NoteSuggestion) -> None:
    words, accept = st.columns([5, 6], gap="small", vertical_alignment="center")
    words.markdown(f"“{escape(each.quote)}”")
    accept.button(
        t("suggestion_accept", finding=escape(each.suggestion.label)),
        help=t("suggestion_near", share=f"{each.suggestion.similarity:.0%}"),
        icon=":material/add:",
        key=f"suggestion_{each.suggestion.concept}",
        on_click=form.answer,
        args=(each.suggestion.concept, "present"),
    )
