"""The report screen before there is a report: drop one, or try a sample."""

from __future__ import annotations

import streamlit as st

from components.catalogue import LIBRARY
from components.i18n import language, t
from components.jobs import open_job
from components.upload import upload_documents
from components.work import show_entry
from model import services
from model.finance import service

_RECENT = 5


def show_start(owner: str) -> None:
    """The uploader, the samples, what is read and what is not, and the reports read before."""
    drop, about = st.columns([7, 5], gap="large")
    with drop:
        _take_uploads(owner)
        if begun := show_samples(owner):
            open_job(begun)
        _show_recent(owner)
    with about, st.container(border=True, gap="small"):
        st.markdown(f"#### {t('what_is_read')}")
        st.markdown(t("what_is_read_list"))
        st.markdown(f"#### {t('limits')}")
        st.markdown(t("limits_list"))


def _take_uploads(owner: str) -> None:
    started = [service.start_reading(document.id, owner) for document in upload_documents(owner)]
    if len(started) == 1:
        open_job(started[0])
    elif started:
        st.info(t("several_started", count=len(started)), icon=":material/hourglass_top:")
        st.page_link(LIBRARY.path, label=t("follow_in_library"), icon=LIBRARY.icon)


def show_samples(owner: str) -> str | None:
    """One button a shipped report, the reader's language first; returns the job just begun by one, if any."""
    begun = None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(t("or_sample"))
        for sample in sorted(service.samples(), key=lambda sample: sample.language != language()):
            own = sample.language == language()
            if st.button(
                t(f"report_sample_{sample.language}"),
                icon=":material/play_arrow:",
                type="primary" if own else "secondary",
                key=f"sample_{sample.language}",
            ):
                begun = service.start_sample(sample.language, owner)
    return begun


def _show_recent(owner: str) -> None:
    recent = [entry for entry in services.history(owner) if entry.kind == service.KIND][:_RECENT]
    if recent:
        st.space("small")
        st.markdown(f"#### {t('your_reports')}")
        with st.container(border=True):
            for entry in recent:
                show_entry(entry)
