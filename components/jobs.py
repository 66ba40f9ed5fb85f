"""Progress of a background job. The job's id is in the address, so a closed tab or a restarted server loses nothing."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from components import states
from components.i18n import t
from components.markdown import escape
from model import jobs
from model.errors import AssayError

JOB = "job"
RESULT = "result"
"""Query parameters of the address."""

BadgeColour = Literal["gray", "blue", "green", "red", "orange"]

_LIVE = ("queued", "running")

STATE_BADGES: dict[str, tuple[str, BadgeColour]] = {
    "queued": (":material/schedule:", "gray"),
    "running": (":material/progress_activity:", "blue"),
    "done": (":material/check_circle:", "green"),
    "failed": (":material/error:", "red"),
    "cancelled": (":material/cancel:", "orange"),
}
"""Icon and colour of each state; the word stands beside them (`state_…`)."""


def state_badge(state: str) -> None:
    """A job's state as icon, word and colour."""
    icon, colour = STATE_BADGES[state]
    st.badge(t(f"state_{state}"), icon=icon, color=colour)


def open_job(job_id: str) -> None:
    """Put a job into the address in place of any result, and show it."""
    st.query_params.from_dict({JOB: job_id})
    st.rerun()


def show_job(job_id: str, owner: str) -> None:
    """Progress of the job; when it is done its result replaces it in the address and the page runs again."""
    try:
        job = jobs.status(job_id, owner)
    except AssayError as error:
        states.failure(error)
        _start_over_button()
        return
    if job.state in _LIVE:
        _watch(job_id, owner)
    elif job.state == "done" and job.result_id:
        st.query_params.from_dict({RESULT: job.result_id})
        st.rerun()
    else:
        _show_end(job, owner)


@st.fragment(run_every="500ms")
def _watch(job_id: str, owner: str) -> None:
    with states.page_border():
        job = jobs.status(job_id, owner)
        if job.state not in _LIVE:
            st.rerun()  # the whole page, which then polls no longer
        _show_progress(job, owner)


def progress_bar(job: jobs.JobStatus) -> None:
    """How far a job is, as a bar and in words."""
    message = t(job.message) if job.message else t("state_queued")
    share = min(job.done / job.total, 1.0) if job.total else 0.0
    counted = t("progress_counted", message=message, done=job.done, total=job.total) if job.total else message
    st.progress(share, text=counted)


def _show_progress(job: jobs.JobStatus, owner: str) -> None:
    with st.container(border=True):
        st.markdown(f"**{escape(job.name)}**")
        progress_bar(job)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(t("progress_safe_to_close"), width="stretch")
            if st.button(t("cancel"), icon=":material/close:", key="job_cancel"):
                jobs.cancel(job.id, owner)
                st.rerun()


def _show_end(job: jobs.JobStatus, owner: str) -> None:
    if job.state == "cancelled":
        st.info(t("job_was_cancelled", name=escape(job.name)), icon=":material/cancel:")
    else:
        st.markdown(f"**{escape(job.name)}**")
        states.refusal(job.error or "job_failed", job.error_details)
    with st.container(horizontal=True):
        if st.button(t("try_again"), type="primary", icon=":material/refresh:", key="job_again"):
            open_job(jobs.submit(job.kind, job.document_id, owner, job.options, again=True))
        _start_over_button()


def _start_over_button() -> None:
    st.button(t("start_over"), icon=":material/arrow_back:", on_click=st.query_params.clear, key="job_start_over")
