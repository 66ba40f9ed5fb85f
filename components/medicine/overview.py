"""Above the lists: signs of danger first, then whether enough is known to rank."""

from __future__ import annotations

import streamlit as st

from components.i18n import language, t
from components.medicine.account import show_flags
from components.medicine.patient import Patient
from model.desk_words import desk_word

_LEVEL = {
    "too_little": (":material/signal_cellular_1_bar:", "orange"),
    "some": (":material/signal_cellular_2_bar:", "blue"),
    "enough": (":material/signal_cellular_4_bar:", "green"),
}


def show_overview(patient: Patient) -> None:
    """Red flags, or that none was found, and the meter."""
    if patient.diagnosis.red_flags:
        show_flags(patient.diagnosis.red_flags)
    else:
        st.caption(f":gray[:material/check_circle:] {t('no_red_flag')}")
    known = patient.diagnosis.sufficiency
    icon, colour = _LEVEL[known.level]
    st.markdown(
        f":{colour}[{icon}] **{t(f'sufficiency_{known.level}')}** · "
        f"{t('sufficiency_counted', count=known.terms, information=f'{known.information:.0f}')}"
    )
    st.caption(desk_word("medicine", known.reason, language()))
