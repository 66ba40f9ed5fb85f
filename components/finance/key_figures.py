"""The figures a reader wants first, each with its change, its course over the years and the way to its page."""

from __future__ import annotations

import streamlit as st

from components.finance.selection import choose_figure
from components.finance.tabs import open_figures
from components.finance.view import View
from components.i18n import t
from model.finance.comparison import change
from model.finance.display import write_change
from model.finance.figures import Figure
from model.finance.terms import KEY_METRICS, metric, term


def show_key_figures(view: View) -> None:
    """One card a key metric of the latest year; metrics the report does not print have none."""
    if not view.report.years:
        return
    year = view.report.years[0]
    figures = [figure for name in KEY_METRICS if (figure := view.report.metric(name, year)) is not None]
    if not figures:
        return
    st.caption(t("key_figures_of", year=year, before=year - 1, unit=view.unit))
    with st.grid(len(KEY_METRICS), min_column_width=140, gap="small"):
        for figure in figures:
            _card(view, figure)


def _card(view: View, figure: Figure) -> None:
    known = metric(figure.name)
    values = [view.report.value(figure.name, year) for year in sorted(view.report.years)]
    course = [value for value in values if value is not None]
    place = figure.leaves[0].evidence
    with st.container(border=True, gap=None, height="stretch", key=f"card_{figure.name}"):
        st.metric(
            term(f"short_{figure.name}", view.language),
            view.headline(figure.value, known.kind),
            write_change(change(view.report, figure.name, figure.year), view.language) or None,
            chart_data=course if len(course) > 1 else None,
            chart_type="line",
        )
        st.button(
            t("page_badge", page=place.page) if place else t("see_formula"),
            type="tertiary",
            icon=":material/description:",
            help=t("see_evidence", name=known.label(view.language)),
            key=f"open_{figure.name}",
            on_click=_open,
            args=(view, figure),
        )


def _open(view: View, figure: Figure) -> None:
    choose_figure(view.report, figure.name, figure.year)
    open_figures()
