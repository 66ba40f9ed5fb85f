"""Two diagnoses beside each other, in the light of the patient on the differential screen where there is one."""

import streamlit as st

from components import account, states
from components.i18n import language, t
from components.medicine import patient as form
from components.medicine.comparison import show_comparison
from components.medicine.disease_choice import exchange, show_choice, take_both
from components.medicine.notice import show_notice
from components.medicine.patient import Patient
from model.errors import AssayError


def offer_leading(patient: Patient) -> None:
    """The two leading candidates of the patient's lists, a click away."""
    for scope in ("common", "rare"):
        leading = [candidate.disease for candidate in patient.diagnosis.of(scope)[:2]]
        if patient.diagnosis.observed and len(leading) == 2:
            st.button(
                t(f"versus_leading_{scope}"),
                icon=":material/compare_arrows:",
                key=f"versus_leading_{scope}",
                on_click=take_both,
                args=tuple(leading),
            )


def show_chosen(first: str, second: str, patient: Patient | None) -> None:
    """The comparison; a disease nobody knows is refused in one line."""
    try:
        if patient is None:
            show_comparison(first, second, (), (), language())
        else:
            st.caption(f":material/person: {t('versus_patient', count=len(patient.diagnosis.observed))}")
            show_comparison(first, second, patient.diagnosis.observed, patient.diagnosis.excluded, language())
    except AssayError as error:
        states.failure(error)


account.require_user()
st.title(t("screen_compare_diagnoses"))
first, second = st.query_params.get("a", ""), st.query_params.get("b", "")
left, right = st.columns(2, gap="medium")
with left:
    show_choice("a")
with right:
    show_choice("b")
patient = form.patient()
with st.container(horizontal=True):
    if patient is not None:
        offer_leading(patient)
    if first and second:
        st.button(t("versus_exchange"), icon=":material/swap_horiz:", key="versus_exchange", on_click=exchange)
if first and second:
    show_chosen(first, second, patient)
else:
    states.empty(t("versus_empty"), t("versus_empty_help"), ":material/compare_arrows:")
    st.button(
        t("versus_example"),
        icon=":material/play_arrow:",
        key="versus_example",
        on_click=take_both,
        args=("OMIM:154700", "OMIM:610168"),
    )
show_notice()
