"""The findings that are ranked on: each can be said to be present, absent or not to count; more can be added."""

from __future__ import annotations

import streamlit as st

from components.i18n import t
from components.markdown import escape
from components.medicine import patient as form
from components.medicine.note import STATUS
from components.medicine.patient import Patient
from model.medicine import entry
from model.medicine.naming import finding_name, search
from model.medicine.observations import Measurement, Observation

_CHOICES = ("present", "absent", "removed")
_ADD = "medicine_add"
_NAME = 168
"""Pixels of a finding's name beside its switch."""


def show_findings(patient: Patient) -> None:
    """The list with its switches, the field to add to it, and what was refused."""
    st.markdown(f"#### {t('findings')}")
    seen = {each.concept: each for each in reversed(patient.diagnosis.observations)}
    with st.container(border=True, gap="xsmall", key="findings"):
        for concept, status in entry.findings(patient.entered).items():
            _row(patient, concept, status, seen.get(concept))
        show_add(patient.language)
    for refused in patient.diagnosis.refused:
        st.caption(f":orange[:material/block:] {escape(refused.quote)}: {escape(t(f'refused_{refused.reason}'))}")


def _row(patient: Patient, concept: str, status: str, seen: Observation | None) -> None:
    # The switch goes below the name where the column is narrow
    row = st.container(horizontal=True, vertical_alignment="center", gap="small")
    with row.container(width=_NAME, gap=None):
        icon, colour = STATUS.get(status, (":material/block:", "gray"))
        st.markdown(f":{colour}[{icon}] {escape(finding_name(concept, patient.language))}")
        if said := _said(seen):
            st.caption(said)
    key = f"status_{concept}"
    st.session_state[key] = status if status in _CHOICES else None
    with row:
        st.segmented_control(
            t("finding_status", finding=finding_name(concept, patient.language)),
            _CHOICES,
            format_func={choice: t(f"switch_{choice}") for choice in _CHOICES}.get,
            key=key,
            label_visibility="collapsed",
            on_change=_switched,
            args=(concept, key),
        )


def _said(seen: Observation | None) -> str:
    """What the note adds to a finding: family or uncertain, since when, the measured value with its range."""
    if seen is None:
        return ""
    parts = [t(f"finding_{seen.status}")] if seen.status in ("family", "uncertain") else []
    if seen.timing is not None:
        parts.append(escape(seen.timing.quote))
    if seen.measurement is not None:
        parts.append(measured(seen.measurement))
    return " · ".join(parts)


def measured(value: Measurement) -> str:
    """A value with its unit and reference range."""
    low, high = value.low, value.high
    if low is not None and high is not None:
        range_ = f"{low:g}–{high:g}"
    else:
        range_ = f"≥ {low:g}" if low is not None else f"≤ {high:g}" if high is not None else ""
    return escape(t("measured", value=f"{value.value:g}", unit=value.unit, range=range_))


def _switched(concept: str, key: str) -> None:
    form.answer(concept, st.session_state[key])


def show_add(language: entry.Language) -> None:
    """Words in, matching terms out; a click adds one as present or absent."""
    asked = st.text_input(
        t("add_finding"), key=_ADD, placeholder=t("add_finding_hint"), icon=":material/search:", live=True
    )
    if not asked.strip():
        return
    found = search(asked, language)
    if not found:
        st.caption(t("add_finding_none"))
    for hit in found:
        name, present, absent = st.columns([6, 2, 2], gap="small", vertical_alignment="center")
        name.markdown(f"{escape(hit.label)} :gray[{escape(hit.concept)}]")
        for column, said in ((present, "present"), (absent, "absent")):
            column.button(
                t(f"finding_{said}"),
                type="tertiary",
                key=f"add_{said}_{hit.concept}",
                on_click=_added,
                args=(hit.concept, said),
            )


def _added(concept: str, said: str) -> None:
    form.answer(concept, said)
    st.session_state[_ADD] = ""
