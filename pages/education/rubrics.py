"""The rubrics essays are marked by, and their editor."""

import streamlit as st

from components import account
from components.education.notice import show_notice
from components.i18n import t

account.require_user()
st.title(t("screen_rubrics"))
show_notice()
