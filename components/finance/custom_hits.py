"""What a figure of the reader's own finds: every hit with its page, and the series of each company."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from zlib import crc32

import pandas as pd
import streamlit as st

from components import states
from components.evidence import highlighted
from components.finance.custom import CHOSEN
from components.finance.exports import file_stem
from components.finance.series import Course, plain, show_courses
from components.finance.table import HEIGHT, select_row
from components.finance.view import open_report
from components.i18n import language, t
from components.jobs import RESULT
from components.markdown import escape
from model.finance.display import fitting_scale, number, unit_label
from model.finance.library import custom, shelf
from model.finance.library.custom import Definition, Hit, Search
from model.finance.library.custom_series import Ambiguous, CompanySeries, company_series, series_csv
from model.finance.library.index import LibraryEntry
from model.finance.terms import term

_TABLE = "custom_hits"
_SCREEN = "pages/finance/report.py"
_ROW = 35


def search(definition: Definition, filings: tuple[LibraryEntry, ...], owner: str) -> Search:
    """The search, done once a session for a definition and a state of the library."""
    return _searched(definition, tuple(filing.result_id for filing in filings), owner, filings)


@st.cache_resource(scope="session", max_entries=8, show_spinner=False)
def _searched(definition: Definition, results: tuple[str, ...], owner: str, _filings: object) -> Search:  # noqa: ARG001
    return custom.search(definition, owner, open_report, shelf.page_texts, _filings)


def show_found(found: Search) -> None:
    """Counts, what was stopped, reports without a hit, and every hit."""
    reports = len(found.searched) - len(found.without)
    st.markdown(f"**{t('custom_counts', hits=len(found.hits), found=reports, all=len(found.searched))}**")
    _show_limits(found)
    if found.hits:
        _show_hits(found)
    else:
        states.empty(t("custom_nothing"), t("custom_nothing_help"), ":material/search_off:")
    if found.hits and found.without:
        with st.expander(t("custom_without", count=len(found.without)), icon=":material/search_off:"):
            st.markdown("\n".join(f"- {escape(each.company)} · {escape(each.name)}" for each in found.without))


def _show_limits(found: Search) -> None:
    if found.stopped:
        names = ", ".join(escape(each.name) for each in found.stopped)
        st.warning(t("custom_slow", names=names), icon=":material/timer_off:")
    if found.gave_up:
        st.caption(t("custom_gave_up", searched=len(found.searched)))
    if found.crowded:
        st.caption(t("custom_crowded", count=len(found.crowded)))


def _show_hits(found: Search) -> None:
    at = st.session_state.get(CHOSEN, 0)
    at = at if at < len(found.hits) else 0
    table, passage = st.columns([8, 4], gap="medium")
    with table:
        select_row(_TABLE, at)
        st.dataframe(
            hits_table(found),
            hide_index=True,
            height=min(HEIGHT, _ROW * (len(found.hits) + 1) + 3),
            column_config=_columns(),
            selection_mode="single-row-required",
            on_select=_pick,
            key=_TABLE,
            alt=t("custom_hits_alt"),
        )
        st.caption(t("custom_choose_hit"))
    with passage:
        _show_passage(found.hits[at])


def hits_table(found: Search) -> pd.DataFrame:
    """One row a hit."""
    rows = [
        {
            "company": hit.filing.company,
            "year": str(hit.year),
            "value": plain(hit.value),
            "page": str(hit.page),
            "state": _state(found, hit),
            "place": t(f"custom_place_{hit.place}"),
            "printed": hit.printed,
            "quote": hit.quote,
        }
        for hit in found.hits
    ]
    return pd.DataFrame(rows, dtype="string")


def _state(found: Search, hit: Hit) -> str:
    if len(found.values(hit.filing, hit.year)) > 1:
        return t("custom_state_ambiguous")
    return t("custom_state_as_printed") if hit.as_printed and not hit.printed.endswith(("%", "％")) else ""


def _columns() -> dict[str, object]:
    return {
        "company": st.column_config.TextColumn(t("custom_company"), width=150, pinned=True),
        "year": st.column_config.TextColumn(t("year"), width=56),
        "value": st.column_config.TextColumn(t("custom_value"), alignment="right", width=130),
        "printed": st.column_config.TextColumn(t("custom_printed"), alignment="right", width=110),
        "page": st.column_config.TextColumn(t("custom_page"), width=56),
        "place": st.column_config.TextColumn(t("custom_place"), width=120),
        "state": st.column_config.TextColumn(t("custom_state"), width=110),
        "quote": st.column_config.TextColumn(t("custom_quote"), width="large"),
    }


def _pick() -> None:
    rows = st.session_state[_TABLE]["selection"]["rows"]
    if rows:
        st.session_state[CHOSEN] = rows[0]


def _show_passage(hit: Hit) -> None:
    with st.container(border=True):
        st.badge(t("page_badge", page=hit.page), icon=":material/description:", color="blue")
        st.markdown(highlighted(hit.quote, [hit.span]))
        place = {"line": str(hit.line), "year": str(hit.year)} if hit.line is not None else {"page": str(hit.page)}
        st.page_link(
            _SCREEN,
            label=t("custom_open_page", name=escape(hit.filing.name), page=hit.page),
            icon=":material/open_in_new:",
            query_params={RESULT: hit.filing.result_id, **place},
        )


def show_series(name: str, found: Search) -> None:
    """One line a company over the years, what is ambiguous, and the file."""
    series = company_series(found)
    present = [company for company in series if company.points]
    if present:
        unit, scale, write = _unit(found)
        # A key of its own for each search: a year chosen in one may not be in the next.
        key = f"custom_series_{crc32(name.encode())}_{len(found.hits)}"
        show_courses([_course(company, scale, write) for company in present], unit, key)
    else:
        st.info(t("custom_no_series"), icon=":material/timeline:")
    ambiguous = [each for company in series for each in company.ambiguous]
    if ambiguous:
        with st.expander(t("custom_ambiguous", count=len(ambiguous)), icon=":material/help:"):
            st.markdown("\n".join(f"- {_ambiguous(each)}" for each in ambiguous))
    st.download_button(
        t("custom_download"),
        data=lambda: series_csv(name, series),
        file_name=f"{file_stem(name)}.csv",
        mime="text/csv",
        icon=":material/csv:",
        on_click="ignore",
        key="custom_csv",
    )


def _ambiguous(each: Ambiguous) -> str:
    return t("custom_ambiguous_line", name=escape(each.name), year=each.year, values=each.values)


def _unit(found: Search) -> tuple[str, int, Callable[[Decimal], str]]:
    """The unit that suits all values; they stand as printed where any of them names no unit."""
    values = [hit.value for hit in found.hits]
    scale = 1 if any(hit.as_printed for hit in found.hits) else fitting_scale(values, language())
    if scale == 1:
        return t("custom_as_printed"), 1, plain
    currencies = {hit.filing.currency for hit in found.hits}
    unit = (
        unit_label(scale, currencies.pop(), language()) if len(currencies) == 1 else term(f"scale_{scale}", language())
    )
    places = 0 if all(value % scale == 0 for value in values) else 1
    return unit, scale, lambda value: number(value / scale, places)


def _course(company: CompanySeries, scale: int, write: Callable[[Decimal], str]) -> Course:
    taken = {point.year for point in company.points}
    notes = {each.year: t("custom_state_ambiguous") for each in company.ambiguous if each.year not in taken}
    return Course(company.company, company.points, scale, write, notes)
