"""Tables of the notes: segments, geography, debt maturities and those of any page; a number chosen shows its page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import states
from components.finance.evidence import show_page
from components.finance.pins import follow_rows, show_pins
from components.finance.selection import choose_cell, chosen_cell
from components.finance.series import plain, shortened
from components.finance.table import select_cell, show_table
from components.finance.view import View
from components.i18n import t
from components.markdown import escape
from model.errors import AssayError
from model.finance.disclosures import is_ratio
from model.finance.display import unit_label
from model.finance.figures import DisclosureTable, TableCell, TableRow
from model.finance.library import pins
from model.finance.revenue_parts import revenue_checks
from model.finance.terms import term

ITEM = "item"
CHOICE = "tables_choice"
PAGE_ASKED = "tables_page"


def show_tables(view: View) -> None:
    """The tables found, the chosen one beside the page it was read on, and what is followed."""
    tables = (*view.report.tables, *_asked_tables(view))
    if tables:
        at, row, cell = chosen_cell(tables)
        at = _table_switch(view, tables, at)
        if at != chosen_cell(tables)[0]:
            row, cell = 0, 0
        left, right = st.columns([7, 6], gap="medium")
        with left:
            _show_table(view, tables[at], at, row, cell)
        with right:
            show_page(view, tables[at].rows[row].cells[cell].evidence)
    else:
        states.empty(t("tables_none"), t("tables_none_help"), ":material/table_view:")
    _page_form(view)
    show_pins(view)


def table_frame(view: View, table: DisclosureTable) -> pd.DataFrame:
    """One row a printed row, a column a printed column; columns are named c0, c1, … since heads may repeat words."""
    columns = columns_of(table)
    return pd.DataFrame([_row(view, row, columns) for row in table.rows], dtype="string")


def columns_of(table: DisclosureTable) -> list[str]:
    """Heads of the columns, left to right."""
    longest = max(table.rows, key=lambda row: len(row.cells))
    heads = [cell.column for cell in longest.cells]
    return heads + [c.column for row in table.rows for c in row.cells if c.column not in heads]


def _row(view: View, row: TableRow, columns: list[str]) -> dict[str, str]:
    section = row.section.rstrip(":： ")
    texts = {ITEM: " › ".join(part for part in (section, row.label or t("tables_unlabelled")) if part)}
    cells = {cell.column: cell for cell in row.cells}
    for index, column in enumerate(columns):
        texts[f"c{index}"] = _written(view, row, cells[column]) if column in cells else ""
    return texts


def _written(view: View, row: TableRow, cell: TableCell) -> str:
    if is_ratio(row.label, cell.column):
        return plain(cell.value)
    return view.write(cell.value, "money")


def _table_switch(view: View, tables: tuple[DisclosureTable, ...], at: int) -> int:
    """The choice of a table; it follows a number chosen by a link."""
    key = f"{CHOICE}_{view.report.source[:12]}_{len(tables)}"
    if st.session_state.get("tables_at") != (key, at):
        st.session_state["tables_at"] = (key, at)
        st.session_state[key] = at
    names = [_name(view, table) for table in tables]
    chosen = st.selectbox(
        t("tables_choose"),
        range(len(tables)),
        format_func=names.__getitem__,
        key=key,
        label_visibility="collapsed",
    )
    return int(chosen)


def _name(view: View, table: DisclosureTable) -> str:
    topic = term(f"table_{table.topic}", view.language)
    return " · ".join(part for part in (topic, shortened(table.title), t("page_badge", page=table.page)) if part)


def _show_table(view: View, table: DisclosureTable, at: int, row: int, cell: int) -> None:
    columns = columns_of(table)
    key = f"table_{at}_{table.page}"
    chosen = table.rows[row].cells[cell].column
    select_cell(key, (row, f"c{columns.index(chosen)}"))
    heads = {
        f"c{index}": st.column_config.TextColumn(column, alignment="right") for index, column in enumerate(columns)
    }
    show_table(
        table_frame(view, table),
        {ITEM: st.column_config.TextColumn(t("item"), width=236, pinned=True), **heads},
        alt=t("tables_alt", title=table.title),
        key=key,
        on_pick=_pick,
        args=(table, at),
    )
    printed = unit_label(table.scale, view.report.currency, view.language)
    st.caption(f"{t('tables_units', shown=view.unit, printed=printed)} {t('choose_hint')}")
    _show_referee(view, table)
    with st.container(horizontal=True, gap="small"):
        label = table.rows[row].label or t("tables_unlabelled")
        st.button(
            t("pin_row", row=escape(label[:40])),
            icon=":material/keep:",
            type="primary",
            on_click=follow_rows,
            args=(view, table, (row,)),
            key="pin_row",
        )
        st.button(
            t("pin_table"),
            icon=":material/library_add:",
            on_click=follow_rows,
            args=(view, table, tuple(range(len(table.rows)))),
            key="pin_table",
        )


def _pick(row: int, column: str, table: DisclosureTable, at: int) -> None:
    columns = columns_of(table)
    index = int(column[1:]) if column != ITEM else 0
    cells = [cell.column for cell in table.rows[row].cells]
    choose_cell(at, row, cells.index(columns[index]) if columns[index] in cells else 0)


def _show_referee(view: View, table: DisclosureTable) -> None:
    """Whether the parts add up to the revenue of the income statement."""
    checks = revenue_checks(view.report, table)
    passed = ", ".join(str(check.year) for check in checks if check.passed)
    if passed:
        st.markdown(f":green[:material/check_circle: {t('tables_add_up', years=passed)}]")
    for check in checks:
        if not check.passed:
            amount = escape(view.write(check.difference, "money"))
            st.markdown(f":red[:material/error: {t('tables_differ', year=check.year, amount=amount)}]")


def _page_form(view: View) -> None:
    """A page's number whose tables are to be read too."""
    with st.form("tables_form", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            t("tables_other_page"),
            min_value=1,
            max_value=max(view.report.page_count, 1),
            value=None,
            step=1,
            placeholder=t("tables_page_number"),
            key="tables_page_input",
            width=320,
        )
        st.form_submit_button(t("tables_read_page"), icon=":material/table_view:", on_click=_ask_page, args=(view,))


def _ask_page(view: View) -> None:
    st.session_state[PAGE_ASKED] = (view.report.source, st.session_state["tables_page_input"])
    page = st.session_state["tables_page_input"]
    if page is None:
        return
    found = _read_page(view.report.source, page, view.owner, view)
    if found:
        choose_cell(len(view.report.tables), 0, 0)


def _asked_tables(view: View) -> tuple[DisclosureTable, ...]:
    source, page = st.session_state.get(PAGE_ASKED, ("", None))
    if source != view.report.source or page is None:
        return ()
    try:
        found = _read_page(source, page, view.owner, view)
    except AssayError as error:
        states.failure(error)
        return ()
    if not found:
        st.info(t("tables_page_empty", page=page), icon=":material/search_off:")
    return found


@st.cache_data(scope="session", max_entries=16, show_spinner=False)
def _read_page(source: str, page: int, owner: str, _view: View) -> tuple[DisclosureTable, ...]:  # noqa: ARG001
    return pins.page_tables(_view.report, page, owner)
