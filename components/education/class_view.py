"""An open class: its head, the job that marks it, and its parts as tabs of which only the open one is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from components import jobs, states
from components.education.class_agreement import show_agreement
from components.education.class_head import show_head
from components.education.class_marking import show_marking
from components.education.class_overview import show_overview
from components.education.class_table import show_table
from components.i18n import language, t
from model.education import service
from model.education.classes.gradebook import Gradebook, open_gradebook
from model.education.classes.marking import start_marking

PARTS: Mapping[str, Callable[[Gradebook, str], None]] = {
    "class_tab_grades": show_table,
    "class_tab_marking": show_marking,
    "class_tab_overview": lambda book, _owner: show_overview(book),
    "class_tab_agreement": lambda book, _owner: show_agreement(book),
}
"""Word of a tab → what draws it."""


def show_class(document_id: str, owner: str) -> None:
    """The class as it stands; while it is being marked, how far that is."""
    book = open_gradebook(document_id, owner)
    show_head(book, owner)
    job = service.latest_job(document_id, owner)
    if job is not None and (book.marked is None or job.state in ("queued", "running")):
        jobs.show_job(job.id, owner)
    if book.marked is not None:
        _show_parts(book, owner)
    elif job is None:
        _show_unmarked(document_id, owner)


def _show_parts(book: Gradebook, owner: str) -> None:
    # A tab is known by its label, which changes with the language
    tabs = st.tabs([t(word) for word in PARTS], key=f"class_tabs_{language()}", on_change="rerun")
    for tab, show in zip(tabs, PARTS.values(), strict=True):
        if tab.open:
            with tab:
                show(book, owner)


def _show_unmarked(document_id: str, owner: str) -> None:
    """A class that was kept and never marked, such as an essay kept from its own screen."""
    states.empty(t("class_unmarked"), t("class_unmarked_help"), ":material/hourglass_empty:")
    if st.button(t("class_begin"), type="primary", icon=":material/play_arrow:", key="class_mark_now"):
        jobs.open_job(start_marking(document_id, owner))
