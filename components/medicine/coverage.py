"""What the desk knows, in parts: common disease, rare disease, how sure each list is, and whether it is sound."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.i18n import language, t
from components.medicine.charts.bars import show_bars
from components.medicine.charts.calibration import show_calibration
from components.medicine.coverage_conditions import show_conditions, show_sources
from model.medicine.coverage import Coverage
from model.medicine.naming import finding_name

TABS = ("coverage_common", "coverage_rare", "coverage_sure", "coverage_sound")


def show_coverage(known: Coverage) -> None:
    """The figures, then the parts; only the open one is drawn."""
    _figures(known)
    # A tab is known by its label, which changes with the language.
    tabs = st.tabs([t(key) for key in TABS], key=f"coverage_tabs_{language()}", on_change="rerun")
    for tab, show in zip(tabs, (_common, _rare, _sure, _sound), strict=True):
        if tab.open:
            with tab:
                show(known)


def _figures(known: Coverage) -> None:
    graph, rare = known.graph, known.rare
    figures = {
        "coverage_conditions": len(graph.conditions),
        "coverage_edges": graph.edges,
        "coverage_sources": len(graph.sources),
        "coverage_rare_diseases": sum(rare.diseases.values()),
        "coverage_rows": rare.rows,
        "coverage_publications": rare.publications,
    }
    for column, (word, count) in zip(st.columns(len(figures)), figures.items(), strict=True):
        column.metric(t(word), f"{count:,}")
    if known.problems:
        st.warning(t("coverage_problems", count=len(known.problems)), icon=":material/rule:")
    else:
        st.caption(f":green[:material/verified:] {t('coverage_no_problems')}")


def _common(known: Coverage) -> None:
    """Conditions per group, findings per kind, edges per basis, organ systems, then the lists."""
    graph = known.graph
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(f"#### {t('coverage_by_group')}")
        groups = {t(f"system_{system}"): count for system, count in graph.by_system.items()}
        show_bars(groups, t("coverage_by_group_alt", count=len(groups)), "coverage_groups")
    with right:
        st.markdown(f"#### {t('coverage_by_basis')}")
        bases = {t(f"coverage_basis_{basis}"): count for basis, count in graph.by_basis.items()}
        show_bars(bases, t("coverage_by_basis_alt", count=f"{graph.edges:,}"), "coverage_bases")
        st.caption(t("coverage_basis_help"))
        st.markdown(f"#### {t('coverage_by_kind')}")
        kinds = {t(f"kind_{kind}"): count for kind, count in graph.by_kind.items()}
        show_bars(kinds, t("coverage_by_kind_alt", count=f"{graph.findings:,}"), "coverage_kinds")
    show_conditions(graph)
    show_sources(graph)


def _rare(known: Coverage) -> None:
    """Diseases per database, rows by what they say, organ systems."""
    rare = known.rare
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(f"#### {t('coverage_by_database')}")
        show_bars(rare.diseases, t("coverage_by_database_alt", count=len(rare.diseases)), "coverage_databases")
    with right:
        st.markdown(f"#### {t('coverage_by_row')}")
        rows = {
            t("coverage_row_all"): rare.rows,
            t("coverage_row_frequency"): rare.with_frequency,
            t("coverage_row_counted"): rare.counted,
            t("coverage_row_publication"): rare.from_publication,
            t("coverage_row_negated"): rare.negated,
        }
        show_bars(rows, t("coverage_by_row_alt", count=f"{rare.rows:,}"), "coverage_rows")
    st.markdown(f"#### {t('coverage_by_system')}")
    _systems(known)


def _systems(known: Coverage) -> None:
    """The organ systems of the ontology: rare diseases and, beside them, what the graph has in each."""
    names = {system: finding_name(system, language()) for system in known.rare.by_system}
    counts = {names[system]: count for system, count in known.rare.by_system.items()}
    alt = t("coverage_by_system_alt", count=len(counts))
    left, right = st.columns([5, 6], gap="medium")
    with left:
        show_bars(counts, alt, "coverage_systems")
    graph = {share.system: share for share in known.graph.systems}
    rows = [
        {
            "system": name,
            "diseases": known.rare.by_system[system],
            "conditions": graph[system].conditions,
            "findings": graph[system].findings,
        }
        for system, name in names.items()
    ]
    with right:
        st.dataframe(
            pd.DataFrame(rows),
            hide_index=True,
            height="content",
            column_config={
                "system": st.column_config.TextColumn(t("coverage_system"), width="medium", pinned=True),
                "diseases": st.column_config.NumberColumn(t("coverage_rare_diseases"), format="localized", width=92),
                "conditions": st.column_config.NumberColumn(t("coverage_conditions"), format="localized", width=92),
                "findings": st.column_config.NumberColumn(t("coverage_graph_findings"), format="localized", width=92),
            },
            alt=alt,
            key="coverage_systems_table",
        )


def _sure(known: Coverage) -> None:
    """The reliability of both lists."""
    st.caption(t("coverage_sure_help"))
    st.markdown(f"#### {t('list_rare')}")
    show_calibration(known.rare_calibration, "rare")
    st.markdown(f"#### {t('list_common')}")
    show_calibration(known.common_calibration, "common")


def _sound(known: Coverage) -> None:
    """From when everything is, and what is wrong with the graph."""
    st.markdown(f"#### {t('coverage_releases')}")
    releases = {
        "ontology": (known.versions.ontology, f"{known.terms:,}"),
        "annotations": (known.versions.annotations, f"{sum(known.rare.diseases.values()):,}"),
        "graph": (known.versions.graph, f"{len(known.graph.conditions):,}"),
    }
    rows = [
        {
            "what": t(f"coverage_release_{name}"),
            "date": date,
            "holds": t(f"coverage_holds_{name}", count=count),
            "from": t(f"coverage_from_{name}"),
        }
        for name, (date, count) in releases.items()
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content",
        column_config={
            "what": st.column_config.TextColumn(t("coverage_release"), width="medium"),
            "date": st.column_config.TextColumn(t("coverage_date"), width="small"),
            "holds": st.column_config.TextColumn(t("coverage_holds"), width="small"),
            "from": st.column_config.TextColumn(t("coverage_from"), width="large"),
        },
        alt=t("coverage_releases_alt"),
        key="coverage_releases",
    )
    st.markdown(f"#### {t('coverage_check')}")
    if known.problems:
        _problems(known)
    else:
        st.success(t("coverage_no_problems"), icon=":material/verified:")
    st.caption(t("coverage_check_help"))
    st.code("python -m tests.quality.medicine.graph_problems", language="bash")


def _problems(known: Coverage) -> None:
    """Every problem with its place."""
    st.dataframe(
        pd.DataFrame([{"place": each.place, "problem": each.text(language())} for each in known.problems]),
        hide_index=True,
        column_config={
            "place": st.column_config.TextColumn(t("coverage_place"), width="medium", pinned=True),
            "problem": st.column_config.TextColumn(t("coverage_problem"), width="large"),
        },
        alt=t("coverage_problems", count=len(known.problems)),
        key="coverage_problem_table",
    )
