"""One essay: its mark, its criteria and its comments."""

import streamlit as st

from components import account
from components.education.notice import show_notice
from components.i18n import t

account.require_user()
st.title(t("screen_essay"))
show_notice()
