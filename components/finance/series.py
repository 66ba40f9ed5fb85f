"""Numbers over the years that come from several reports: a chart, the numbers beside it, and where each was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import charts
from components.finance.table import picked, select_cell
from components.i18n import t
from components.jobs import RESULT
from components.markdown import escape
from model.finance.display import ABSENT, number
from model.finance.library.followed import Reading, SeriesPoint

MOST = 6
"""More lines could not be told apart."""
_SCREEN = "pages/finance/report.py"


@dataclass(frozen=True, slots=True)
class Course:
    """One line of the chart and one row of the numbers."""

    name: str
    points: tuple[SeriesPoint, ...]
    scale: int
    """What one unit of the chart's axis is worth."""
    write: Callable[[Decimal], str]
    notes: Mapping[int, str] = field(default_factory=dict)
    """What stands in place of a number, by year."""


def plain(value: Decimal) -> str:
    """A number in full, with the decimals it needs."""
    return number(value, max(0, -int(value.normalize().as_tuple().exponent)))


def shortened(title: str, longest: int = 90) -> str:
    """The end of a long title, which says most."""
    return title if len(title) <= longest else f"…{title[-longest:]}"


def show_courses(courses: Sequence[Course], unit: str, key: str) -> None:
    """The chart of at most six chosen lines, and the numbers of all beside it."""
    shown = _choose(courses, key)
    picture, numbers = st.columns([6, 6], gap="medium")
    with picture:
        names = ", ".join(course.name for course in shown)
        charts.show(chart(shown, unit), alt=t("series_alt", names=names), key=f"{key}_chart")
    with numbers:
        _show_numbers(courses, key)


def chart(courses: Sequence[Course], unit: str) -> go.Figure:
    """Lines over the years; hovering names file and page."""
    figure = go.Figure()
    for course in courses:
        figure.add_scatter(
            x=[str(point.year) for point in course.points],
            y=[float(point.reading.value / course.scale) for point in course.points],
            name=course.name,
            mode="lines+markers",
            customdata=[[course.write(point.reading.value), _source(point.reading)] for point in course.points],
            hovertemplate="<b>%{fullData.name}</b> %{x}<br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
        )
    axis = {"type": "category", "categoryorder": "array", "categoryarray": [str(year) for year in _years(courses)]}
    figure.update_layout(
        height=320,
        xaxis=axis,
        yaxis={"title": {"text": unit}, "tickformat": ",~r"},
        showlegend=True,
        legend={"orientation": "h", "yanchor": "top", "y": -0.15, "x": 0},
    )
    return figure


def numbers_table(courses: Sequence[Course], years: Sequence[int]) -> pd.DataFrame:
    """One row a line, a column a year; ≠ marks a year that reports print differently."""
    rows = []
    for course in courses:
        by_year = {point.year: point for point in course.points}
        row = {"item": course.name}
        rows.append(row | {str(year): _cell(course, year, by_year.get(year)) for year in years})
    return pd.DataFrame(rows, dtype="string")


def _cell(course: Course, year: int, point: SeriesPoint | None) -> str:
    if point is None:
        return course.notes.get(year, ABSENT)
    return course.write(point.reading.value) + (" ≠" if point.differing else "")


def _years(courses: Sequence[Course]) -> list[int]:
    return sorted({point.year for course in courses for point in course.points} | {y for c in courses for y in c.notes})


def _choose(courses: Sequence[Course], key: str) -> list[Course]:
    if len(courses) <= MOST:
        return list(courses)
    fullest = sorted(range(len(courses)), key=lambda index: -len(courses[index].points))[:MOST]
    chosen = st.multiselect(
        t("series_rows"),
        range(len(courses)),
        default=sorted(fullest),
        format_func=lambda index: courses[index].name,
        max_selections=MOST,
        key=f"{key}_rows",
        label_visibility="collapsed",
        placeholder=t("series_rows"),
    )
    return [courses[index] for index in chosen if index < len(courses)] or [courses[fullest[0]]]


def _show_numbers(courses: Sequence[Course], key: str) -> None:
    years = _years(courses)[::-1]
    table = f"{key}_numbers"
    latest = next((point.year for point in reversed(courses[0].points)), years[0])
    row, year = st.session_state.get(f"{table}_at", (0, latest))
    row, year = row if row < len(courses) else 0, year if year in years else years[0]
    select_cell(table, (row, str(year)))
    st.dataframe(
        numbers_table(courses, years),
        hide_index=True,
        column_config=_columns(years),
        selection_mode="single-cell",
        on_select=lambda: picked(table, _pick, (table, years)),
        key=table,
        alt=t("series_numbers_alt"),
    )
    st.caption(t("series_marks"))
    _show_sources(courses[row], year, key)


def _columns(years: Sequence[int]) -> dict[str, object]:
    numbers = {str(year): st.column_config.TextColumn(str(year), alignment="right", width=96) for year in years}
    return {"item": st.column_config.TextColumn(t("item"), width=200, pinned=True), **numbers}


def _pick(row: int, column: str, table: str, years: Sequence[int]) -> None:
    st.session_state[f"{table}_at"] = (row, int(column) if column.isdigit() else years[0])


def _show_sources(course: Course, year: int, key: str) -> None:
    """Where the chosen year was read, and what other places print."""
    point = next((each for each in course.points if each.year == year), None)
    if point is None:
        st.caption(f"{escape(course.name)} · {year}: {escape(course.notes.get(year, t('series_nothing')))}")
        return
    with st.container(gap=None, key=f"{key}_sources"):
        for index, reading in enumerate((point.reading, *point.differing)):
            note = f" · {t('series_differs')}" if index else ""
            st.page_link(
                _SCREEN,
                label=f"{year}: {escape(course.write(reading.value))} · {escape(_source(reading))}{note}",
                icon=":material/difference:" if index else ":material/description:",
                query_params={RESULT: reading.filing.result_id, "page": str(reading.page or 1)},
            )


def _source(reading: Reading) -> str:
    return f"{reading.filing.name} · {t('page_badge', page=reading.page or 1)}"
