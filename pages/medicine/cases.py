"""A doctor's kept cases: find, open, follow up, bring in, delete; and how often the desk was right on them."""

import streamlit as st

from components import account
from components.i18n import t
from components.medicine.cases import show_cases, show_empty
from components.medicine.cases_hit_rate import show_hit_rate
from components.medicine.cases_import import show_import
from components.medicine.notice import show_notice
from model.medicine.cases import listing

owner = account.require_user()
st.title(t("screen_cases"))
kept = listing.cases(owner)
if kept:
    show_cases(kept, owner)
else:
    show_empty()
show_import()
if kept:
    show_hit_rate(kept)
show_notice()
