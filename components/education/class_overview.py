"""The class at a glance: distribution, criteria, what to teach again, outliers and essays to look at again."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import catalogue, charts, states
from components.education.class_parts import CLASS, ESSAY, points
from components.i18n import language, t
from components.markdown import escape
from model.education.classes.gradebook import Gradebook
from model.education.classes.overview import Overview, overview

_HEIGHT = 300
"""Pixels of a chart."""


def show_overview(book: Gradebook) -> None:
    """Every part from one computation over the marked class."""
    if book.marked is None:
        return
    seen = overview(book.marked, book.marks, book.classroom.rubric)
    if not seen.finals:
        states.empty(t("class_all_held_back"), t("class_all_held_back_help"), ":material/front_hand:")
        _show_look_again(seen, book)
        return
    _show_figures(seen)
    _show_distribution(seen)
    if seen.criteria:
        _show_criteria(seen, book)
    _show_reteach(seen, book)
    _show_look_again(seen, book)


def _show_figures(seen: Overview) -> None:
    with st.container(horizontal=True, key="class_figures"):
        st.metric(t("class_mean"), points(seen.mean))
        st.metric(t("class_median"), points(seen.middle))
        st.metric(t("class_deviation"), points(seen.deviation))
        st.metric(t("class_look_count"), len(seen.look_again))


def _show_distribution(seen: Overview) -> None:
    st.markdown(f"#### {t('class_distribution')}")
    spans = [f"{points(each.low)}–{points(each.high)}" for each in seen.bins]
    counts = [each.count for each in seen.bins]
    figure = go.Figure(go.Bar(x=spans, y=counts, text=counts, hovertemplate="%{x}: %{y}<extra></extra>"))
    figure.update_layout(
        height=_HEIGHT,
        xaxis={"type": "category", "title": {"text": t("class_mark")}},
        yaxis={"title": {"text": t("class_essays_axis")}, "dtick": max(1, max(counts) // 5)},
    )
    fullest = max(range(len(counts)), key=lambda place: counts[place])
    alt = t("class_distribution_alt", span=spans[fullest], count=counts[fullest], mean=points(seen.mean))
    _beside(figure, alt, "class_distribution", {t("class_mark"): spans, t("class_essays_axis"): counts})


def _show_criteria(seen: Overview, book: Gradebook) -> None:
    st.markdown(f"#### {t('class_criteria')}")
    known = {criterion.name: criterion for criterion in book.classroom.rubric.criteria}
    titles = [known[each.name].title[language()] for each in seen.criteria]
    means = [f"{points(each.mean)} / {points(known[each.name].high)}" for each in seen.criteria]
    figure = go.Figure(
        go.Bar(
            x=[each.share for each in seen.criteria],
            y=titles,
            orientation="h",
            text=means,
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    figure.update_layout(
        height=max(180, 60 + 48 * len(titles)),
        xaxis={"range": [0, 1], "tickformat": ".0%", "title": {"text": t("class_share_of_scale")}},
        yaxis={"autorange": "reversed"},
    )
    alt = t("class_criteria_alt", weakest=titles[0], mean=means[0])
    _beside(figure, alt, "class_criteria", {t("class_criterion"): titles, t("class_mean"): means})
    if any(not criterion.validated for criterion in known.values()):
        st.caption(f":material/info: {t('class_criteria_heuristic')}")


def _beside(figure: go.Figure, alt: str, key: str, columns: dict[str, list]) -> None:
    """The picture, and to its right the same numbers."""
    left, right = st.columns([7, 5], gap="medium", vertical_alignment="center")
    with left:
        charts.show(figure, alt=alt, key=key)
    with right:
        table = pd.DataFrame(columns).astype("string")
        st.dataframe(table, hide_index=True, height="content", alt=alt, key=f"{key}_numbers")


def _show_reteach(seen: Overview, book: Gradebook) -> None:
    """The weakest criterion, and the comments met on most essays, each with an example."""
    st.markdown(f"#### {t('class_reteach')}")
    if seen.criteria:
        weakest = seen.criteria[0]
        title = next(each.title for each in book.classroom.rubric.criteria if each.name == weakest.name)
        words = t("class_reteach_criterion", title=escape(title[language()]), share=f"{weakest.share:.0%}")
        st.markdown(f":material/trending_down: {words}")
    examples = book.marked.examples if book.marked else {}
    for rule in seen.rules:
        example = examples[rule.rule]
        counted = t("class_rule_counted", essays=rule.essays, times=rule.times)
        st.markdown(
            f":material/comment: **{escape(example.why[language()])}** — {counted}  \n“{escape(example.quote)}”"
        )
    if not seen.rules:
        st.caption(t("class_rules_none"))


def _show_look_again(seen: Overview, book: Gradebook) -> None:
    st.markdown(f"#### {t('class_look_again')}")
    comma = t("list_comma")
    reasons = {entry_id: [t(f"class_reason_{reason}") for reason in why] for entry_id, why in seen.look_again.items()}
    for entry_id in seen.outliers:
        reasons.setdefault(entry_id, []).append(t("class_reason_outlier"))
    if not reasons:
        st.caption(f":material/check: {t('class_look_none')}")
    for entry_id, why in reasons.items():
        line = book.line(entry_id)
        if line is not None:
            # An essay held back has no points until the teacher gives them
            worth = [points(seen.finals[entry_id])] if entry_id in seen.finals else []
            st.page_link(
                catalogue.ESSAY.path,
                label=" · ".join([escape(line.pupil), *worth, comma.join(why)]),
                icon=":material/flag:",
                query_params={CLASS: book.classroom.document_id, ESSAY: entry_id},
            )
