"""What each filing prints for a chosen figure, and why filings differ; the pages behind both."""

from __future__ import annotations

import streamlit as st

from components.evidence import show_evidence
from components.finance.company_view import CompanyView
from components.i18n import t
from components.jobs import BadgeColour
from components.markdown import escape
from model.evidence import Evidence
from model.finance.comparison import Change
from model.finance.display import write_change
from model.finance.library.series import Point, Reading, Restatement
from model.finance.report import Report
from model.finance.terms import metric, term

_SHOWN = "company_shown"


def show_readings(company: CompanyView, point: Point) -> None:
    """The chosen figure filing by filing, each restatement with its reason, and one page."""
    known = metric(point.name)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{escape(known.label(company.view.language))}** · {point.year}", width="stretch")
        icon, colour, word = point_badge(point)
        st.badge(word, icon=icon, color=colour)
    places: list[tuple[Report, tuple[Evidence, ...]]] = []
    for reading in point.readings:
        _reading_line(company, reading, places)
        for restated in point.restatements:
            if restated.after is reading:
                _restatement_line(company, restated, places)
    _show_place(company, point, places)


def change_text(company: CompanyView, restated: Restatement) -> str:
    """The change with its sign, and as a share of the earlier amount where that says something."""
    kind, amount = metric(restated.after.figure.name).kind, restated.amount
    if kind == "percent":
        return write_change(Change(amount, in_points=True), company.view.language)
    text = f"{'−' if amount < 0 else '+'}{company.view.write(abs(amount), kind)}"
    before = restated.before.figure.value
    return f"{text}, {amount / abs(before):+.1%}".replace("-", "−") if before and kind == "money" else text


def reason_text(restated: Restatement, language: str) -> str:
    """The kind of reason, and the stated one where there is one."""
    text = term(f"restated_{restated.reason}", language)
    if restated.change is None:
        return text
    return f"{text} · {term(f'change_{restated.change.topic}', language)}"


def point_badge(point: Point) -> tuple[str, BadgeColour, str]:
    """Icon, colour and word for how the filings of a figure stand to each other."""
    if len(point.readings) == 1:
        return ":material/description:", "gray", t("once_badge")
    if not point.restatements:
        return ":material/check_circle:", "green", t("agrees_badge", count=len(point.readings))
    if all(each.explained for each in point.restatements):
        return ":material/history:", "blue", t("restated_badge")
    return ":material/help:", "orange", t("differs_badge")


def _reading_line(company: CompanyView, reading: Reading, places: list[tuple[Report, tuple[Evidence, ...]]]) -> None:
    value = company.view.write(reading.figure.value, metric(reading.figure.name).kind)
    text = t("reading_of", year=reading.filed_for, value=escape(value))
    leaves = tuple(leaf.evidence for leaf in reading.figure.leaves if leaf.evidence is not None)
    _line(text, reading.report, leaves, places)


def _restatement_line(
    company: CompanyView, restated: Restatement, places: list[tuple[Report, tuple[Evidence, ...]]]
) -> None:
    language, kind = company.view.language, metric(restated.after.figure.name).kind
    icon = ":blue[:material/history:]" if restated.explained else ":orange[:material/help:]"
    change = t(
        "restated_from_to",
        before=escape(company.view.write(restated.before.figure.value, kind)),
        after=escape(company.view.write(restated.after.figure.value, kind)),
        year=restated.after.filed_for,
        change=escape(change_text(company, restated)),
    )
    lines = [f"{icon} {change}", term(f"restated_{restated.reason}_how", language)]
    if restated.change is not None:
        lines.append(t("restatement_reason", reason=escape(term(f"change_{restated.change.topic}", language))))
    own = tuple(place for place in restated.evidence if place.source == restated.after.report.source)
    _line("  \n".join(lines), restated.after.report, own, places)


def _line(
    text: str,
    report: Report,
    evidence: tuple[Evidence, ...],
    places: list[tuple[Report, tuple[Evidence, ...]]],
) -> None:
    """A line with the button that shows its page, where it has one."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(text, width="stretch")
        if evidence:
            st.button(
                t("page_badge", page=evidence[0].page),
                icon=":material/description:",
                type="tertiary",
                help=t("show_place"),
                key=f"company_place_{len(places)}",
                on_click=_show,
                args=(len(places),),
            )
            places.append((report, evidence))


def _show(index: int) -> None:
    st.session_state[_SHOWN] = index


def _show_place(company: CompanyView, point: Point, places: list[tuple[Report, tuple[Evidence, ...]]]) -> None:
    if st.session_state.get("company_place_of") != (point.name, point.year):
        st.session_state["company_place_of"] = (point.name, point.year)
        st.session_state[_SHOWN] = 0
    if not places:
        st.caption(t("nothing_printed"))
        return
    report, evidence = places[min(st.session_state[_SHOWN], len(places) - 1)]
    st.caption(escape(report.name))
    show_evidence(evidence, report.name, company.view.owner, page_count=report.page_count, key="company_evidence")
