"""The doctor's cases as a table, and what can be done with the one chosen."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components import catalogue, states
from components.formats import local_time
from components.i18n import t
from components.jobs import RESULT
from components.markdown import escape
from components.medicine.case_outcome import show_outcome
from model.medicine.cases import keeping
from model.medicine.cases.listing import CaseLine

_SEARCH = "cases_search"
_MOST_HEIGHT = 420
"""Pixels; longer lists scroll."""


def show_empty() -> None:
    """No case yet: how the first one comes."""
    states.empty(t("cases_empty"), t("cases_empty_help"), ":material/folder_shared:")
    st.page_link(catalogue.DIFFERENTIAL.path, label=t("cases_to_differential"), icon=catalogue.DIFFERENTIAL.icon)


def show_cases(lines: Sequence[CaseLine], owner: str) -> None:
    """Search, the table, and the chosen case."""
    asked = st.text_input(
        t("cases_search"), key=_SEARCH, icon=":material/search:", placeholder=t("cases_search_hint"), live=True
    )
    words = (asked or "").casefold().split()
    found = [line for line in lines if all(word in _said(line) for word in words)]
    st.caption(t("cases_count", found=len(found), all=len(lines)))
    if not found:
        states.empty(t("cases_no_match"), t("cases_no_match_help"), ":material/search_off:")
        return
    chosen = _show_table(found)
    if chosen is None:
        st.caption(f":material/touch_app: {t('cases_choose')}")
    else:
        _show_chosen(chosen, owner)


def _said(line: CaseLine) -> str:
    outcome = line.outcome.name if line.outcome else ""
    return " ".join((line.number, line.title, *line.leading, *line.pins, outcome)).casefold()


def _show_table(found: Sequence[CaseLine]) -> CaseLine | None:
    """Draw it; the case ticked. Other rows make another table, so that no tick moves to another case."""
    comma = t("list_comma")
    rows = [
        {
            "when": local_time(line.created),
            "title": line.title,
            "red_flag": t("cases_red_flag_yes") if line.red_flag else "",
            "leading": comma.join(line.leading),
            "pins": comma.join(line.pins),
            "outcome": f"{line.outcome.name} ({line.outcome.when.isoformat()})" if line.outcome else "",
            "number": line.number,
        }
        for line in found
    ]
    picked = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content" if len(rows) <= 10 else _MOST_HEIGHT,
        column_config={
            "when": st.column_config.TextColumn(t("cases_when"), width=120),
            "title": st.column_config.TextColumn(t("findings"), width=150),
            "red_flag": st.column_config.TextColumn(t("cases_red_flag"), width=76),
            "leading": st.column_config.TextColumn(t("cases_leading"), width=170),
            "pins": st.column_config.TextColumn(t("working_diagnoses"), width=130),
            "outcome": st.column_config.TextColumn(t("outcome_title"), width=170),
            "number": st.column_config.TextColumn(t("cases_number"), width=110),
        },
        on_select="rerun",
        selection_mode="single-row",
        key=f"cases_table_{len(found)}_{found[0].id[:8]}_{found[-1].id[:8]}",
        alt=t("cases_alt", count=len(found)),
    )
    ticked = [row for row in picked.selection.rows if row < len(found)]
    return found[ticked[0]] if ticked else None


def _show_chosen(line: CaseLine, owner: str) -> None:
    kept = keeping.case(line.id, owner)
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="case_chosen"):
        with st.container(width="stretch"):
            st.page_link(
                catalogue.DIFFERENTIAL.path,
                label=t("cases_open", title=escape(line.title)),
                icon=catalogue.DIFFERENTIAL.icon,
                query_params={RESULT: line.id},
            )
        with st.popover(
            t("outcome") if line.outcome is None else t("outcome_known"), icon=":material/verified:", key="case_outcome"
        ):
            show_outcome(kept, owner)
        with st.popover(t("delete"), icon=":material/delete:", type="tertiary", key="case_delete"):
            st.markdown(t("case_delete_warning"))
            st.button(
                t("delete_for_good"),
                type="primary",
                icon=":material/delete_forever:",
                on_click=keeping.delete_case,
                args=(kept, owner),
                key="case_delete_for_good",
            )
