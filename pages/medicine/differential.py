"""One patient: a note or findings in, the differential with its evidence out."""

import streamlit as st

from components import account, jobs
from components.catalogue import COMPARE_DIAGNOSES
from components.i18n import t
from components.medicine import patient as form
from components.medicine.account import show_account
from components.medicine.candidates import show_candidates
from components.medicine.case_bar import show_case_bar
from components.medicine.charts.neighbourhood import show_neighbourhood
from components.medicine.circumstances import show_circumstances
from components.medicine.findings import show_findings
from components.medicine.note import show_note
from components.medicine.notice import show_notice
from components.medicine.overview import show_overview
from components.medicine.patient import Patient
from components.medicine.questions import show_questions
from components.medicine.start import show_start
from components.medicine.suggestions import show_suggestions
from model.medicine.differential import Candidate


def show_around(patient: Patient, chosen: Candidate) -> None:
    """The chosen disease among its neighbours when asked for, and the way to set it beside another."""
    around = st.expander(t("around_chosen"), icon=":material/hub:", on_change="rerun", key="around_chosen")
    if around.open:
        with around:
            show_neighbourhood(chosen.disease, patient.diagnosis.observed, patient.language)
    first, second = patient.diagnosis.of(chosen.scope)[:2]
    st.page_link(
        COMPARE_DIAGNOSES.path,
        label=t("compare_leading"),
        icon=COMPARE_DIAGNOSES.icon,
        query_params={"a": first.disease, "b": second.disease},
    )


def show_patient(patient: Patient, owner: str) -> None:
    """The note and its findings on the left, what may explain them on the right."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(t("new_patient"), icon=":material/person_add:", on_click=form.clear, key="new_patient")
        st.button(t("undo_step"), icon=":material/undo:", on_click=form.undo, disabled=not form.can_undo(), key="undo")
    bar = st.container()
    left, right = st.columns([5, 7], gap="medium")
    with left:
        show_note(patient)
        show_findings(patient)
        show_suggestions(patient)
        show_circumstances(patient)
    with right:
        show_overview(patient)
        chosen = show_candidates(patient)
        if chosen is not None:
            show_account(patient, chosen)
            show_around(patient, chosen)
            show_questions(patient, chosen.scope)
    with bar:
        show_case_bar(patient, owner, chosen)


owner = account.require_user()
st.title(t("screen_differential"))
if job := st.query_params.get(jobs.JOB):
    jobs.show_job(job, owner)
else:
    form.open_case(owner)
    if (patient := form.patient()) is not None:
        show_patient(patient, owner)
    else:
        show_start()
show_notice()
