"""The rubrics essays are marked by, and their editor."""

import streamlit as st

from components import account
from components.education import rubric_editor
from components.education.notice import show_notice
from components.education.rubric_import import show_import
from components.education.rubric_list import choose, show_rubrics
from components.i18n import t

owner = account.require_user()
st.title(t("screen_rubrics"))
if rubric_editor.is_open():
    if saved := rubric_editor.show_editor(owner):
        choose(saved)
        st.rerun()
else:
    st.caption(t("rubrics_intro"))
    show_rubrics(owner)
    show_import(owner)
show_notice()
