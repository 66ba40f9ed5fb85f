"""How well marks agree, and whether groups are treated alike."""

import streamlit as st

from components import account
from components.education.notice import show_notice
from components.i18n import t

account.require_user()
st.title(t("screen_agreement"))
show_notice()
