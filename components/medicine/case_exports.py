"""The ways a kept case leaves: every one is made from the masked case when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from components.i18n import t
from components.medicine.patient import Patient
from model.medicine.cases.case import Case
from model.medicine.exchange.document import as_json, to_json
from model.medicine.exchange.fhir import to_fhir
from model.medicine.exchange.phenopacket import to_phenopacket
from model.medicine.exchange.printed import to_html
from model.medicine.exchange.table import to_csv


def show_exports(kept: Case, patient: Patient) -> None:
    """A button a form with what it is for; findings changed on the screen are in it, saved or not."""
    st.markdown(f"**{t('case_exports_title')}**")
    st.caption(t("case_exports_help"))
    case, found = replace(kept, entered=patient.entered), patient.diagnosis

    forms: tuple[tuple[str, str, str, str, Callable[[], bytes]], ...] = (
        ("html", "print", "html", "text/html", partial(to_html, case, found, patient.language)),
        (
            "phenopacket",
            "genetics",
            "phenopacket.json",
            "application/json",
            lambda: as_json(to_phenopacket(case, found)),
        ),
        ("fhir", "hub", "fhir.json", "application/fhir+json", lambda: as_json(to_fhir(case, found))),
        ("csv", "csv", "csv", "text/csv", partial(to_csv, case, patient.language)),
        ("json", "data_object", "json", "application/json", partial(to_json, case, found)),
    )
    for name, icon, ending, mime, make in forms:
        st.download_button(
            t(f"case_export_{name}"),
            data=make,
            file_name=f"{case.number}.{ending}",
            mime=mime,
            icon=f":material/{icon}:",
            help=t(f"case_export_{name}_help"),
            on_click="ignore",
            width="stretch",
            key=f"case_export_{name}",
        )
