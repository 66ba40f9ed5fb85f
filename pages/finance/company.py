"""One company over the years: its filings joined, what each printed first, and what later ones changed."""

import streamlit as st

from components import account, states
from components.catalogue import REPORT
from components.finance.company_overview import show_filings, show_restatements, show_trend
from components.finance.company_readings import show_readings
from components.finance.company_table import show_company_figures
from components.finance.company_view import CompanyView, company_switch, open_company
from components.finance.view import View, unit_switch
from components.i18n import language, t
from model.errors import AssayError
from model.finance.display import decimals
from model.finance.library import shelf
from model.finance.library.series_csv import series_csv


def show_company(owner: str) -> None:
    """The choice of a company and everything known of it."""
    entries = tuple(entry for entry in shelf.entries(owner) if entry.years)
    if not entries:
        states.empty(t("company_none"), t("company_none_help"), ":material/domain:")
        st.page_link(REPORT.path, label=t("company_open_report"), icon=":material/arrow_forward:")
        return
    key = company_switch(entries)
    own = shelf.of_company(key, owner)
    try:
        series = open_company(tuple(entry for entry in own if entry.years), owner)
    except AssayError as error:
        states.failure(error)
        return
    latest, years = series.reports[-1], series.years
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(t("company_facts", filings=len(series.reports), first=years[-1], last=years[0]), width="content")
        scale = unit_switch(latest, series.currency)
    company = CompanyView(series, View(latest, owner, language(), scale, decimals(latest, scale)))
    show_filings(own)
    table, readings = st.columns([7, 6], gap="medium")
    with table:
        point = show_company_figures(company)
    with readings:
        show_readings(company, point)
    show_trend(company)
    show_restatements(company)
    st.download_button(
        t("export_series"),
        data=lambda: series_csv(series),
        file_name="series.csv",
        mime="text/csv",
        icon=":material/csv:",
        on_click="ignore",
        key="company_csv",
    )


st.title(t("screen_company"))
show_company(account.require_user())
