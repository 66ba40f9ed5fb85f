"""What the medicine desk knows: how much, from where, from when, how sound and how sure."""

import streamlit as st

from components import account
from components.i18n import t
from components.medicine.coverage import show_coverage
from components.medicine.notice import show_notice
from model.medicine.coverage import coverage

account.require_user()
st.title(t("screen_coverage"))
st.caption(t("screen_coverage_help"))
show_coverage(coverage())
show_notice()
