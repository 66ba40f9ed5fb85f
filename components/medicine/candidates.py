"""The two ranked lists, common and rare: a row a disease, with how it moved since the last step."""

from __future__ import annotations

from typing import Literal, cast

import pandas as pd
import streamlit as st

from components.i18n import t
from components.markdown import escape
from components.medicine.patient import Patient
from model.medicine.differential import Candidate, Diagnosis
from model.medicine.entry import places

Scope = Literal["common", "rare"]
_SCOPE = "medicine_scope"
_CHOSEN = "medicine_chosen"
_MORE = "medicine_more"
FEW, MANY = 10, 50
"""Rows shown at first and after asking for more."""


def show_candidates(patient: Patient) -> Candidate | None:
    """The switch between the lists and the list itself; returns the candidate chosen, the first by default."""
    scope = cast(
        Scope,
        st.segmented_control(
            t("which_list"),
            ["common", "rare"],
            format_func={name: t(f"list_{name}") for name in ("common", "rare")}.get,
            key=_SCOPE,
            default="common",
            required=True,
        ),
    )
    st.caption(t(f"list_{scope}_help"))
    listed = patient.diagnosis.of(scope)
    if not listed or not patient.diagnosis.observed:
        st.info(t("nothing_to_rank"), icon=":material/info:")
        return None
    shown = listed[: MANY if st.session_state.get(_MORE) else FEW]
    chosen = _chosen(shown, scope)
    _table(patient, shown, chosen, scope)
    st.markdown(f":gray[:material/more_horiz:] {t('other_disease', share=f'{patient.diagnosis.other[scope]:.0%}')}")
    st.toggle(t("show_more", count=min(MANY, len(listed))), key=_MORE)
    return chosen


def _chosen(shown: tuple[Candidate, ...], scope: Scope) -> Candidate:
    name = st.session_state.get(f"{_CHOSEN}_{scope}")
    return next((candidate for candidate in shown if candidate.disease == name), shown[0])


def _table(patient: Patient, shown: tuple[Candidate, ...], chosen: Candidate, scope: Scope) -> None:
    key = f"candidates_{scope}"
    st.session_state[key] = {"selection": {"rows": [shown.index(chosen)], "columns": [], "cells": []}}
    st.dataframe(
        pd.DataFrame([_row(place, each, moved(patient, each, place)) for place, each in enumerate(shown, 1)]),
        hide_index=True,
        height="content" if len(shown) <= FEW else 420,
        column_config={
            "place": st.column_config.NumberColumn("#", width=36),
            "name": st.column_config.TextColumn(t("disease"), width=176),
            "probability": st.column_config.ProgressColumn(
                t("probability"), format="percent", min_value=0, max_value=1, width=84
            ),
            "severity": st.column_config.TextColumn(t("severity"), width=76),
            "moved": st.column_config.TextColumn(t("moved"), width=52, help=t("moved_help")),
            "id": st.column_config.TextColumn(t("disease_id"), width=72),
        },
        column_order=["place", "name", "probability", *(["severity"] if scope == "common" else []), "moved", "id"],
        selection_mode="single-row-required",
        on_select=lambda: _picked(key, shown, scope),
        key=key,
        alt=t("candidates_alt", count=len(shown), first=shown[0].name),
    )


def _row(place: int, candidate: Candidate, moved: str) -> dict[str, object]:
    return {
        "place": place,
        "name": candidate.name,
        "probability": candidate.probability,
        "severity": t(f"severity_{candidate.severity}") if candidate.severity else "",
        "moved": moved,
        "id": candidate.icd10 or candidate.disease,
    }


def moved(patient: Patient, candidate: Candidate, place: int) -> str:
    """How the place changed with the last step: ``▲ 3``, ``▼ 1``, "new" or nothing."""
    before = _places(patient.before, candidate.scope)
    if not before:
        return ""
    was = before.get(candidate.disease)
    if was is None:
        return t("moved_new")
    return "" if was == place else f"▲ {was - place}" if was > place else f"▼ {place - was}"


def _places(before: Diagnosis | None, scope: Scope) -> dict[str, int]:
    return places(before.of(scope)) if before is not None and before.observed else {}


def _picked(key: str, shown: tuple[Candidate, ...], scope: Scope) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows:
        st.session_state[f"{_CHOSEN}_{scope}"] = shown[rows[0]].disease


def heading(candidate: Candidate) -> str:
    """Markdown of a candidate's name with its probability."""
    return f"#### {escape(candidate.name)} :gray[{candidate.probability:.0%}]"
