"""All figures by statement: a table with one column a year. Choosing a number shows where it was read."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.finance.correction import show_addition
from components.finance.sections import section_switch
from components.finance.selection import choose_figure, chosen_figure
from components.finance.table import number_columns, select_cell, show_table
from components.finance.view import CORRECTED_MARK, LEVEL_MARKS, View
from components.i18n import t
from components.markdown import escape
from model.finance.comparison import change
from model.finance.display import listed, write_change
from model.finance.figures import Figure
from model.finance.signs import printed_otherwise
from model.finance.terms import Section, metric, term
from model.finance.trust import trust

SECTION = "figures_section"
ITEM = "item"
CHANGE = "change"


def show_figures(view: View) -> Figure | None:
    """The switch of statements and the table; returns the figure chosen."""
    chosen = chosen_figure(view.report)
    if chosen is None:
        st.info(t("no_figures"), icon=":material/search_off:")
        show_missing(view)
        return None
    section = section_switch(listed(view.report), chosen.name, SECTION)
    place = st.container()
    # Below the table, whose own tools appear above its right corner.
    as_printed = st.toggle(t("signs_as_printed"), help=t("signs_help"), key="signs", persist_state="session")
    names = names_of(view, section)
    key = f"figures_{section}"
    selected = (names.index(chosen.name), str(chosen.year)) if chosen.name in names else None
    select_cell(key, selected)
    with place:
        show_table(
            figure_table(view.shown, names, printed_otherwise(view.report) if as_printed else frozenset()),
            {
                ITEM: st.column_config.TextColumn(t("item"), width=196, pinned=True),
                **number_columns(view.report.years),
                CHANGE: st.column_config.TextColumn(t("change"), width=72, alignment="right", help=t("change_help")),
            },
            alt=t("figures_alt", section=term(f"section_{section}", view.language)),
            key=key,
            on_pick=_pick,
            args=(view, names),
        )
    signs = " ".join(f"{sign} {term(f'level_{level}', view.language)}" for level, (_, _, sign) in LEVEL_MARKS.items())
    signs += f" {CORRECTED_MARK[2]} {t('corrected')}"
    st.caption(f"{t('amounts_in', unit=view.shown.unit, currency=view.shown.currency)} {t('choose_hint')}  \n{signs}")
    show_missing(view)
    show_addition(view)
    return chosen


def names_of(view: View, section: Section) -> list[str]:
    """The report's metrics in a section."""
    return [name for name in listed(view.report) if metric(name).section == section]


def figure_table(view: View, names: list[str], opposite: frozenset[tuple[str, int]] = frozenset()) -> pd.DataFrame:
    """One row a metric: its name with the sign of its latest figure's trust, a column a year, and its change.

    `opposite` are the (metric, year) pairs to show with the other sign.
    """
    return pd.DataFrame([_row(view, name, opposite) for name in names], dtype="string")


def _row(view: View, name: str, opposite: frozenset[tuple[str, int]]) -> dict[str, str]:
    known, report = metric(name), view.report
    latest = next(figure for year in report.years if (figure := report.metric(name, year)) is not None)
    sign = LEVEL_MARKS[trust(report, latest).level][2]
    row = {ITEM: f"{sign} {known.label(view.language)}"}
    row |= {str(year): _cell(view, name, year, opposite) for year in report.years}
    return row | {CHANGE: write_change(change(report, name, report.years[0]), view.language)}


def _cell(view: View, name: str, year: int, opposite: frozenset[tuple[str, int]]) -> str:
    figure = view.report.metric(name, year)
    value = figure.value if figure else None
    written = view.write(-value if value and (name, year) in opposite else value, metric(name).kind)
    return f"{CORRECTED_MARK[2]} {written}" if figure is not None and figure.method == "corrected" else written


def show_missing(view: View) -> None:
    """Metrics without a figure, each with the reason."""
    missing = view.report.missing
    if missing:
        with st.expander(t("not_found", count=len(missing)), icon=":material/search_off:"):
            st.markdown(
                "\n".join(
                    f"- **{escape(metric(name).label(view.language))}** — {term(f'reason_{reason}', view.language)}"
                    for name, reason in missing.items()
                )
            )


def _pick(row: int, column: str, view: View, names: list[str]) -> None:
    years = {str(year): year for year in view.report.years}
    choose_figure(view.report, names[row], years.get(column, view.report.years[0]))
