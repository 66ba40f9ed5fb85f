"""How well marks agree, and whether groups are treated alike."""

import streamlit as st

from components import account
from components.education.agreement_input import given, show_choices, show_start
from components.education.agreement_result import show_report
from components.education.notice import show_notice
from components.i18n import t

account.require_user()
st.title(t("screen_agreement"))
if (now := given()) is None:
    show_start()
elif (report := show_choices(now)) is not None:
    show_report(report)
show_notice()
