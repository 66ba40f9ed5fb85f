"""Amounts of a report in another currency, at rates its reader enters; no rate is ever fetched.

Flows (income and cash flow statement) are converted at the average rate of the year, balances at the closing rate, as
IAS 21 has it. Ratios stay those of the report's own currency, share counts are no money, and every figure keeps the
place where its printed number stands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from model import jobs
from model.finance.figures import Figure
from model.finance.report import Report
from model.finance.terms import metric

CURRENCIES = ("USD", "CNY", "EUR", "GBP", "JPY", "HKD")
"""Currencies offered, by ISO 4217 code."""

_RATE = re.compile(r"\d{1,9}(?:\.\d{1,12})?")
_CASH_BALANCES = ("cash_beginning", "cash_end")
"""Balances that the cash flow statement prints."""


@dataclass(frozen=True, slots=True)
class Rates:
    """What one unit of a report's currency is worth in another."""

    currency: str
    """ISO 4217 code of the other one."""
    average: Decimal
    """For flows of the year."""
    closing: Decimal
    """For balances at its end."""


def parse_rate(text: str) -> Decimal | None:
    """A rate as typed, e.g. ``7.10``; None for anything but a positive decimal number."""
    typed = unicodedata.normalize("NFKC", text).strip()
    if not _RATE.fullmatch(typed):
        return None
    return Decimal(typed) or None


def converted(report: Report, rates: Rates) -> Report:
    """The report with its money in the other currency; its lines, checks and tables stay as printed."""
    figures = tuple(_converted(figure, rates) for figure in report.metrics)
    return replace(report, currency=rates.currency, metrics=figures)


def remember(owner: str, source: str, rates: Rates) -> None:
    """Keep the rates between a pair of currencies for the owner's next reports. Raises StoreError."""
    with jobs.store_faults():
        jobs.current_store().set_preference(owner, _key(source, rates.currency), f"{rates.average} {rates.closing}")


def remembered(owner: str, source: str, currency: str) -> Rates | None:
    """The rates the owner last entered for a pair of currencies. Raises StoreError."""
    with jobs.store_faults():
        kept = jobs.current_store().preference(owner, _key(source, currency)) or ""
    rates = [parse_rate(text) for text in kept.split()]
    match rates:
        case [Decimal() as average, Decimal() as closing]:
            return Rates(currency, average, closing)
    return None


def _key(source: str, currency: str) -> str:
    return f"exchange_rate_{source}_{currency}"


def _converted(figure: Figure, rates: Rates) -> Figure:
    kind = metric(figure.name).kind
    if kind not in ("money", "per_share"):
        return figure
    rate = rates.closing if _is_balance(figure) else rates.average
    return replace(figure, value=figure.value * rate, currency=rates.currency)


def _is_balance(figure: Figure) -> bool:
    """Whether an amount stands at the end of the year; the inputs of a derived one are all of one kind."""
    printed = figure.leaves[0]
    return metric(printed.name).section == "balance" or printed.name in _CASH_BALANCES
