"""A company's series as one reader sees it: which company, which figures, what is chosen. The address holds it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import streamlit as st

from components.finance.selection import METRIC, YEAR
from components.finance.view import View
from components.i18n import t
from model.finance import service
from model.finance.library import shelf
from model.finance.library.index import LibraryEntry
from model.finance.library.series import Point, Series
from model.finance.report import Report
from model.finance.terms import KEY_METRICS

COMPANY = "company"
"""Query parameter: the company's key."""
_CHOICE = "company_choice"


@dataclass(frozen=True, slots=True)
class CompanyView:
    """The series with the way its reader writes amounts."""

    series: Series
    view: View
    """Of the latest filing."""

    def chosen(self) -> Point:
        """The point the address names, else the first key figure of the latest year."""
        year = st.query_params.get(YEAR, "")
        asked = (st.query_params.get(METRIC, ""), int(year) if year.isdigit() else 0)
        if asked in self.series.points:
            return self.series.points[asked]
        first = [self.series.points.get((name, self.series.years[0])) for name in KEY_METRICS]
        return next((point for point in first if point is not None), next(iter(self.series.points.values())))


def choose_point(company_key: str, name: str, year: int) -> None:
    """Select a figure of a year; for callbacks."""
    st.query_params.from_dict({COMPANY: company_key, METRIC: name, YEAR: str(year)})


def company_switch(entries: tuple[LibraryEntry, ...]) -> str:
    """The choice among the companies on the shelf; returns the key of the chosen one. `entries` is not empty."""
    by_year = sorted(entries, key=lambda each: each.fiscal_year or 0)
    names = {each.company_key: each.company for each in by_year}
    keys = sorted(names, key=lambda key: names[key].casefold())
    asked = st.query_params.get(COMPANY, "")
    st.session_state[_CHOICE] = asked if asked in names else _most_filings(by_year)
    st.selectbox(
        t("company"),
        keys,
        format_func=lambda key: names[key],
        key=_CHOICE,
        on_change=_choose_company,
        label_visibility="collapsed",
    )
    chosen: str = st.session_state[_CHOICE]
    return chosen


def _choose_company() -> None:
    st.query_params.from_dict({COMPANY: st.session_state[_CHOICE]})


def _most_filings(entries: list[LibraryEntry]) -> str:
    counts = Counter(each.company_key for each in entries)
    return counts.most_common(1)[0][0]


def series_of(report: Report, owner: str) -> Series | None:
    """The series a report belongs to; None where it is the company's only one on the shelf. Raises StoreError."""
    every = shelf.entries(owner)
    keys = {entry.company_key for entry in every if entry.document_id == report.source}
    own = tuple(entry for entry in every if entry.company_key in keys and entry.years)
    return open_company(own, owner) if len(own) > 1 else None


def open_company(own: tuple[LibraryEntry, ...], owner: str) -> Series:
    """The series of a company's entries on the shelf, with the owner's corrections. Raises StoreError."""
    readings = tuple((entry.result_id, service.version(entry.result_id, owner)) for entry in own)
    return open_series(own[0].company_key, owner, readings)


@st.cache_resource(scope="session", max_entries=8, show_spinner=False)
def open_series(company_key: str, owner: str, readings: tuple[tuple[str, str], ...]) -> Series:  # noqa: ARG001
    """The series, joined once a session for each state of its `readings` (id and version). Raises StoreError."""
    return shelf.company_series(company_key, owner)
