"""One patient: a note or findings in, the differential with its evidence out."""

import streamlit as st

from components import account, jobs
from components.i18n import t
from components.medicine.notice import show_notice

owner = account.require_user()
st.title(t("screen_differential"))
if job := st.query_params.get(jobs.JOB):
    jobs.show_job(job, owner)
show_notice()
