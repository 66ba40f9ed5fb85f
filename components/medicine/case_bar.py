"""The bar above a patient: keep the case, and once it is kept its number, changes, working diagnoses and exports."""

from __future__ import annotations

import streamlit as st

from components.formats import local_time
from components.i18n import t
from components.markdown import escape, plain
from components.medicine import patient as form
from components.medicine.case_exports import show_exports
from components.medicine.case_outcome import show_outcome
from components.medicine.case_pins import show_pins
from components.medicine.patient import Patient
from model.medicine.cases import identity, keeping
from model.medicine.cases.case import Case
from model.medicine.differential import Candidate

ORIGINAL = "case_original"
"""Key of the switch that shows the note as it was before masking."""


def show_case_bar(patient: Patient, owner: str, chosen: Candidate | None) -> None:
    """Save the case, or everything about the kept one; `chosen` is the candidate that can be pinned."""
    kept_id = form.case_id()
    with st.container(border=True, gap="xsmall", key="case_bar"):
        if kept_id is None:
            _show_save(owner)
        else:
            _show_kept(keeping.case(kept_id, owner), patient, owner, chosen)


def _show_save(owner: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            t("case_save"),
            type="primary",
            icon=":material/save:",
            on_click=_save,
            args=(owner,),
            key="case_save",
        )
        st.caption(f":material/lock: {t('case_save_help')}", width="stretch")


def _show_kept(kept: Case, patient: Patient, owner: str, chosen: Candidate | None) -> None:
    changed = patient.entered != kept.entered
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f":material/folder_shared: **{escape(kept.number)}** · {escape(kept.title)}")
            st.caption(_standing(kept, changed=changed))
        if changed:
            st.button(
                t("case_save_changes"),
                type="primary",
                icon=":material/save:",
                on_click=_save_changes,
                args=(kept, owner),
                key="case_save_changes",
            )
        with st.popover(t("working_diagnoses_count", count=len(kept.pins)), icon=":material/keep:", key="case_pins"):
            show_pins(kept, patient.diagnosis, owner, chosen)
        with st.popover(
            t("outcome") if kept.outcome is None else t("outcome_known"), icon=":material/verified:", key="case_outcome"
        ):
            show_outcome(kept, owner)
        with st.popover(t("case_exports"), icon=":material/download:", key="case_exports"):
            show_exports(kept, patient)
    _show_drift(kept)
    if kept.replaced:
        _show_original(kept, owner)


def _standing(kept: Case, *, changed: bool) -> str:
    parts = [t("case_kept", when=local_time(kept.created))]
    parts.append(t("case_masked", count=kept.replaced) if kept.replaced else t("case_nothing_masked"))
    if changed:
        parts.append(f":orange[:material/edit: {t('case_changed')}]")
    return " · ".join(parts)


def _show_drift(kept: Case) -> None:
    """Newer knowledge or another engine may rank the same findings differently."""
    moved = keeping.drift(kept)
    if moved is not None:
        words = t("case_drift_moved" if moved.moved else "case_drift_same", before=moved.before, now=moved.now)
        st.info(escape(words), icon=":material/update:")


def _show_original(kept: Case, owner: str) -> None:
    if st.toggle(t("case_original"), key=ORIGINAL, help=t("case_original_help")):
        with st.container(border=True, key="case_original_text"):
            st.markdown(plain(identity.original(kept.entered.text, kept.document_id, owner)))
            st.button(
                t("case_forget"),
                icon=":material/delete_forever:",
                type="tertiary",
                on_click=identity.forget_identity,
                args=(kept.document_id, owner),
                key="case_forget",
            )
            st.caption(t("case_forget_help"))


def _save(owner: str) -> None:
    form.show_case(keeping.case(keeping.start_case(form.entered(), owner), owner))
    st.toast(t("case_saved"), icon=":material/lock:")


def _save_changes(kept: Case, owner: str) -> None:
    keeping.save_changes(kept, form.entered(), owner)
    form.show_case(keeping.case(kept.id, owner))
    st.toast(t("case_changes_saved"), icon=":material/save:")
