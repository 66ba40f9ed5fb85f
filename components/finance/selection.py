"""What is selected on the report screen. The address holds it, so that a link opens with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from components.jobs import RESULT
from model.finance.figures import Cell, DisclosureTable, Figure, Line
from model.finance.report import Report
from model.finance.terms import KEY_METRICS

METRIC = "metric"
YEAR = "year"
INPUT = "input"
"""Which printed figure under a derived one is shown, counted from 0 in the order of its formula."""
LINE = "line"
"""A printed line, counted from 0 through the report."""
RISK = "risk"
"""A flag or a score by name, or `RISK_FACTORS`."""
RISK_FACTORS = "risk_factors"
"""The risk-factor section, of which INPUT is a passage."""
PAGE = "page"
"""A page of the document, for links that name nothing else."""
TABLE = "table"
"""A number of a note's table: table, row and cell, each counted from 0, as in ``2.5.1``."""


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """A printed line and the number chosen on it."""

    index: int
    line: Line
    cell: Cell


def chosen_figure(report: Report) -> Figure | None:
    """The figure the address names, else the first of the key metrics; None in a report without figures."""
    year = _number(YEAR)
    name = st.query_params.get(METRIC)
    if name and year is not None and (figure := report.metric(name, year)) is not None:
        return figure
    if name and (latest := _latest(report, name)) is not None:
        return latest
    key_figures = (_latest(report, name) for name in KEY_METRICS)
    return next((figure for figure in key_figures if figure), report.metrics[0] if report.metrics else None)


def chosen_input(figure: Figure) -> Figure:
    """The printed figure whose page is shown for this one: itself, or the chosen one under a derived figure."""
    leaves = figure.leaves
    index = _number(INPUT) or 0
    return leaves[index] if 0 <= index < len(leaves) else leaves[0]


def chosen_line(report: Report) -> ChosenLine | None:
    """The printed number the address names, if any."""
    index = _number(LINE)
    if index is None or not 0 <= index < len(report.lines) or not report.lines[index].cells:
        return None
    line = report.lines[index]
    return ChosenLine(index, line, line.cell(_number(YEAR) or 0) or line.cells[0])


def chosen_page(report: Report) -> int | None:
    """The page the address names, within the document."""
    page = _number(PAGE)
    return page if page is not None and 1 <= page <= report.page_count else None


def chosen_cell(tables: Sequence[DisclosureTable]) -> tuple[int, int, int]:
    """Table, row and cell the address names, each the first where it names none that there is."""
    parts = [int(part) for part in st.query_params.get(TABLE, "").split(".") if part.isascii() and part.isdigit()]
    table, row, cell = (*parts, 0, 0, 0)[:3]
    table = table if table < len(tables) else 0
    row = row if row < len(tables[table].rows) else 0
    return table, row, cell if cell < len(tables[table].rows[row].cells) else 0


def choose_cell(table: int, row: int, cell: int) -> None:
    """Select a number of a note's table."""
    _go({TABLE: f"{table}.{row}.{cell}"})


def choose_figure(report: Report, name: str, year: int) -> None:
    """Select a metric in a year, or in its latest year where it has no figure for that one."""
    figure = report.metric(name, year) or _latest(report, name)
    if figure is not None:
        _go({METRIC: name, YEAR: str(figure.year)})


def choose_input(figure: Figure, index: int) -> None:
    """Show the page of one of the printed figures under a derived one."""
    _go({METRIC: figure.name, YEAR: str(figure.year), INPUT: str(index)})


def choose_line(report: Report, index: int, year: int) -> None:
    """Select a printed number, or the first of its line where it has none for that year."""
    line = report.lines[index]
    cell = line.cell(year) or (line.cells[0] if line.cells else None)
    if cell is not None:
        _go({LINE: str(index), YEAR: str(cell.year)})


def chosen_risk() -> tuple[str | None, int]:
    """The risk the address names, and which of its sentences, inputs or passages, counted from 0."""
    return st.query_params.get(RISK), _number(INPUT) or 0


def chosen_year() -> int | None:
    """The fiscal year the address names."""
    return _number(YEAR)


def choose_risk(name: str, year: int | None = None, index: int = 0) -> None:
    """Select a flag or score, or one of its sentences, inputs or passages."""
    _go({RISK: name, **({YEAR: str(year)} if year is not None else {}), INPUT: str(index)})


def _go(selection: dict[str, str]) -> None:
    st.query_params.from_dict({RESULT: st.query_params.get(RESULT, ""), **selection})


def _latest(report: Report, name: str) -> Figure | None:
    return next((figure for year in report.years if (figure := report.metric(name, year)) is not None), None)


def _number(parameter: str) -> int | None:
    text = st.query_params.get(parameter, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None
