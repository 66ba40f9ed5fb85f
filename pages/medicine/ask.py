"""A medical question in, sentences with their sources out; the page of a guideline opens beside them."""

import streamlit as st

from components import account, evidence
from components.i18n import t
from components.medicine.ask import answered, show_answer, show_question, shown_place
from components.medicine.ask_library import show_library
from components.medicine.notice import show_notice
from model.medicine.answers.guidelines import guidelines

owner = account.require_user()
st.title(t("screen_ask"))
kept = guidelines(owner)
asking, beside = st.columns([7, 5], gap="large")
with asking:
    question = show_question()
    if question is not None:
        show_answer(answered(question, owner, tuple(each.document_id for each in kept)))
with beside:
    if place := shown_place():
        known = {each.document_id: each for each in kept}[place[0].source]
        evidence.show_evidence(place, known.name, owner, page_count=known.pages, key="ask_evidence")
    show_library(kept, owner)
show_notice()
