"""The files being read: how far each is, why one failed, and the ways to stop or to try again."""

from __future__ import annotations

import streamlit as st

from components import states
from components.catalogue import REPORT
from components.i18n import language, t
from components.jobs import RESULT, STATE_BADGES, progress_bar, state_badge
from components.markdown import escape
from components.upload import upload_documents
from model import jobs
from model.errors import describe
from model.finance.library import batch
from model.finance.library.batch import Batch

PER_PAGE = 10
_LOOK = "1s"


def take_uploads(owner: str) -> None:
    """The uploader; every file dropped is read as a job of its own."""
    names = {document.id: document.name for document in upload_documents(owner)}
    known = batch.begin(names, owner) if names else ()
    if known:
        line = t("batch_known", names=", ".join(escape(names[document_id]) for document_id in known))
        st.info(line, icon=":material/task_alt:")


def show_batch(owner: str) -> None:
    """What was asked for and how it stands; draws nothing where nothing was, and looks again while work is open."""
    found = batch.batch(owner)
    if found.is_open:
        _watch(owner, found.counts["done"])
    elif found.jobs:
        _show_ended(found, owner)


@st.fragment(run_every=_LOOK)
def _watch(owner: str, done: int) -> None:
    with states.page_border():
        found = batch.batch(owner)
        if not found.is_open or found.counts["done"] != done:
            st.rerun()  # the whole page: another report has come onto the shelf
        with st.container(border=True, key="batch"):
            _show_head(found)
            _show_lines(found, owner)
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(t("batch_safe_to_close"), width="stretch")
                if st.button(t("batch_cancel_all"), icon=":material/close:", key="batch_cancel_all"):
                    batch.cancel_all(owner)
                    st.rerun()


def _show_ended(found: Batch, owner: str) -> None:
    title = t("batch_ended", count=len(found.jobs), counts=_in_words(found))
    with st.expander(title, icon=":material/checklist:", expanded=found.counts["failed"] > 0, key="batch"):
        _show_lines(found, owner)
        st.button(t("batch_clear"), icon=":material/clear_all:", on_click=batch.clear, args=(owner,), key="batch_clear")


def _show_head(found: Batch) -> None:
    ended = len(found.jobs) - sum(found.counts[state] for state in batch.OPEN)
    st.markdown(f"#### {t('batch_reading', ended=ended, count=len(found.jobs))}")
    st.progress(ended / len(found.jobs), text=_in_words(found))


def _in_words(found: Batch) -> str:
    return " · ".join(
        f":{colour}[{icon} {t(f'state_{state}')}] {found.counts[state]}"
        for state, (icon, colour) in STATE_BADGES.items()
        if found.counts[state]
    )


def _show_lines(found: Batch, owner: str) -> None:
    pages = -(-len(found.jobs) // PER_PAGE)
    number = st.pagination(pages, key="batch_page") if pages > 1 else 1
    for job in found.jobs[(number - 1) * PER_PAGE : number * PER_PAGE]:
        _show_line(job, owner)


def _show_line(job: jobs.JobStatus, owner: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"batch_{job.id}"):
        with st.container(gap=None, width="stretch"):
            if job.state == "done":
                address = {RESULT: job.result_id or ""}
                st.page_link(REPORT.path, label=escape(job.name), icon=REPORT.icon, query_params=address)
            else:
                st.markdown(escape(job.name))
            if job.state == "running":
                progress_bar(job)
            if job.state == "failed":
                reason = describe(job.error or "job_failed", language(), dict(job.error_details))
                st.caption(f":red[{escape(reason)}]")
        state_badge(job.state)
        _show_way_on(job, owner)


def _show_way_on(job: jobs.JobStatus, owner: str) -> None:
    if job.state in batch.OPEN:
        label, icon, act, arguments = t("cancel"), ":material/close:", jobs.cancel, (job.id, owner)
    elif job.state != "done":
        label, icon, act, arguments = t("try_again"), ":material/refresh:", batch.again, (job,)
    else:
        return
    if st.button(label, icon=icon, type="tertiary", key=f"batch_act_{job.id}"):
        act(*arguments)
        st.rerun()
