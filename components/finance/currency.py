"""The switch of currencies: the report's own, or another one at rates its reader enters."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from components.i18n import language, t
from model.finance.conversion import CURRENCIES, Rates, parse_rate, remember, remembered
from model.finance.report import Report
from model.finance.terms import term

_WIDTH = 360
"""Pixels; lines short enough to read."""


def currency_switch(report: Report, owner: str) -> Rates | None:
    """The choice of a currency and its rates; None while amounts stay in the report's own.

    Rates are remembered for each pair of currencies.
    """
    own, reader = report.currency, language()
    if own is None:
        return None
    key = f"currency_{own}"
    target = st.session_state.get(key) or own
    label = own if target == own else f"{own} → {target}"
    with (
        st.popover(label, icon=":material/currency_exchange:", help=t("currency_help"), key="currency"),
        st.container(width=_WIDTH),
    ):
        chosen = st.selectbox(
            t("currency"),
            [own, *(code for code in CURRENCIES if code != own)],
            format_func=lambda code: f"{code} · {term(f'currency_{code}', reader)}",
            key=key,
            persist_state="session",
        )
        return None if chosen == own else _entered_rates(own, chosen, owner)


def rates_note(source: str, rates: Rates) -> str:
    """What was done to the amounts, in one line."""
    if rates.average == rates.closing:
        return t("converted_note", source=source, target=rates.currency, rate=rates.average)
    both = {"average": rates.average, "closing": rates.closing}
    return t("converted_note_two", source=source, target=rates.currency, **both)


def _entered_rates(source: str, target: str, owner: str) -> Rates | None:
    kept = remembered(owner, source, target)
    average = _rate("average", source, target, kept.average if kept else None)
    closing = _rate("closing", source, target, kept.closing if kept and kept.closing != kept.average else None)
    st.caption(t("rates_help"))
    if average is None:
        st.markdown(f":orange[:material/info: {t('rate_needed', source=source)}]")
        return None
    rates = Rates(target, average, closing or average)
    if rates != kept:
        remember(owner, source, rates)
    return rates


def _rate(name: str, source: str, target: str, kept: Decimal | None) -> Decimal | None:
    typed = st.text_input(
        t(f"rate_{name}", source=source, target=target),
        value="" if kept is None else str(kept),
        placeholder=t(f"rate_{name}_empty"),
        help=t(f"rate_{name}_help"),
        max_chars=24,
        key=f"rate_{name}_{source}_{target}",
        persist_state="session",
    )
    rate = parse_rate(typed or "")
    if typed and rate is None:
        st.markdown(f":red[:material/error: {t('rate_refused')}]")
    return rate
