"""Who the patient is and what the doctor expects: age, sex, and how likely each group of diseases is here."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components.i18n import t
from components.medicine import patient as form
from components.medicine.patient import Patient
from model.medicine.graph.knowledge_graph import KnowledgeGraph

FACTORS = (0.25, 0.5, 1.0, 2.0, 4.0)


def show_circumstances(patient: Patient) -> None:
    """Age and sex as read or by hand, then the priors."""
    note = patient.diagnosis.note
    age = patient.entered.age if patient.entered.age is not None else note.age if note else None
    sex = patient.entered.sex or (note.sex if note else None)
    years, gender = st.columns(2)
    st.session_state["medicine_age"] = None if age is None else float(age)
    years.number_input(
        t("age_years"),
        0.0,
        120.0,
        step=1.0,
        format="%g",
        key="medicine_age",
        on_change=_age,
        placeholder=t("not_stated"),
    )
    st.session_state["medicine_sex"] = sex
    sexes = {name: t(f"sex_{name}") for name in ("female", "male")}
    gender.segmented_control(t("sex"), list(sexes), format_func=sexes.get, key="medicine_sex", on_change=_sex)
    changed = {system: factor for system, factor in patient.entered.priors.items() if factor != 1.0}
    with st.expander(t("priors_changed", count=len(changed)) if changed else t("priors"), icon=":material/tune:"):
        st.caption(t("priors_help"))
        for system in sorted({condition.system for condition in KnowledgeGraph.load().conditions.values()}):
            key = f"prior_{system}"
            st.session_state[key] = patient.entered.priors.get(system, 1.0)
            st.select_slider(
                t(f"system_{system}"),
                FACTORS,
                format_func=lambda factor: f"× {factor:g}",
                key=key,
                on_change=_prior,
                args=(system,),
            )


def _age() -> None:
    form.change(replace(form.entered(), age=st.session_state["medicine_age"]))


def _sex() -> None:
    form.change(replace(form.entered(), sex=st.session_state["medicine_sex"]))


def _prior(system: str) -> None:
    others = {name: factor for name, factor in form.entered().priors.items() if name != system}
    factor = st.session_state[f"prior_{system}"]
    form.change(replace(form.entered(), priors=others if factor == 1.0 else others | {system: factor}))
