"""The classical risk scores: one row each with value and zone; a chosen one with its formula, inputs and pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pandas as pd
import streamlit as st

from components import states
from components.evidence import show_evidence
from components.finance.selection import choose_risk, chosen_risk
from components.finance.view import View
from components.i18n import t
from components.markdown import escape
from model.errors import AssayError
from model.finance.display import formula_text
from model.finance.figures import Figure
from model.finance.report import Report
from model.finance.risk.knowledge import scores
from model.finance.risk.market_value import enter_market_value, market_values, parse_amount, remove_market_value
from model.finance.risk.results import Part, Risk
from model.finance.risk.summary import verdict
from model.finance.terms import metric, term

ZONE_MARKS: Mapping[str, tuple[str, str]] = {
    "distress": (":material/error:", "red"),
    "weak": (":material/error:", "red"),
    "flagged": (":material/error:", "red"),
    "grey": (":material/help:", "orange"),
    "watch": (":material/help:", "orange"),
    "high": (":material/help:", "orange"),
    "middle": (":material/remove_circle_outline:", "gray"),
    "low": (":material/remove_circle_outline:", "gray"),
    "ordinary": (":material/remove_circle_outline:", "gray"),
    "safe": (":material/check_circle:", "green"),
    "clear": (":material/check_circle:", "green"),
    "strong": (":material/check_circle:", "green"),
}
"""Icon and colour of each zone; its word always stands beside them."""
_REFUSED = (":material/block:", "gray")
_NEEDS_MARKET_VALUE = "altman_z"


def show_scores(view: View, by_year: Mapping[int, Sequence[Risk]], year: int, chosen: str | None) -> None:
    """The scores of a year, the switch of years, and all of them over the years."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"#### {t('risk_scores_title')}", width="stretch")
        if len(by_year) > 1:
            _year_switch(by_year, year, chosen)
    if not by_year:
        st.info(t("risk_no_years"), icon=":material/search_off:")
        return
    for risk in by_year[year]:
        _score_row(view, risk, is_chosen=risk.name == chosen)
    st.caption(t("risk_scores_help"))
    if len(by_year) > 1:
        with st.expander(t("risk_scores_over_years"), icon=":material/table_chart:"):
            st.dataframe(_table(view, by_year), hide_index=True, alt=t("risk_scores_alt"), key="risk_years")


def show_score(view: View, result_id: str, risk: Risk, reports: Sequence[Report]) -> None:
    """A score with its formula, the page of a chosen input, and how far it can be trusted.

    `reports` are those its figures may come from.
    """
    st.markdown(f"**{escape(term(f'risk_{risk.name}', view.language))}** · {risk.year} · {zone_word(view, risk)}")
    st.caption(escape(term(f"about_{risk.name}", view.language)))
    if risk.name == _NEEDS_MARKET_VALUE:
        _market_value(view, result_id, risk.year)
    if risk.parts:
        _formula(view, risk, reports)
    _background(view, risk)


def zone_word(view: View, risk: Risk) -> str:
    """Value, icon and word of a score's zone, coloured; for a refused one the reason."""
    icon, colour = ZONE_MARKS[risk.zone] if risk.zone is not None else _REFUSED
    return f":{colour}[{icon} {escape(verdict(risk, view.language))}]"


def _year_switch(by_year: Mapping[int, Sequence[Risk]], year: int, chosen: str | None) -> None:
    key = "risk_year"
    st.session_state[key] = year
    st.segmented_control(
        t("year"),
        list(by_year),
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=_choose_year,
        args=(chosen or _NEEDS_MARKET_VALUE, key),
    )


def _choose_year(name: str, key: str) -> None:
    choose_risk(name, st.session_state[key])


def _score_row(view: View, risk: Risk, *, is_chosen: bool) -> None:
    row = st.container(horizontal=True, vertical_alignment="center", gap="small", border=True, key=f"score_{risk.name}")
    with row:
        st.button(
            escape(term(f"risk_{risk.name}", view.language)),
            icon=":material/visibility:" if is_chosen else ":material/functions:",
            type="secondary" if is_chosen else "tertiary",
            key=f"open_{risk.name}",
            on_click=choose_risk,
            args=(risk.name, risk.year),
        )
        st.markdown(zone_word(view, risk), width="stretch", text_alignment="right")


def _table(view: View, by_year: Mapping[int, Sequence[Risk]]) -> pd.DataFrame:
    rows = []
    for name in scores():
        row = {t("risk_score"): term(f"risk_{name}", view.language)}
        for year, risks in by_year.items():
            risk = next(risk for risk in risks if risk.name == name)
            row[str(year)] = verdict(risk, view.language) if risk.score is not None else "–"
        rows.append(row)
    return pd.DataFrame(rows, dtype="string")


