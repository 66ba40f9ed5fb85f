"""The reader's guidelines: added as PDF, watched while they are read, listed, deleted."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import states
from components.i18n import t
from components.jobs import progress_bar, state_badge
from components.markdown import escape
from components.medicine.ask import close_place
from components.upload import upload_documents
from model import services
from model.medicine.answers import guidelines
from model.medicine.answers.guidelines import Guideline

_LOOK = "1s"


def show_library(kept: Sequence[Guideline], owner: str) -> None:
    """The uploader, what is being read, and what can be searched."""
    with st.container(border=True, gap="small", key="ask_library"):
        st.markdown(f"#### {t('ask_library')}")
        st.caption(t("ask_library_help"))
        if added := upload_documents(owner):
            guidelines.start_reading([document.id for document in added], owner)
        if open_jobs := guidelines.reading(owner):
            if any(job.state != "failed" for job in open_jobs):
                _watch(owner, len(kept))
            else:
                _show_jobs(owner)
        for guideline in kept:
            _row(guideline, owner)


@st.fragment(run_every=_LOOK)
def _watch(owner: str, known: int) -> None:
    with states.page_border():
        waiting = [job for job in guidelines.reading(owner) if job.state != "failed"]
        if not waiting or len(guidelines.guidelines(owner)) != known:
            st.rerun()  # the whole page: another guideline can be searched
        _show_jobs(owner)


def _show_jobs(owner: str) -> None:
    for job in guidelines.reading(owner):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(escape(job.name), width="stretch")
            state_badge(job.state)
            _delete_button(job.document_id, job.name, owner)
        if job.state == "failed":
            states.refusal(job.error or "job_failed", job.error_details)
        else:
            progress_bar(job)


def _row(guideline: Guideline, owner: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        date = f"{guideline.added:%Y-%m-%d}"
        said = t("ask_library_pages", pages=guideline.pages, sentences=guideline.sentences, date=date)
        st.markdown(f":material/menu_book: {escape(guideline.name)}  \n:small[:gray[{said}]]", width="stretch")
        _delete_button(guideline.document_id, guideline.name, owner)


def _delete_button(document_id: str, name: str, owner: str) -> None:
    st.button(
        "",
        icon=":material/delete:",
        type="tertiary",
        help=t("ask_library_delete", name=escape(name)),
        key=f"ask_delete_{document_id}",
        on_click=_delete,
        args=(document_id, owner),
    )


def _delete(document_id: str, owner: str) -> None:
    services.delete_document(document_id, owner)
    close_place()
