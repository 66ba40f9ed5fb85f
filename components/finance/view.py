"""The report as one reader sees it: opened for them, in their language and unit, with its head."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import streamlit as st

from components.finance.currency import currency_switch, rates_note
from components.i18n import language, t
from components.markdown import escape
from model.finance import service
from model.finance.conversion import Rates, converted
from model.finance.correction.apply import Corrected
from model.finance.display import (
    SCALES,
    decimals,
    default_scale,
    headline,
    notice_lines,
    scale_label,
    unit_label,
    write,
)
from model.finance.report import Report
from model.finance.terms import Kind, term
from model.finance.trust import LEVELS, Level, count_levels

LEVEL_MARKS: dict[Level, tuple[str, str, str]] = {
    "verified": (":material/check_circle:", "green", "✓"),
    "partly": (":material/check_circle_unread:", "blue", "◐"),
    "unchecked": (":material/radio_button_unchecked:", "gray", "○"),
    "disputed": (":material/error:", "red", "✗"),
}
"""Icon, colour and sign of each level of trust; its word always stands beside them."""
CORRECTED_MARK = (":material/edit_note:", "violet", "✎")
"""The same for figures their reader put right."""


@dataclass(frozen=True, slots=True)
class View:
    """A report with what its reader chose."""

    report: Report
    owner: str
    language: str
    scale: int
    """What one shown unit of money is worth."""
    places: int
    """Digits after the point of amounts."""
    converted: View | None = None
    """The same in another currency, where the reader chose one; `report` itself is always as printed."""

    @property
    def shown(self) -> View:
        """What tables and pictures of figures show: in the reader's currency."""
        return self.converted or self

    def write(self, value: Decimal | None, kind: Kind) -> str:
        """A figure as this reader sees it."""
        return write(value, kind, self.scale, self.places)

    def headline(self, value: Decimal | None, kind: Kind) -> str:
        """The same for a card."""
        return headline(value, kind, self.scale, self.places)

    @property
    def unit(self) -> str:
        """The unit of amounts, e.g. ``USD millions``."""
        return unit_label(self.scale, self.report.currency, self.language)

    @property
    def currency(self) -> str:
        """One unit of the currency, in which per-share figures are given."""
        return unit_label(1, self.report.currency, self.language)


def open_report(result_id: str, owner: str) -> Report:
    """The report of a result with its reader's corrections. Raises StoreError."""
    return open_corrected(result_id, owner).report


def open_corrected(result_id: str, owner: str) -> Corrected:
    """The same, with what the corrections changed; read from the store once a session and change. Raises StoreError."""
    return _opened(result_id, owner, service.version(result_id, owner))


@st.cache_resource(scope="session", max_entries=8, show_spinner=False)
def _opened(result_id: str, owner: str, version: str) -> Corrected:  # noqa: ARG001 - part of the cache's key
    return service.corrected(result_id, owner)


def show_head(report: Report, owner: str) -> View:
    """Company, document, years, how far the figures were confirmed, notices, and the switch of units."""
    about, controls = st.columns([7, 12])
    with about:
        st.markdown(f"## {escape(report.company or report.name)}")
    with controls, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        rates = currency_switch(report, owner)
        scale = unit_switch(report, rates.currency if rates else report.currency)
        st.button(t("read_another"), icon=":material/add:", on_click=st.query_params.clear, key="read_another")
    notes = [f":material/currency_exchange: {rates_note(report.currency or '', rates)}"] if rates else []
    st.caption("  \n".join([_facts(report), *_notices(report), *notes]))
    other = None if rates is None else _converted(report, owner, scale, rates)
    return View(report, owner, language(), scale, decimals(report, scale), other)


def _converted(report: Report, owner: str, scale: int, rates: Rates) -> View:
    # Converted amounts are no round thousands; what stands behind the point would only look exact.
    return View(converted(report, rates), owner, language(), scale, 0 if scale > 1 else 2)


def level_word(level: Level) -> str:
    """Icon and word of a level, coloured."""
    icon, colour, _ = LEVEL_MARKS[level]
    return f":{colour}[{icon} {term(f'level_{level}', language())}]"


def verdict_word(passed: bool) -> str:
    """Icon and word of a check's outcome, coloured."""
    if passed:
        return f":green[:material/check_circle: {t('passed')}]"
    return f":red[:material/error: {t('failed')}]"


def _facts(report: Report) -> str:
    counts = count_levels(report)
    facts = [escape(report.name), t("figures", count=len(report.metrics))]
    if report.years:
        facts.insert(1, t("fiscal_years", years=", ".join(map(str, report.years))))
    return " · ".join([*facts, *(f"{level_word(level)} {counts[level]}" for level in LEVELS if counts[level])])


def unit_switch(report: Report, currency: str | None) -> int:
    """The switch of units; returns what one shown unit of money is worth."""
    reader = language()
    scales, default = SCALES[reader], default_scale(report, reader)
    chosen = st.segmented_control(
        t("unit"),
        scales,
        default=default,
        required=True,
        format_func=lambda scale: scale_label(scale, currency, reader),
        key=f"unit_{reader}",
        label_visibility="collapsed",
    )
    return chosen if chosen in scales else default


def _notices(report: Report) -> list[str]:
    return [f":orange[:material/warning:] {escape(line)}" for line in notice_lines(report, language())]