def _market_value(view: View, result_id: str, year: int) -> None:
    """The form for the market value; what was entered can be replaced or removed."""
    report, entered = view.report, market_values(view.report, view.owner).get(year)
    with st.form("market_value", clear_on_submit=True):
        text = st.text_input(
            t("market_value_label", year=year, unit=view.unit), placeholder=t("market_value_placeholder"), max_chars=40
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            kept = st.form_submit_button(t("market_value_keep"), icon=":material/save:", key="market_value_keep")
            removed = entered is not None and st.form_submit_button(
                t("market_value_remove"), icon=":material/delete:", key="market_value_remove"
            )
            if entered is not None:
                shown = view.write(entered.value, "money")
                st.caption(escape(t("market_value_entered", value=shown, unit=view.unit)))
    try:
        if kept:
            enter_market_value(result_id, report, year, parse_amount(text, view.scale), view.owner)
        elif removed:
            remove_market_value(report, year, view.owner)
    except AssayError as error:
        states.failure(error)
        return
    if kept or removed:
        st.rerun()


def _formula(view: View, risk: Risk, reports: Sequence[Report]) -> None:
    """The addends in order, each with its formula and the inputs that open their pages; then the chosen input's."""
    leaves = [leaf for part in risk.parts for figure in part.figures for leaf in figure.leaves]
    asked, index = chosen_risk()
    printed = [number for number, leaf in enumerate(leaves) if leaf.evidence is not None]
    shown = index if asked == risk.name and index in printed else printed[0]
    position = 0
    with st.container(gap="xxsmall", key="score_formula"):
        for number, part in enumerate(risk.parts):
            count = sum(len(figure.leaves) for figure in part.figures)
            is_open = position <= shown < position + count
            label = _part_label(view, risk, part)
            with (
                st.expander(label, expanded=is_open, key=f"part_{risk.name}_{number}"),
                st.container(gap="xxsmall"),
            ):
                _inputs(view, risk, part, position, shown)
            position += count
        if risk.constant:
            st.caption(escape(t("risk_constant", points=_number(risk.constant))))
    place = leaves[shown].evidence
    if place is not None:
        read = next((report for report in reports if report.source == place.source), view.report)
        show_evidence(place, read.name, view.owner, page_count=read.page_count)


def _part_label(view: View, risk: Risk, part: Part) -> str:
    if risk.name == "piotroski_f":
        icon = ":green[:material/check:]" if part.value else ":red[:material/close:]"
        return f"{icon} {escape(term(f'signal_{part.name}', view.language))} · {part.value:.0f}"
    name = term(f"ratio_{part.name}", view.language)
    texts = {"weight": _number(part.weight), "value": _number(part.value), "points": _number(part.points)}
    return escape(t("risk_formula_part", name=name, **texts))


def _inputs(view: View, risk: Risk, part: Part, position: int, shown: int) -> None:
    for figure in part.figures:
        value = "" if figure.formula is None else f" = **{escape(_number(figure.value))}**"
        st.caption(f"{escape(formula_text(figure, view.language))}{value}")
        for leaf in figure.leaves:
            _input(view, risk, leaf, position, is_shown=position == shown)
            position += 1


def _input(view: View, risk: Risk, leaf: Figure, position: int, *, is_shown: bool) -> None:
    known = metric(leaf.name)
    texts = {"name": known.label(view.language), "year": leaf.year, "value": view.write(leaf.value, known.kind)}
    if leaf.method == "entered":
        st.markdown(escape(t("risk_input_entered", **texts)))
    elif leaf.evidence is not None:
        st.button(
            escape(t("risk_input", page=leaf.evidence.page, **texts)),
            icon=":material/visibility:" if is_shown else ":material/description:",
            type="secondary" if is_shown else "tertiary",
            key=f"score_input_{position}",
            on_click=choose_risk,
            args=(risk.name, risk.year, position),
        )


def _background(view: View, risk: Risk) -> None:
    lines = {
        "risk_zones": term(f"zones_{risk.name}", view.language),
        "risk_base": term(f"base_{risk.name}", view.language),
        "risk_caveat": term(f"caveat_{risk.name}", view.language),
        "risk_source": scores()[risk.name].source,
    }
    st.markdown("\n".join(f"- **{t(key)}** {escape(text)}" for key, text in lines.items()))


def _number(value: Decimal) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".").replace("-", "−") or "0"
