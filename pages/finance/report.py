"""One annual report: begin a reading, watch it, and see its figures with the pages they were read on."""

import streamlit as st

from components import account, jobs, states
from components.finance.charts.tab import show_pictures
from components.finance.charts.trend import show_trend
from components.finance.checks import show_checks
from components.finance.corrections import show_corrections
from components.finance.evidence import show_figure, show_line, show_page
from components.finance.exports import show_exports
from components.finance.figures import show_figures
from components.finance.key_figures import show_key_figures
from components.finance.lines import show_lines
from components.finance.risk import show_risk
from components.finance.second_source import show_second_source
from components.finance.selection import chosen_page
from components.finance.start import show_start
from components.finance.tables import show_tables
from components.finance.tabs import show_tabs
from components.finance.view import View, open_report, show_head
from components.i18n import t
from model.errors import AssayError
from model.evidence import Evidence


def show_report(result_id: str, owner: str) -> None:
    """The finished reading."""
    try:
        report = open_report(result_id, owner)
    except AssayError as error:
        st.title(t("screen_report"))
        states.failure(error)
        st.button(t("start_over"), icon=":material/arrow_back:", on_click=st.query_params.clear, key="start_over")
        return
    view = show_head(report, owner)
    tabs = show_tabs()
    if tabs["tab_overview"].open:
        with tabs["tab_overview"]:
            show_key_figures(view.shown)
            show_trend(view.shown)
    if tabs["tab_pictures"].open:
        with tabs["tab_pictures"]:
            show_pictures(view.shown)
    if tabs["tab_figures"].open:
        with tabs["tab_figures"]:
            figures_beside_evidence(view)
    if tabs["tab_lines"].open:
        with tabs["tab_lines"]:
            lines_beside_evidence(view)
    if tabs["tab_tables"].open:
        with tabs["tab_tables"]:
            show_tables(view)
    if tabs["tab_risk"].open:
        with tabs["tab_risk"]:
            show_risk(view, result_id)
    if tabs["tab_checks"].open:
        with tabs["tab_checks"]:
            show_checks(view)
            show_corrections(view)
            show_second_source(view)
    if tabs["tab_export"].open:
        with tabs["tab_export"]:
            show_exports(view)


def figures_beside_evidence(view: View) -> None:
    """The table of figures, and what the chosen one rests on."""
    table, evidence = st.columns([7, 6], gap="medium")
    with table:
        figure = show_figures(view)
    if figure is not None:
        with evidence:
            show_figure(view, figure)


def lines_beside_evidence(view: View) -> None:
    """The printed lines, and the page of the chosen number."""
    table, evidence = st.columns([7, 6], gap="medium")
    with table:
        chosen = show_lines(view)
    with evidence:
        page = chosen_page(view.report)
        if chosen is not None:
            show_line(view, chosen)
        elif page is not None:
            show_page(view, Evidence(view.report.source, page=page))
        elif view.report.lines:
            states.empty(t("choose_number"), t("choose_number_help"), ":material/ads_click:")


owner = account.require_user()
if result := st.query_params.get(jobs.RESULT):
    show_report(result, owner)
elif job := st.query_params.get(jobs.JOB):
    st.title(t("screen_report"))
    jobs.show_job(job, owner)
else:
    st.title(t("screen_report"))
    show_start(owner)
