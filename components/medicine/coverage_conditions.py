"""The conditions of the graph as a table to search in, one of them looked at closely, and the sources behind them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.i18n import language, t
from components.medicine.charts.neighbourhood import show_neighbourhood
from model.medicine.graph.coverage import GraphCoverage
from model.medicine.graph.knowledge_graph import Condition, Names

_FILTER = "coverage_filter"
_HEIGHT = 420
"""Pixels of a long table."""


def show_conditions(graph: GraphCoverage) -> None:
    """Conditions whose names or code hold what was typed; the chosen one with its surroundings."""
    st.markdown(f"#### {t('coverage_list')}")
    asked = st.text_input(
        t("coverage_find"),
        key=_FILTER,
        placeholder=t("coverage_find_hint"),
        icon=":material/search:",
        live=True,
    )
    listed = [condition for condition in graph.conditions if _holds(condition, asked)]
    if not listed:
        st.info(t("coverage_find_none"), icon=":material/search_off:")
        return
    st.caption(t("coverage_listed", shown=len(listed), count=len(graph.conditions)))
    chosen = st.dataframe(
        pd.DataFrame([_row(condition) for condition in listed]),
        hide_index=True,
        height=_HEIGHT if len(listed) > 10 else "content",
        column_config={
            "name": st.column_config.TextColumn(t("disease"), width="medium", pinned=True),
            "other_name": st.column_config.TextColumn(t("coverage_other_name"), width="medium"),
            "icd10": st.column_config.TextColumn("ICD-10", width=72),
            "system": st.column_config.TextColumn(t("coverage_group"), width="small"),
            "severity": st.column_config.TextColumn(t("severity"), width=88),
            "edges": st.column_config.NumberColumn(t("findings"), width=80),
            "published": st.column_config.NumberColumn(t("coverage_published"), width=96),
            "red_flags": st.column_config.NumberColumn(t("coverage_red_flags"), width=96),
        },
        on_select="rerun",
        selection_mode="single-row",
        alt=t("coverage_list_alt", count=len(listed)),
        key="coverage_list",
    )
    rows = chosen.selection.rows
    if rows and rows[0] < len(listed):
        show_neighbourhood(listed[rows[0]].id, (), language())
    else:
        st.caption(f":material/ads_click: {t('coverage_choose')}")


def _holds(condition: Condition, asked: str) -> bool:
    """Whether a name in either language, the id or the code holds every word."""
    names = condition.names
    everything = " ".join(
        (names.en, names.zh, *names.names_en, *names.names_zh, condition.id, condition.icd10)
    ).casefold()
    return all(word in everything for word in asked.casefold().split())


def _row(condition: Condition) -> dict[str, object]:
    return {
        "name": condition.names.label(language()),
        "other_name": _other(condition.names),
        "icd10": condition.icd10,
        "system": t(f"system_{condition.system}"),
        "severity": t(f"severity_{condition.severity}"),
        "edges": len(condition.edges),
        "published": sum(edge.basis == "published" for edge in condition.edges),
        "red_flags": len(condition.red_flags),
    }


def _other(names: Names) -> str:
    """The name in the other language."""
    return names.label("en" if language() == "zh" else "zh")


def show_sources(graph: GraphCoverage) -> None:
    """Every work the graph cites, with how many statements rest on it."""
    st.markdown(f"#### {t('coverage_sources_list', count=len(graph.sources))}")
    rows = [
        {"title": each.title, "publisher": each.publisher, "year": each.year, "edges": edges, "link": each.url}
        for each, edges in graph.sources
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=_HEIGHT if len(rows) > 10 else "content",
        column_config={
            "title": st.column_config.TextColumn(t("source"), width="large", pinned=True),
            "publisher": st.column_config.TextColumn(t("coverage_publisher"), width="medium"),
            "year": st.column_config.NumberColumn(t("coverage_year"), format="%d", width=64),
            "edges": st.column_config.NumberColumn(t("coverage_edges"), width=96),
            "link": st.column_config.LinkColumn(t("link"), display_text=":material/open_in_new:", width=48),
        },
        column_order=["title", "publisher", "year", "edges", *(["link"] if any(row["link"] for row in rows) else [])],
        placeholder="",
        alt=t("coverage_sources_alt", count=len(rows)),
        key="coverage_sources",
    )
