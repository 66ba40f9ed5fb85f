"""A report of two years from plain numbers, for scores computed on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from model.evidence import Evidence
from model.finance.figures import Cell, Figure, Line
from model.finance.report import Report
from tests.model.finance.sample_report import empty_report

YEAR = 2023
NOW_AND_BEFORE = {
    "total_assets": (1_000, 900),
    "current_assets": (400, 360),
    "current_liabilities": (200, 200),
    "retained_earnings": (300, 250),
    "operating_income": (120, 100),
    "total_equity": (450, 400),
    "total_liabilities": (550, 500),
    "total_revenue": (1_500, 1_200),
    "cost_of_revenue": (900, 744),
    "net_income": (60, 45),
    "operating_cash_flow": (90, 40),
    "receivables": (150, 100),
    "property_plant_equipment": (350, 330),
    "depreciation_amortization": (50, 45),
    "selling_general_administrative": (300, 252),
    "long_term_debt": (250, 240),
    "shares_outstanding": (100, 100),
}
"""In millions but for the shares."""


def make_report(without: tuple[tuple[str, int], ...] = (), language: str = "en", **changed: tuple) -> Report:
    """The report; `without` leaves (metric, year) pairs out, `changed` gives other numbers."""
    numbers: Mapping[str, tuple] = {**NOW_AND_BEFORE, **changed}
    figures = [
        figure(name, YEAR - back, value)
        for name, values in numbers.items()
        for back, value in enumerate(values)
        if (name, YEAR - back) not in without and value is not None
    ]
    return replace(
        empty_report(), company="Tarn Works plc", language=language, years=(YEAR, YEAR - 1), metrics=tuple(figures)
    )


def figure(name: str, year: int, value: float | str) -> Figure:
    place = Evidence("5e" * 32, page=len(name) + year % 2, quote=f"{name} {value}")
    return Figure(name, year, Decimal(str(value)), "USD", 1, name, place, 0.75, "printed")


def shares_line(section: str, label: str, *values: int) -> Line:
    """A line of the income statement that counts shares."""
    cells = tuple(
        Cell(YEAR - back, Decimal(value), Evidence("5e" * 32, page=41, quote=label))
        for back, value in enumerate(values)
    )
    return Line("income", label, cells, section)
