"""The figures a risk score is made of, each found in the report or noted as missing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from model.finance.figures import UNCHECKED, Cell, Figure, Line
from model.finance.formula import combine, constant
from model.finance.report import Report

_AVERAGE_SHARES = re.compile(r"average\b.*\bshares|shares used (?:to|in) comput", re.IGNORECASE)
_OTHER_SHARES = re.compile(r"dilut|dividend", re.IGNORECASE)


@dataclass(slots=True)
class Inputs:
    """Looks figures up and remembers the (metric, year) pairs it did not find."""

    report: Report
    year: int
    """The year that is scored."""
    market_value: Figure | None
    missing: list[tuple[str, int]] = field(default_factory=list)

    def side(self, terms: list[str], year: int) -> Figure | None:
        """One side of a ratio: a metric, or metrics joined by the sign that stands second, e.g. a - b - c."""
        first, *rest = (name for name in terms if name not in ("+", "-"))
        figures = [self.figure(name, year) for name in (first, *rest)]
        present = tuple(figure for figure in figures if figure is not None)
        if len(present) < len(figures):
            return None
        return present[0] if not rest else combine(first, year, "-" if terms[1] == "-" else "+", present)

    def figure(self, name: str, year: int) -> Figure | None:
        """A metric, or one of the inputs that are put together here."""
        if name == "market_value":
            return self._or_missing(self.market_value, name, year)
        if name == "ebit":
            return self._earnings_before_interest(year)
        if name == "average_total_assets":
            return self._average("total_assets", year)
        if name == "shares":
            return self._shares(year)
        return self._or_missing(self.report.metric(name, year), name, year)

    def _earnings_before_interest(self, year: int) -> Figure | None:
        """Operating income, or pretax income plus interest expense.

        In a Chinese income statement 营业利润 stands after interest, so there the second form comes first.
        """
        operating = self.report.metric("operating_income", year)
        pretax, interest = self.report.metric("pretax_income", year), self.report.metric("interest_expense", year)
        added = combine("ebit", year, "+", (pretax, interest)) if pretax is not None and interest is not None else None
        found = (added or operating) if self.report.language == "zh" else (operating or added)
        return self._or_missing(found, "operating_income", year)

    def _average(self, name: str, year: int) -> Figure | None:
        both = (self.figure(name, year), self.figure(name, year - 1))
        now, before = both
        if now is None or before is None:
            return None
        both_years = combine(f"{name}_of_two_years", year, "+", (now, before))
        return combine(f"average_{name}", year, "/", (both_years, constant(2, year)))

    def _shares(self, year: int) -> Figure | None:
        """Shares outstanding where both years have them, else the weighted average the income statement prints."""
        counted = all(self.report.metric("shares_outstanding", each) for each in (self.year, self.year - 1))
        found = self.report.metric("shares_outstanding", year) if counted else self._average_shares(year)
        return self._or_missing(found, "shares_outstanding", year)

    def _average_shares(self, year: int) -> Figure | None:
        for line in self.report.lines:
            cell = line.cell(year)
            if cell is not None and _counts_average_shares(line) and cell.value > 0:
                return _share_figure(line, cell)
        return None

    def _or_missing(self, figure: Figure | None, name: str, year: int) -> Figure | None:
        if figure is None and (name, year) not in self.missing:
            self.missing.append((name, year))
        return figure


def _counts_average_shares(line: Line) -> bool:
    text = f"{line.section} {line.label}"
    return line.statement == "income" and bool(_AVERAGE_SHARES.search(text)) and not _OTHER_SHARES.search(text)


def _share_figure(line: Line, cell: Cell) -> Figure:
    return Figure(
        name="shares_outstanding",
        year=cell.year,
        value=cell.value,
        currency=None,
        scale=1,
        label=line.label,
        evidence=cell.evidence,
        confidence=UNCHECKED,
        method="printed",
        statement=line.statement,
    )


def entered_market_value(value: Decimal, year: int, currency: str | None) -> Figure:
    """A market value of the company's equity as its reader entered it; no page shows it."""
    return Figure("market_value", year, value, currency, 1, "", None, 1.0, "entered")
