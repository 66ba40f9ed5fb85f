"""A figure as the company's other filings print it: a badge where they differ, and the way to all of them."""

from __future__ import annotations

import streamlit as st

from components.catalogue import COMPANY as SCREEN
from components.finance.company_readings import change_text, point_badge, reason_text
from components.finance.company_view import COMPANY, CompanyView, series_of
from components.finance.selection import METRIC, YEAR
from components.finance.view import View
from components.i18n import t
from components.markdown import escape
from model.finance.figures import Figure
from model.finance.library.series import Point
from model.finance.terms import metric


def show_restated(view: View, figure: Figure) -> None:
    """What other filings of the company print for the figure; draws nothing where this report is the only one."""
    series = series_of(view.report, view.owner)
    point = None if series is None else series.points.get((figure.name, figure.year))
    if series is None or point is None or len(point.readings) < 2:
        return
    with st.container(border=True, gap="xsmall", key="restated"):
        icon, colour, word = point_badge(point)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.badge(word, icon=icon, color=colour)
            st.page_link(
                SCREEN.path,
                label=t("restated_all_filings"),
                icon=SCREEN.icon,
                query_params={COMPANY: series.company_key, METRIC: figure.name, YEAR: str(figure.year)},
            )
        for line in _changes(CompanyView(series, view), point):
            st.caption(line)


def _changes(company: CompanyView, point: Point) -> list[str]:
    """One line a restatement: from what to what, in which filing and why."""
    kind = metric(point.name).kind
    return [
        t(
            "restated_from_to",
            before=escape(company.view.write(each.before.figure.value, kind)),
            after=escape(company.view.write(each.after.figure.value, kind)),
            year=each.after.filed_for,
            change=escape(change_text(company, each)),
        )
        + f" · {escape(reason_text(each, company.view.language))}"
        for each in point.restatements
    ]
