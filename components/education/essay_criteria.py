"""The criteria: points, band, the rubric's line they were judged by and the quote; and the points taken off."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components.i18n import language, t
from components.markdown import escape
from model.education.marking import CriterionLine, criterion_lines
from model.education.score import EssayScore

_LONGEST_QUOTE = 120


def show_criteria(score: EssayScore, said: Mapping[str, float] | None = None) -> None:
    """A line a criterion; `said` are the points the teacher set."""
    lines = criterion_lines(score)
    if lines:
        st.markdown(f"#### {t('essay_criteria')}")
        for line in lines:
            _show_line(line, (said or {}).get(line.criterion.name))
    if score.deductions:
        _show_deductions(score)


def _show_line(line: CriterionLine, said: float | None) -> None:
    with st.container(border=True, gap="xsmall", key=f"essay_criterion_{line.criterion.name}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{escape(line.criterion.title[language()])}**", width="stretch")
            if line.band is not None:
                st.badge(escape(line.band.name[language()]), color="blue")
            st.markdown(f"**{line.points:.1f}** / {line.criterion.high:g}")
        st.progress(_share(line))
        if said is not None:
            st.markdown(f":material/person_check: {t('essay_you_said', points=f'{said:g}')}")
        if judged_by := line.judged_by(language()):
            st.caption(f":material/rule: {escape(judged_by)}")
        for place in line.finding.evidence[:2]:
            if place.quote:
                st.markdown(f":material/format_quote: {escape(shortened(place.quote))}")
        if line.heuristic:
            st.badge(t("essay_heuristic"), icon=":material/science:", color="orange", help=t("essay_heuristic_help"))


def _share(line: CriterionLine) -> float:
    low, high = line.criterion.low, line.criterion.high
    return min(1.0, max(0.0, (line.points - low) / (high - low)))


def _show_deductions(score: EssayScore) -> None:
    st.markdown(f"#### {t('essay_deductions')}")
    for taken in score.deductions:
        quotes = "、".join(f"“{escape(place.quote)}”" for place in taken.evidence if place.quote)
        st.markdown(
            f":material/remove_circle: **−{float(str(taken.value)):g}** {t(f'essay_deduction_{taken.name}')} {quotes}"
        )


def shortened(quote: str) -> str:
    """A quote as long as it takes to find its place."""
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]}…"
