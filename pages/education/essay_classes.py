"""Classes of essays: taken in, marked, calibrated by the teacher's marks, looked over and graded."""

import streamlit as st

from components import account, jobs, states
from components.education.class_parts import chosen_class
from components.education.class_start import show_start
from components.education.class_view import show_class
from components.education.notice import show_notice
from components.i18n import t
from model.errors import AssayError

owner = account.require_user()
st.title(t("screen_essay_classes"))
try:
    if document := chosen_class(owner):
        show_class(document, owner)
    elif job := st.query_params.get(jobs.JOB):
        jobs.show_job(job, owner)
    else:
        show_start(owner)
except AssayError as error:
    states.failure(error)
    st.button(t("start_over"), icon=":material/arrow_back:", on_click=st.query_params.clear, key="class_start_over")
show_notice()
