"""Every printed line of the three statements, to be searched; choosing a number shows its page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.finance.selection import ChosenLine, choose_line, chosen_line
from components.finance.table import number_columns, select_cell, show_table
from components.finance.view import View
from components.i18n import t
from model.finance.display import amounts_fit, line_name
from model.finance.figures import STATEMENT_KINDS, Line, StatementKind
from model.finance.terms import metric, term

ITEM = "item"
ACCOUNT = "account"
STATEMENT = "lines_statement"
FILTER = "lines_filter"


def show_lines(view: View) -> ChosenLine | None:
    """The switch of statements, the filter and the table; returns the number chosen."""
    if not view.report.lines:
        st.info(t("no_figures"), icon=":material/search_off:")
        return None
    chosen = chosen_line(view.report)
    with st.container(horizontal=True, vertical_alignment="center"):
        statement = _statement_switch(view, chosen)
        wanted = st.text_input(
            t("filter_lines"),
            placeholder=t("filter_lines"),
            type="search",
            live=True,
            key=FILTER,
            label_visibility="collapsed",
            icon=":material/search:",
        )
    indices = lines_of(view, statement, wanted)
    if not indices:
        st.info(t("no_lines_match"), icon=":material/search_off:")
        return chosen
    key = f"lines_{statement}"
    at = indices.index(chosen.index) if chosen is not None and chosen.index in indices else None
    select_cell(key, None if chosen is None or at is None else (at, str(chosen.cell.year)))
    show_table(
        line_table(view, indices),
        {
            ITEM: st.column_config.TextColumn(t("item"), width=264, pinned=True),
            **number_columns(view.report.years),
            ACCOUNT: st.column_config.TextColumn(t("account")),
        },
        alt=t("lines_alt", statement=term(f"section_{statement}", view.language)),
        key=key,
        on_pick=_pick,
        args=(view, indices),
    )
    st.caption(f"{t('amounts_in', unit=view.unit, currency=view.currency)} {t('choose_hint')}")
    return chosen


def lines_of(view: View, statement: StatementKind, wanted: str) -> list[int]:
    """Indices of the statement's lines that have `wanted` in their label, heading or account."""
    words = wanted.casefold().split()
    return [
        index
        for index, line in enumerate(view.report.lines)
        if line.statement == statement and all(word in _searched(view, line) for word in words)
    ]


def line_table(view: View, indices: list[int]) -> pd.DataFrame:
    """One row a line: heading and label as printed, a column a year, the account it was taken for."""
    return pd.DataFrame([_row(view, view.report.lines[index]) for index in indices], dtype="string")


def _row(view: View, line: Line) -> dict[str, str]:
    row = {ITEM: line_name(line)}
    kind = "money" if amounts_fit(view.report, line) else "per_share"
    for year in view.report.years:
        cell = line.cell(year)
        row[str(year)] = view.write(cell.value, kind) if cell else ""
    row[ACCOUNT] = metric(line.metric).label(view.language) if line.metric else ""
    return row


def _searched(view: View, line: Line) -> str:
    account = metric(line.metric).label(view.language) if line.metric else ""
    return f"{line.section} {line.label} {account}".casefold()


def _statement_switch(view: View, chosen: ChosenLine | None) -> StatementKind:
    present = [kind for kind in STATEMENT_KINDS if any(line.statement == kind for line in view.report.lines)]
    # The table follows a line chosen by a link.
    if chosen is not None and st.session_state.get("lines_of") != chosen.index:
        st.session_state["lines_of"] = chosen.index
        st.session_state[STATEMENT] = chosen.line.statement
    statement = st.segmented_control(
        t("statement"),
        present,
        default=None if STATEMENT in st.session_state else present[0],
        format_func=lambda kind: term(f"short_{kind}", view.language),
        key=STATEMENT,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return statement if statement in present else present[0]


def _pick(row: int, column: str, view: View, indices: list[int]) -> None:
    years = {str(year): year for year in view.report.years}
    choose_line(view.report, indices[row], years.get(column, view.report.years[0]))
