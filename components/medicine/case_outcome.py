"""The confirmed diagnosis of a kept case: found by name in either list, or in the doctor's own words."""

from __future__ import annotations

from datetime import date

import streamlit as st

from components.i18n import language, t
from components.markdown import escape
from model.medicine.cases import outcomes
from model.medicine.cases.case import Case
from model.medicine.cases.outcomes import LONGEST_NAME, Disease

_WORDS = "outcome_words"
_WHEN = "outcome_when"


def show_outcome(kept: Case, owner: str) -> None:
    """What was confirmed with its place when the case was saved; else the form to record it."""
    st.markdown(f"**{t('outcome_title')}**")
    if kept.outcome is not None:
        _show_confirmed(kept, owner)
        return
    st.caption(t("outcome_help"))
    st.date_input(t("outcome_when"), max_value="today", key=_WHEN)
    asked = st.text_input(
        t("outcome_search"),
        max_chars=LONGEST_NAME,
        placeholder=t("outcome_search_hint"),
        icon=":material/search:",
        live=True,
        key=_WORDS,
    )
    if not asked or not asked.strip():
        return
    for disease in outcomes.find_disease(asked, language()):
        st.button(
            f"{escape(disease.name)} :gray[{t(f'list_{disease.scope}')}]",
            type="tertiary",
            icon=":material/verified:",
            on_click=_confirm,
            args=(kept, disease, owner),
            key=f"confirm_{disease.disease}",
        )
    st.button(
        t("outcome_other", name=escape(asked.strip())),
        type="tertiary",
        icon=":material/edit:",
        on_click=_other,
        args=(kept, owner),
        key="confirm_other",
    )


def _show_confirmed(kept: Case, owner: str) -> None:
    outcome = kept.outcome
    assert outcome is not None  # noqa: S101 - asked for only where there is one
    st.markdown(f":green[:material/verified:] **{escape(outcome.name)}** · {outcome.when.isoformat()}")
    if outcome.scope == "other":
        st.caption(t("outcome_in_no_list"))
    elif outcome.place is None:
        st.caption(t("outcome_unlisted", list=t(f"list_{outcome.scope}")))
    else:
        st.caption(t("outcome_place", list=t(f"list_{outcome.scope}"), place=outcome.place))
    st.button(
        t("outcome_take_back"),
        icon=":material/undo:",
        type="tertiary",
        on_click=outcomes.take_back,
        args=(kept, owner),
        key="outcome_take_back",
    )


def _confirm(kept: Case, disease: Disease, owner: str) -> None:
    outcomes.confirm(kept, disease, _when(), owner)
    st.session_state[_WORDS] = ""


def _other(kept: Case, owner: str) -> None:
    outcomes.confirm_other(kept, st.session_state[_WORDS], _when(), owner)
    st.session_state[_WORDS] = ""


def _when() -> date:
    given: date | None = st.session_state.get(_WHEN)
    return given or date.today()
