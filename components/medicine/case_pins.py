"""Working diagnoses of a kept case: the doctor's order beside the lists, and who said what when."""

from __future__ import annotations

import streamlit as st

from components.formats import local_time
from components.i18n import t
from components.markdown import escape
from model.medicine.cases import pins
from model.medicine.cases.case import Case
from model.medicine.cases.journal import Entry, trail
from model.medicine.cases.pins import LONGEST_REMARK, MOST_PINS, Standing, standings
from model.medicine.differential import Candidate, Diagnosis


def show_pins(kept: Case, found: Diagnosis, owner: str, chosen: Candidate | None) -> None:
    """Up to five, each with its place in the list; the chosen candidate can be added."""
    st.markdown(f"**{t('working_diagnoses')}**")
    st.caption(t("working_diagnoses_help", most=MOST_PINS))
    for number, each in enumerate(standings(kept, found)):
        _show_pin(kept, each, number, owner)
    if chosen is not None and all(pin.disease != chosen.disease for pin in kept.pins):
        st.button(
            t("case_pin_add", name=escape(chosen.name)),
            icon=":material/keep:",
            disabled=len(kept.pins) >= MOST_PINS,
            on_click=pins.pin,
            args=(kept, chosen, owner),
            key="case_pin_add",
        )
    if said := trail(kept.document_id, owner):
        with st.expander(t("case_trail", count=len(said)), icon=":material/history:"):
            for entry in reversed(said):
                st.caption(f"{local_time(entry.when)} · {t(f'trail_{entry.step}')} {escape(_what(entry))}")


def _show_pin(kept: Case, standing: Standing, number: int, owner: str) -> None:
    pin = standing.pin
    with st.container(gap="xsmall", key=f"case_pin_{number}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.markdown(f"{number + 1}\\. **{escape(pin.name)}**  \n:small[{_agreement(standing)}]", width="stretch")
            st.button(
                t("case_pin_up"),
                icon=":material/arrow_upward:",
                type="tertiary",
                disabled=number == 0,
                on_click=pins.move_up,
                args=(kept, pin.disease, owner),
                key=f"case_pin_up_{number}",
            )
            st.button(
                t("case_pin_remove"),
                icon=":material/keep_off:",
                type="tertiary",
                on_click=pins.unpin,
                args=(kept, pin.disease, owner),
                key=f"case_pin_remove_{number}",
            )
        key = f"case_pin_note_{number}"
        st.session_state[key] = pin.note
        st.text_input(
            t("case_pin_note", name=escape(pin.name)),
            max_chars=LONGEST_REMARK,
            placeholder=t("case_pin_note_hint"),
            label_visibility="collapsed",
            on_change=_remark,
            args=(kept, pin.disease, owner, key),
            key=key,
        )


def _remark(kept: Case, disease: str, owner: str, key: str) -> None:
    pins.remark(kept, disease, st.session_state[key], owner)


def _agreement(standing: Standing) -> str:
    """Whether the list agrees, as icon and words."""
    name = t(f"list_{standing.pin.scope}")
    if standing.place is None:
        return f":gray[:material/remove: {t('case_pin_not_listed', list=name)}]"
    if standing.agrees:
        return f":green[:material/check: {t('case_pin_agrees', list=name, place=standing.place)}]"
    return f":orange[:material/close: {t('case_pin_differs', list=name, place=standing.place)}]"


def _what(entry: Entry) -> str:
    """The state after a step, in names."""
    if entry.step == "pins":
        return t("list_comma").join(str(pin["name"]) for pin in entry.said["pins"])
    return str(entry.said.get("name", "")) if entry.step == "outcome" else ""
