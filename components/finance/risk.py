"""Risk warnings: what the text says, the classical scores, and the risk factors against last year's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from components.finance.evidence import show_page
from components.finance.redline import compare_once, located, show_redline
from components.finance.risk_scores import show_score, show_scores
from components.finance.selection import choose_risk, chosen_risk, chosen_year
from components.finance.view import View, open_report
from components.i18n import t
from components.markdown import escape
from model.evidence import Evidence, Finding
from model.finance.library.index import LibraryEntry
from model.finance.risk import service
from model.finance.risk.flags import flag_names, judged
from model.finance.risk.results import Risk
from model.finance.terms import term

MOST_REPORTS = 8
"""Earlier readings of a company that are opened for their scores."""
_SHOWN_PLACES = 2
_SHOWN_QUOTE = 180


def show_risk(view: View, result_id: str) -> None:
    """Flags and scores beside what the chosen one rests on, then the comparison of risk factors."""
    earlier = service.earlier_readings(view.report, view.owner)
    flags = _flags(view, result_id, earlier)
    reports = [view.report, *(open_report(entry.result_id, view.owner) for entry in earlier[:MOST_REPORTS])]
    by_year = service.scores_by_year(reports, view.owner)
    year = _scored_year(by_year)
    name = _chosen(flags, by_year.get(year, ()))
    overview, detail = st.columns([7, 6], gap="medium")
    with overview:
        _show_flags(view, flags, name)
        show_scores(view, by_year, year, name)
    with detail:
        if flag := next((flag for flag in flags if flag.name == name), None):
            _show_sentence(view, flag)
        elif risk := next((risk for risk in by_year.get(year, ()) if risk.name == name), None):
            show_score(view, result_id, risk, reports)
    show_redline(view, result_id, earlier)


def _flags(view: View, result_id: str, earlier: Sequence[LibraryEntry]) -> tuple[Finding, ...]:
    """The flags of the text, and that of the comparison where there is one."""
    flags = tuple(Finding(flag.name, True, flag.confidence, flag.evidence, "text") for flag in view.report.flags)
    compared = compare_once(view, result_id, earlier[0]) if earlier else None
    return (*flags, compared.flag) if compared is not None and compared.flag is not None else flags


def _scored_year(by_year: Mapping[int, Sequence[Risk]]) -> int:
    """The year the address names where it has scores, else the latest."""
    asked = chosen_year()
    return asked if asked in by_year else max(by_year, default=0)


def _chosen(flags: Sequence[Finding], risks: Sequence[Risk]) -> str | None:
    """The flag or score the address names, else the first flag, else the first score that has a value."""
    asked, _ = chosen_risk()
    names = [*(flag.name for flag in flags), *(risk.name for risk in risks if risk.value is not None)]
    known = {*names, *(risk.name for risk in risks)}
    return asked if asked in known else next(iter(names), None)


def _show_flags(view: View, flags: Sequence[Finding], chosen: str | None) -> None:
    st.markdown(f"#### {t('risk_text_title')}")
    if not flags:
        comma = "、" if view.language == "zh" else ", "
        names = comma.join(term(f"flag_{name}", view.language) for name in flag_names())
        st.markdown(f":green[:material/check_circle:] {escape(t('risk_text_none', names=names))}")
    for flag in flags:
        _show_flag(view, flag, chosen)
    st.caption(t("risk_text_help"))


def _show_flag(view: View, flag: Finding, chosen: str | None) -> None:
    with st.container(border=True, gap="xxsmall", key=f"flag_{flag.name}"):
        st.markdown(f":red[:material/flag:] **{escape(term(f'flag_{flag.name}', view.language))}**")
        st.caption(escape(term(f"why_{flag.name}", view.language)))
        for index, place in enumerate(flag.evidence[:_SHOWN_PLACES]):
            _place_button(flag, index, place, chosen)
        if rest := flag.evidence[_SHOWN_PLACES:]:
            with st.expander(t("risk_more_places", count=len(rest))):
                for index, place in enumerate(rest, start=_SHOWN_PLACES):
                    _place_button(flag, index, place, chosen)


def _place_button(flag: Finding, index: int, place: Evidence, chosen: str | None) -> None:
    quote = place.quote or ""
    shown = quote if len(quote) <= _SHOWN_QUOTE else f"{quote[: _SHOWN_QUOTE - 1]}…"
    is_chosen = flag.name == chosen and chosen_place(flag) == index
    page, sentence = st.columns([2, 7], gap="small")
    with page:
        st.button(
            t("page_badge", page=place.page),
            icon=":material/visibility:" if is_chosen else ":material/description:",
            type="secondary" if is_chosen else "tertiary",
            key=f"place_{flag.name}_{index}",
            on_click=choose_risk,
            args=(flag.name, None, index),
        )
    with sentence:
        st.caption(f"“{escape(shown)}”")


def chosen_place(flag: Finding) -> int:
    """Which of the flag's sentences is shown: the one the address names, else the first."""
    asked, index = chosen_risk()
    return index if asked == flag.name and index < len(flag.evidence) else 0


def _show_sentence(view: View, flag: Finding) -> None:
    """The chosen sentence of a flag on its page."""
    place = flag.evidence[chosen_place(flag)]
    st.markdown(f"**{escape(term(f'flag_{flag.name}', view.language))}**")
    show_page(view, located(view.report.source, place, view.owner))
    if flag.method == "text":
        right, alarms = judged(flag.name)
        st.caption(t("risk_text_reliability", right=right, count=alarms) if alarms else t("risk_text_unmeasured"))
