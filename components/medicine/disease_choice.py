"""A field to find a disease in; what is chosen stands in the address, so that the page can be sent to a colleague."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from components.i18n import language, t
from components.markdown import escape
from components.medicine.charts.labels import shortened
from model.errors import KnowledgeError
from model.medicine.disease_names import name_of_disease, search_diseases

Side = Literal["a", "b"]
_MARK = {"a": ":material/circle:", "b": ":material/diamond:"}
"""The mark of each side in the picture."""
_LONGEST = 52
"""Columns of a name among the hits."""


def show_choice(side: Side) -> None:
    """Words in, matching diseases out; a click takes one. What is chosen stands below the field."""
    asked = st.text_input(
        t(f"versus_choose_{side}"),
        key=_field(side),
        placeholder=t("versus_choose_hint"),
        icon=":material/search:",
        live=True,
    )
    if not asked.strip():
        if chosen := st.query_params.get(side):
            st.markdown(f"{_MARK[side]} **{escape(_name(chosen))}**")
        return
    found = search_diseases(asked, language())
    if not found:
        st.caption(t("versus_choose_none"))
    with st.container(gap="xsmall"):
        for hit in found:
            st.button(
                f"{escape(shortened(hit.name, _LONGEST))} :gray[{t(f'list_{hit.scope}')} · {escape(hit.disease)}]",
                type="tertiary",
                key=f"versus_{side}_{hit.disease}",
                on_click=_taken,
                args=(side, hit.disease),
            )


def exchange() -> None:
    """The second disease first."""
    first, second = st.query_params.get("a", ""), st.query_params.get("b", "")
    st.query_params.from_dict({**st.query_params.to_dict(), "a": second, "b": first})


def take_both(first: str, second: str) -> None:
    """Choose two diseases at once."""
    _taken("a", first)
    _taken("b", second)


def _taken(side: Side, disease: str) -> None:
    st.query_params[side] = disease
    st.session_state[_field(side)] = ""


def _name(disease: str) -> str:
    """The name; an id nobody knows stands for itself, and the comparison says what is wrong with it."""
    try:
        return name_of_disease(disease, language())
    except KnowledgeError:
        return disease


def _field(side: Side) -> str:
    return f"versus_words_{side}"
