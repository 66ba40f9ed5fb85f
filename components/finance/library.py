"""The shelf on the screen: search and filters, the table by company or by report, and what can leave it."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from components import states
from components.finance.start import show_samples
from components.finance.table import HEIGHT
from components.finance.view import LEVEL_MARKS
from components.formats import local_time
from components.i18n import LANGUAGES, language, t
from model.finance.library import export, shelf
from model.finance.library.index import LibraryEntry
from model.finance.library.search import Wanted, search
from model.finance.terms import term
from model.finance.trust import Level

BY_COMPANY, BY_REPORT = "library_by_company", "library_by_report"
VIEW = "library_view"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Group = tuple[LibraryEntry, ...]


def show_empty(owner: str) -> None:
    """Nothing on the shelf yet: how it fills, and the samples."""
    states.empty(t("library_empty"), t("library_empty_hint"), ":material/library_books:")
    if show_samples(owner):
        st.rerun()


def show_outdated(older: Group, owner: str) -> None:
    """Readings by an earlier version, with one click to read them all again; nothing where there are none."""
    if older:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="outdated"):
            st.markdown(f":orange[:material/update:] {t('library_outdated', count=len(older))}", width="stretch")
            st.button(
                t("library_read_again"),
                icon=":material/refresh:",
                on_click=shelf.read_again,
                args=([each.document_id for each in older], owner),
                key="library_read_again",
            )


def show_shelf(shelved: Group) -> Group:
    """Search, filters and the table; returns the reports ticked."""
    wanted, view = _show_controls(shelved)
    found = search(shelved, wanted)
    companies = shelf.by_company(found)
    st.caption(t("library_count", found=len(found), all=len(shelved), companies=len(companies)))
    if not found:
        states.empty(t("library_no_match"), t("library_no_match_hint"), ":material/search_off:")
        return ()
    if view == BY_COMPANY:
        groups = list(companies.values())
        rows = _show_table([_company_row(group) for group in groups], found, view)
        chosen = tuple(each for row in rows for each in groups[row])
    else:
        rows = _show_table([_report_row(each) for each in found], found, view)
        chosen = tuple(found[row] for row in rows)
    st.caption("  ".join(f"{sign} {term(f'level_{level}', language())}" for level, (_, _, sign) in LEVEL_MARKS.items()))
    return chosen


def show_exports(shelved: Group) -> None:
    """The list as a file, and all figures of its reports; each is made when it is asked for."""
    reader = language()
    files: tuple[tuple[str, str, str, str, Callable[[], bytes]], ...] = (
        ("excel", ":material/table_view:", "library.xlsx", _EXCEL, lambda: export.shelf_excel(shelved, reader)),
        ("csv", ":material/csv:", "library.csv", "text/csv", lambda: export.shelf_csv(shelved, reader)),
        ("figures", ":material/csv:", "library_figures.csv", "text/csv", lambda: export.figures_csv(shelved)),
    )
    with st.container(horizontal=True):
        for name, icon, file_name, mime, make in files:
            st.download_button(
                t(f"shelf_export_{name}"),
                data=make,
                file_name=file_name,
                mime=mime,
                icon=icon,
                on_click="ignore",
                key=f"shelf_export_{name}",
            )


def _show_controls(shelved: Group) -> tuple[Wanted, str]:
    with st.container(horizontal=True, vertical_alignment="center"):
        text = st.text_input(
            t("library_search"),
            placeholder=t("library_search_hint"),
            type="search",
            live=True,
            icon=":material/search:",
            label_visibility="collapsed",
            key="library_search",
        )
        needs_look = st.toggle(t("library_needs_look"), help=t("library_needs_look_help"), key="library_needs_look")
        view = st.segmented_control(
            t("library_view"),
            [BY_COMPANY, BY_REPORT],
            default=None if VIEW in st.session_state else BY_COMPANY,
            format_func={BY_COMPANY: t(BY_COMPANY), BY_REPORT: t(BY_REPORT)}.get,
            required=True,
            label_visibility="collapsed",
            key=VIEW,
            persist_state="session",
        )
    names = {key: shelf.company_name(group) for key, group in shelf.by_company(shelved).items()}
    flags = {flag: _flag(flag) for each in shelved for flag in each.flags}
    years = sorted({each.fiscal_year for each in shelved if each.fiscal_year}, reverse=True)
    with st.grid(4, min_column_width=180, gap="small"):
        wanted = Wanted(
            text=text,
            companies=_filter("companies", list(names), lambda key: names[key]),
            years=_filter("years", years, str),
            languages=_filter("languages", sorted({each.language for each in shelved}), lambda code: LANGUAGES[code]),
            flags=_filter("flags", sorted(flags), flags.get),
            needs_look=needs_look,
        )
    return wanted, view or BY_COMPANY


def _filter(name: str, options: Sequence, written: Callable[..., str]) -> list:
    """A choice of any number of options; one that is gone from the shelf is no longer chosen."""
    label = t(f"library_{name}")
    chosen = st.multiselect(
        label,
        options,
        format_func=lambda option: written(option) if option in options else str(option),
        placeholder=label,
        label_visibility="collapsed",
        disabled=len(options) < 2 and not st.session_state.get(f"library_filter_{name}"),
        key=f"library_filter_{name}",
    )
    return [option for option in chosen if option in options]


def _show_table(rows: list[dict[str, object]], found: Group, view: str) -> list[int]:
    """Draw it; returns the rows ticked. Other rows make another table, so that no tick moves to another report."""
    content = zlib.crc32("".join(each.result_id for each in found).encode())
    picked = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=min(HEIGHT, 35 * (len(rows) + 1) + 3),
        column_config={
            "company": st.column_config.TextColumn(t("library_company"), pinned=True, width="medium"),
            "reports": st.column_config.NumberColumn(t("library_reports")),
            "year": st.column_config.TextColumn(t("library_year")),
            "currency": st.column_config.TextColumn(t("library_currency")),
            "figures": st.column_config.NumberColumn(t("library_figures")),
            "trust": st.column_config.TextColumn(t("library_trust")),
            "flags": st.column_config.TextColumn(t("library_flags_raised")),
            "language": st.column_config.TextColumn(t("library_language")),
            "file": st.column_config.TextColumn(t("library_file")),
            "when": st.column_config.TextColumn(t("library_when")),
        },
        on_select="rerun",
        selection_mode="multi-row",
        key=f"{view}_{content}",
        alt=t("library_alt"),
    )
    return [row for row in picked.selection.rows if row < len(rows)]


def _report_row(each: LibraryEntry) -> dict[str, object]:
    return {
        "company": each.company,
        "year": str(each.fiscal_year or ""),
        "currency": each.currency or "",
        "figures": len(each.figures),
        "trust": _trust([each]),
        "flags": export.flag_names(each.flags, language()),
        "language": LANGUAGES["zh" if each.language == "zh" else "en"],
        "file": each.name,
        "when": local_time(each.when),
    }


def _company_row(group: Group) -> dict[str, object]:
    years = sorted({each.fiscal_year for each in group if each.fiscal_year})
    currencies = dict.fromkeys(each.currency for each in group if each.currency)
    return {
        "company": shelf.company_name(group),
        "reports": len(group),
        "year": ", ".join(map(str, years)),
        "currency": ", ".join(currencies),
        "figures": sum(len(each.figures) for each in group),
        "trust": _trust(group),
        "flags": export.flag_names(dict.fromkeys(flag for each in group for flag in each.flags), language()),
        "file": ", ".join(each.name for each in group),
    }


def _trust(group: Sequence[LibraryEntry]) -> str:
    counts = sum((each.figures.levels() for each in group), Counter[Level]())
    return "  ".join(f"{sign} {counts[level]}" for level, (_, _, sign) in LEVEL_MARKS.items() if counts[level])


def _flag(name: str) -> str:
    return term(f"flag_{name}", language())
