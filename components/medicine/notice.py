"""The line that stands on every page of the desk: what it is not, and which knowledge it speaks from."""

from __future__ import annotations

import streamlit as st

from components.i18n import t
from model.medicine.knowledge import versions


def show_notice() -> None:
    """Decision support, not a medical device; the releases with their dates."""
    knowledge = versions()
    st.caption(
        f":material/health_and_safety: **{t('medicine_notice')}** · "
        f"{t('medicine_knowledge', hpo=knowledge.ontology, annotations=knowledge.annotations, graph=knowledge.graph)}"
    )
