"""A marked essay on the screen: score and criteria on one side, the text with its comments on the other."""

from __future__ import annotations

import streamlit as st

from components.education.essay_comments import show_comments
from components.education.essay_criteria import show_criteria
from components.education.essay_total import show_total
from model.education.marking import Marked
from model.education.marks.mark import Mark


def show_marked(marked: Marked, said: Mark | None = None) -> tuple[st.delta_generator.DeltaGenerator, ...]:
    """Both sides; returns the two columns for what else belongs into them. On a narrow screen the score comes first."""
    left, right = st.columns([5, 7], gap="medium")
    with left:
        # Points of criteria give a held-back total away
        if show_total(marked, said):
            show_criteria(marked.score, said.criteria if said else None)
    with right:
        show_comments(marked)
    return left, right
