"""A company at a glance: its filings, the course of chosen figures over all of them, and what later filings changed."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import charts
from components.catalogue import REPORT
from components.finance.company_readings import change_text, reason_text
from components.finance.company_view import CompanyView, choose_point
from components.finance.table import HEIGHT, number_columns, picked
from components.i18n import t
from components.jobs import RESULT
from components.markdown import escape
from model.finance.library.index import LibraryEntry
from model.finance.library.series import Point, Restatement
from model.finance.terms import metric, metrics

_AT_FIRST = ("total_revenue", "operating_income", "net_income")
_MOST = 6
_TABLE = "company_restatements"


def show_filings(entries: tuple[LibraryEntry, ...]) -> None:
    """A link to each filing, the latest first."""
    with st.container(horizontal=True, gap="small"):
        for entry in reversed(entries):
            label = t("filing_of", year=entry.fiscal_year or escape(entry.name))
            st.page_link(REPORT.path, label=label, icon=REPORT.icon, query_params={RESULT: entry.result_id})
    if len(entries) == 1:
        st.info(t("company_one_filing"), icon=":material/info:")


def trend(company: CompanyView, names: list[str]) -> go.Figure:
    """A line a figure in order of time, as latest reported; hollow marks where it was first reported otherwise."""
    years = sorted(company.series.years)
    colours = charts.palette().sequence
    figure = go.Figure()
    for name, colour in zip(names, colours, strict=False):
        label = metric(name).label(company.view.language)
        points = [company.series.points.get((name, year)) for year in years]
        figure.add_scatter(
            x=[str(year) for year in years],
            y=[None if point is None else float(point.latest.value / company.view.scale) for point in points],
            customdata=[["", ""] if point is None else _hover(company, point, first=False) for point in points],
            name=label,
            mode="lines+markers",
            line={"color": colour},
            hovertemplate="<b>%{fullData.name}</b> %{x}<br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
        )
        restated = [point for point in points if point is not None and point.restatements]
        figure.add_scatter(
            x=[str(point.year) for point in restated],
            y=[float(point.first.value / company.view.scale) for point in restated],
            customdata=[_hover(company, point, first=True) for point in restated],
            name=t("first_reported_mark", name=label),
            mode="markers",
            marker={"color": colour, "symbol": "circle-open", "size": 11, "line": {"width": 2}},
            showlegend=False,
            hovertemplate="<b>%{fullData.name}</b> %{x}<br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
        )
    figure.update_layout(height=340, xaxis={"type": "category"})
    figure.update_yaxes(title={"text": company.view.unit}, tickformat=",~r")
    return figure


def show_trend(company: CompanyView) -> None:
    """The choice of figures, their lines, and their numbers beside them."""
    present = {name for name, _ in company.series.points}
    options = [name for name in metrics() if name in present and metric(name).kind == "money"]
    st.markdown(f"#### {t('company_trend')}")
    chosen = st.multiselect(
        t("trend_metrics"),
        options,
        default=[name for name in _AT_FIRST if name in options],
        format_func=lambda name: metric(name).label(company.view.language),
        max_selections=_MOST,
        key="company_trend_metrics",
        label_visibility="collapsed",
        placeholder=t("trend_metrics"),
    )
    if not chosen:
        st.caption(t("trend_choose"))
        return
    years = company.series.years
    names = ", ".join(metric(name).label(company.view.language) for name in chosen)
    picture, numbers = st.columns([7, 5], gap="medium", vertical_alignment="center")
    with picture:
        span = f"{years[-1]}–{years[0]}"
        charts.show(trend(company, chosen), alt=t("company_trend_alt", names=names, years=span), key="company_trend")
    with numbers:
        rows = [
            {"item": metric(name).label(company.view.language)}
            | {
                str(year): company.view.write(point.latest.value, "money") if point else ""
                for year in years
                for point in [company.series.points.get((name, year))]
            }
            for name in chosen
        ]
        st.dataframe(
            pd.DataFrame(rows, dtype="string"),
            hide_index=True,
            column_config={"item": t("item"), **number_columns(years)},
            alt=t("company_trend"),
            key="company_trend_numbers",
        )
        st.caption(t("amounts_in", unit=company.view.unit, currency=company.view.currency))


def show_restatements(company: CompanyView) -> None:
    """Every figure two filings print differently, those without a reason first; choosing one shows its readings."""
    found = company.series.restatements
    st.markdown(f"#### {t('what_was_restated', count=len(found))}")
    if not found:
        st.success(t("nothing_restated"), icon=":material/check_circle:")
        return
    st.dataframe(
        pd.DataFrame([_row(company, restated) for restated in found], dtype="string"),
        hide_index=True,
        height=min(HEIGHT, 35 * (len(found) + 1) + 3),
        column_config={
            "item": st.column_config.TextColumn(t("item"), pinned=True),
            "year": t("year"),
            "first": st.column_config.TextColumn(t("restated_first"), alignment="right"),
            "latest": st.column_config.TextColumn(t("restated_latest"), alignment="right"),
            "change": st.column_config.TextColumn(t("restated_change"), alignment="right"),
            "filing": t("restated_in"),
            "why": st.column_config.TextColumn(t("restated_why"), width="large"),
        },
        selection_mode="single-cell",
        on_select=lambda: picked(_TABLE, _pick, (company, found)),
        key=_TABLE,
        placeholder="",
        alt=t("what_was_restated", count=len(found)),
    )


def _row(company: CompanyView, restated: Restatement) -> dict[str, str]:
    figure, write = restated.after.figure, company.view.write
    kind = metric(figure.name).kind
    return {
        "item": metric(figure.name).label(company.view.language),
        "year": str(figure.year),
        "first": write(restated.before.figure.value, kind),
        "latest": write(figure.value, kind),
        "change": change_text(company, restated),
        "filing": str(restated.after.filed_for),
        "why": reason_text(restated, company.view.language),
    }


def _pick(row: int, _column: str, company: CompanyView, found: tuple[Restatement, ...]) -> None:
    figure = found[row].after.figure
    choose_point(company.series.company_key, figure.name, figure.year)


def _hover(company: CompanyView, point: Point, *, first: bool) -> list[str]:
    reading = point.readings[0 if first else -1]
    amount = f"{company.view.write(reading.figure.value, 'money')} {company.view.unit}"
    pages = sorted({leaf.evidence.page for leaf in reading.figure.leaves if leaf.evidence and leaf.evidence.page})
    page = t("page_badge", page=", ".join(map(str, pages)))
    return [amount, f"{t('filing_of', year=reading.filed_for)} · {page}"]
