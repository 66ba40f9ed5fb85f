"""A company's figures over all its filings: a table with one column a year. Choosing a number shows its readings."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import streamlit as st

from components.finance.company_view import CompanyView, choose_point
from components.finance.sections import section_switch
from components.finance.table import number_columns, select_cell, show_table
from components.i18n import t
from model.finance.library.series import Point
from model.finance.terms import Section, metric, metrics, term

Basis = Literal["latest", "first"]
ITEM = "item"
RESTATED, DIFFERS = "↻", "⁇"
_SECTION, _BASIS = "company_section", "company_basis"


def show_company_figures(company: CompanyView) -> Point:
    """The switches and the table; returns the chosen point."""
    chosen = company.chosen()
    with st.container(horizontal=True, vertical_alignment="center"):
        section = section_switch((name for name, _ in company.series.points), chosen.name, _SECTION)
        basis: Basis = st.segmented_control(
            t("basis"),
            ["latest", "first"],
            default="latest",
            required=True,
            format_func=lambda each: t(f"basis_{each}"),
            key=_BASIS,
            label_visibility="collapsed",
            persist_state="session",
        )
    names = names_in(company, section)
    key = f"company_figures_{section}"
    select_cell(key, (names.index(chosen.name), str(chosen.year)) if chosen.name in names else None)
    section_name = term(f"section_{section}", company.view.language)
    show_table(
        company_table(company, names, basis),
        {
            ITEM: st.column_config.TextColumn(t("item"), width=196, pinned=True),
            **number_columns(company.series.years),
        },
        alt=t("company_alt", company=company.series.company, section=section_name),
        key=key,
        on_pick=_pick,
        args=(company, names),
    )
    st.caption(f"{t('restated_legend')}  \n{t('choose_hint')}")
    return chosen


def names_in(company: CompanyView, section: Section) -> list[str]:
    """The metrics of a section that any filing has, in the order of display."""
    present = {name for name, _ in company.series.points}
    return [name for name in metrics() if name in present and metric(name).section == section]


def company_table(company: CompanyView, names: list[str], basis: Basis) -> pd.DataFrame:
    """One row a metric, a column a year; a sign after the number where filings differ."""
    rows = []
    for name in names:
        row = {ITEM: metric(name).label(company.view.language)}
        for year in company.series.years:
            point = company.series.points.get((name, year))
            row[str(year)] = "" if point is None else _cell(company, point, basis)
        rows.append(row)
    return pd.DataFrame(rows, dtype="string")


def _cell(company: CompanyView, point: Point, basis: Basis) -> str:
    figure = point.latest if basis == "latest" else point.first
    text = company.view.write(figure.value, metric(point.name).kind)
    return f"{text} {mark}" if (mark := sign(point)) else text


def sign(point: Point) -> str:
    """The mark of a restated figure, and of one whose filings differ without a reason."""
    if not point.restatements:
        return ""
    return RESTATED if all(each.explained for each in point.restatements) else DIFFERS


def _pick(row: int, column: str, company: CompanyView, names: list[str]) -> None:
    name, series = names[row], company.series
    years = {str(year): year for year in series.years if (name, year) in series.points}
    year = years.get(column, max(years.values()))
    choose_point(series.company_key, name, year)
