"""The market value of a company's equity as its reader enters it: read from what was typed, kept, taken back.

No annual report prints it for the day that matters, and Altman's first score needs it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from model import jobs
from model.errors import AssayError
from model.finance.figures import Figure
from model.finance.library.companies import company_key
from model.finance.report import Report
from model.finance.risk.inputs import entered_market_value
from model.safety import clean_text

KIND = "finance.market_value"
_UNITS: Mapping[str, int] = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6, "millions": 10**6,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "billions": 10**9, "trillion": 10**12,
    "元": 1, "千元": 10**3, "万": 10**4, "万元": 10**4, "百万": 10**6, "百万元": 10**6,
    "亿": 10**8, "亿元": 10**8, "万亿": 10**12, "万亿元": 10**12,
}  # fmt: skip
_ENTERED = re.compile(
    r"(?:[A-Z]{3}|[$¥￥€£])?\s*(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*([a-z]+|[元千万百亿]+)?",
    re.IGNORECASE,
)
_LARGEST = Decimal(10) ** 15
"""No company was ever worth more, in any currency."""


def parse_amount(text: str, scale: int) -> Decimal:
    """An amount as typed, e.g. ``12.5 billion``, ``1,250`` or ``123亿元``; a bare number counts in units of `scale`.

    Raises AssayError("market_value_unreadable").
    """
    match = _ENTERED.fullmatch(clean_text(text).strip())
    unit = (match[2] or "").lower() if match else ""
    if match is None or (unit and unit not in _UNITS):
        raise AssayError("market_value_unreadable")
    value = Decimal(re.sub(r"[,，]", "", match[1])) * (_UNITS[unit] if unit else scale)
    if not 0 < value < _LARGEST:
        raise AssayError("market_value_unreadable")
    return value


def market_values(report: Report, owner: str) -> dict[int, Figure]:
    """The market values entered for the report's company, by fiscal year. Raises StoreError."""
    key, found = company_key(report), dict[int, Figure]()
    for entered in jobs.current_store().annotations(owner, KIND):
        company, _, year = entered.subject.rpartition(" ")
        if company == key:
            value = Decimal(entered.payload["value"])
            found[int(year)] = entered_market_value(value, int(year), report.currency)
    return found


def enter_market_value(result_id: str, report: Report, year: int, value: Decimal, owner: str) -> None:
    """Keep a market value, in place of any entered before. Raises StoreError for a result that is not the owner's."""
    store = jobs.current_store()
    document_id = store.result(result_id, owner).document_id
    remove_market_value(report, year, owner)
    store.annotate(owner, KIND, _subject(report, year), {"value": str(value)}, document_id)


def remove_market_value(report: Report, year: int, owner: str) -> None:
    """Delete what was entered for the year. Raises StoreError."""
    store = jobs.current_store()
    for entered in store.annotations(owner, KIND, _subject(report, year)):
        store.delete_annotation(entered.id, owner)


def _subject(report: Report, year: int) -> str:
    return f"{company_key(report)} {year}"
