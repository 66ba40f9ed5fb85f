"""One line of the history: the document as a link to its screen, what is known of it, its state and when."""

from __future__ import annotations

import streamlit as st

from components import catalogue
from components.formats import local_time
from components.i18n import language
from components.jobs import JOB, RESULT, state_badge
from components.markdown import escape
from model.errors import describe
from model.services import HistoryEntry

LINK_INDENT = 31
"""Pixels a page link's icon and padding take, so that the line below starts under its text."""


def show_entry(entry: HistoryEntry) -> None:
    """The line itself. A finished piece of work opens its result, any other its job."""
    screen = catalogue.screen_of(entry.kind)
    address = {RESULT: entry.result_id} if entry.result_id else {JOB: entry.job_id or ""}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None, width="stretch"):
            st.page_link(screen.path, label=escape(entry.name), icon=screen.icon, query_params=address)
            with st.container(horizontal=True, gap=None, wrap=False):
                st.space(LINK_INDENT)
                st.caption(
                    " · ".join(part for part in (escape(note(entry)), local_time(entry.when)) if part), width="stretch"
                )
        state_badge(entry.state)


def note(entry: HistoryEntry) -> str:
    """What is known of it beyond its name: company and years of a report, leading diseases of a case, why it failed."""
    if entry.error:
        return describe(entry.error, language(), dict(entry.error_details))
    if entry.damaged:
        return describe("record_damaged", language())
    years = sorted(entry.summary.get("years", ()))
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}" if years else ""
    leading = " / ".join(map(str, entry.summary.get("leading", ())))
    return " ".join(part for part in (str(entry.summary.get("company") or ""), span, leading) if part)
