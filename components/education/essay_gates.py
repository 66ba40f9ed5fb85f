"""What holds a score back, with what each gate means and where it was seen."""

from __future__ import annotations

import streamlit as st

from components.education.essay_criteria import shortened
from components.i18n import language, t
from components.markdown import escape
from model.desk_words import desk_word
from model.education.score import EssayScore
from model.evidence import Finding


def show_gates(score: EssayScore) -> None:
    """The score is held back, and why."""
    st.markdown(f"### :material/front_hand: {t('essay_held_back')}")
    for gate in score.gates:
        st.warning(_explained(gate), icon=":material/flag:")


def _explained(gate: Finding) -> str:
    quotes = "".join(f"  \n“{escape(shortened(place.quote))}”" for place in gate.evidence[:3] if place.quote)
    name, why = (desk_word("education", key, language()) for key in (f"gate_{gate.name}", f"gate_{gate.name}_why"))
    return f"**{name}** — {why}{quotes}"
