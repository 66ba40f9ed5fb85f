"""What all pictures of a report share: numbers beside them, pages on hovering, and a line for what is absent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import charts
from components.finance.table import ROW, number_columns
from components.finance.view import View
from components.i18n import t
from components.markdown import escape
from model.finance.analysis.absence import Absence, why_absent
from model.finance.display import brief_formula
from model.finance.figures import Figure
from model.finance.terms import metric, term

HEIGHT = 360
"""Pixels of a picture beside its numbers."""

ITEM_WIDTH = 176
"""Pixels of the column of names."""

HOVER = "<b>%{fullData.name}</b> %{x}<br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>"
"""Name and year, then the value and the source of `hover`."""


def hover(view: View, figure: Figure | None) -> list[str]:
    """Value with its unit, and where it was read; a derived figure's formula stands before its pages."""
    if figure is None:
        return ["", ""]
    return [written(view, figure), source(view, figure)]


def written(view: View, figure: Figure) -> str:
    """A figure with its unit."""
    kind = metric(figure.name).kind
    return f"{view.write(figure.value, kind)} {unit_of(view, figure.name)}".rstrip()


def amounts_note(view: View) -> str:
    """The unit of a table's amounts."""
    return t("picture_unit", unit=view.unit)


def unit_of(view: View, name: str) -> str:
    """The unit a metric is shown in; percentages carry theirs themselves."""
    units = {
        "money": view.unit,
        "per_share": view.currency,
        "days": term("kind_days", view.language),
        "shares": term("kind_shares", view.language),
    }
    return units.get(metric(name).kind, "")


def source(view: View, figure: Figure) -> str:
    """The page of a figure; of a derived one its formula and the pages of its inputs."""
    if figure.formula is None:
        return pages(figure)
    return f"{brief_formula(figure, view.language)}<br>{pages(figure)}"


def pages(figure: Figure) -> str:
    """Every page a figure rests on, e.g. ``Page 41, 43``."""
    found = sorted({leaf.evidence.page for leaf in figure.leaves if leaf.evidence and leaf.evidence.page})
    return t("page_badge", page=", ".join(map(str, found)))


def amounts_axis(view: View) -> dict[str, object]:
    """The axis of amounts: its unit and plain thousands."""
    return {"title": {"text": view.unit}, "tickformat": ",~r"}


def years_of(view: View, names: Sequence[str]) -> list[int]:
    """The report's years in order of time that have a figure of any of these metrics."""
    return [year for year in sorted(view.report.years) if any(view.report.metric(name, year) for name in names)]


def show_beside(
    picture: go.Figure, alt: str, key: str, rows: list[dict[str, str]], columns: dict[str, Any], note: str = ""
) -> None:
    """The picture, and to its right the same numbers as a table with a note below."""
    left, right = st.columns([7, 5], gap="medium", vertical_alignment="center")
    with left:
        charts.show(picture, alt=alt, key=key)
    with right:
        show_numbers(rows, columns, alt, key)
        if note:
            st.caption(note)


def show_numbers(rows: list[dict[str, str]], columns: dict[str, Any], alt: str, key: str) -> None:
    """The table of a picture's numbers, every row of it in view."""
    st.dataframe(
        pd.DataFrame(rows, dtype="string"),
        hide_index=True,
        height=ROW * (len(rows) + 1) + 3,
        column_config=columns,
        alt=alt,
        key=f"{key}_numbers",
        placeholder="",
    )


def metric_rows(view: View, names: Sequence[str]) -> list[dict[str, str]]:
    """One row a metric that has a figure: its name, and a column a year."""
    rows = []
    for known in map(metric, names):
        if years_of(view, [known.name]):
            values = {str(year): view.report.value(known.name, year) for year in view.report.years}
            written = {year: view.write(value, known.kind) for year, value in values.items()}
            rows.append({"item": known.label(view.language), **written})
    return rows


def metric_columns(view: View) -> dict[str, Any]:
    """Columns for `metric_rows`."""
    return {"item": item_column(t("item")), **number_columns(view.report.years)}


def item_column(label: str) -> Any:
    """The column of names, narrow enough to leave room for the years beside a picture."""
    return st.column_config.TextColumn(label, width=ITEM_WIDTH, pinned=True)


def show_absent(view: View, names: Sequence[str]) -> None:
    """One line for each of these metrics that the latest year lacks, with what would be needed."""
    if not view.report.years:
        return
    year = view.report.years[0]
    absent = [absence for name in names if (absence := why_absent(view.report, name, year)) is not None]
    if absent:
        st.caption("  \n".join(f":material/info: {escape(_absence(view, each))}" for each in absent))


def show_nothing(view: View, names: Sequence[str]) -> None:
    """In place of a picture that cannot be drawn: what it would need."""
    st.info(t("picture_needs"), icon=":material/search_off:")
    show_absent(view, names)


def joined(view: View, names: Sequence[str]) -> str:
    """Names of metrics as a list in the reader's language."""
    return ("、" if view.language == "zh" else ", ").join(metric(name).label(view.language) for name in names)


def _absence(view: View, absence: Absence) -> str:
    name, inputs = metric(absence.name).label(view.language), joined(view, absence.inputs)
    if absence.inputs == (absence.name,):
        return term("absent_itself", view.language, name=name, year=absence.year)
    return term(f"absent_{absence.reason}", view.language, name=name, inputs=inputs, year=absence.year)
