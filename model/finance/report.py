"""One annual report as read: its statements, lines, figures and checks, and the questions one may ask of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from model.errors import MetricNotFound
from model.evidence import Finding
from model.finance.figures import (
    AccountingChange,
    Check,
    DisclosureTable,
    Figure,
    Line,
    Notice,
    Statement,
    TextFlag,
)
from model.finance.labels import same_account

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Report:
    """The result of reading one annual report."""

    source: str
    """sha256 of the document."""
    name: str
    """File name as given."""
    company: str | None
    language: str
    """"en" or "zh"."""
    currency: str | None
    years: tuple[int, ...]
    """Fiscal years of the statements, latest first."""
    page_count: int
    statements: tuple[Statement, ...]
    lines: tuple[Line, ...]
    metrics: tuple[Figure, ...]
    checks: tuple[Check, ...]
    notices: tuple[Notice, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    """For each dictionary metric without a figure, the reason as a key of the interface words."""
    identifiers: tuple[str, ...] = ()
    """Registration numbers of the company, e.g. ``sec:1-12345`` or ``cn:603339``; they outlive its names."""
    flags: tuple[TextFlag, ...] = ()
    changes: tuple[AccountingChange, ...] = ()
    tables: tuple[DisclosureTable, ...] = ()

    def metric(self, name: str, year: int) -> Figure | None:
        """The figure of a metric in a year, or None where the report does not print it."""
        return next((figure for figure in self.metrics if figure.name == name and figure.year == year), None)

    def value(self, name: str, year: int) -> Decimal | None:
        """The metric's value in absolute currency units, or None."""
        figure = self.metric(name, year)
        return None if figure is None else figure.value

    def find(self, label: str, year: int) -> Decimal | None:
        """Any statement line by its printed label or by the standard account name it stands for."""
        for line in same_account(label, self.lines):
            cell = line.cell(year)
            if cell is not None:
                return cell.value
        return None

    def extract(self, name: str, pattern: str = r"-?\d+\.\d{2}", year: int | None = None) -> str:
        """The figure as printed, separators removed, with two decimals, cut out by `pattern`.

        `year` defaults to the latest. Raises MetricNotFound when the figure is absent or does not fit the pattern.
        """
        asked = year if year is not None else (self.years[0] if self.years else 0)
        figure = self.metric(name, asked)
        if figure is None:
            raise MetricNotFound("metric_not_found", name=name, year=asked)
        printed = (figure.value / figure.scale).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        try:
            match = re.search(pattern, f"{printed:f}")
        except re.error:
            match = None
        if match is None:
            raise MetricNotFound("pattern_not_found", name=name, pattern=pattern)
        return match[0]

    @property
    def risks(self) -> tuple[Finding, ...]:
        """The risk scores of the latest year, None for a value where one is refused, then the flags the text raises."""
        from model.finance.risk.scores import risks_of

        scores = risks_of(self, self.years[0]) if self.years else ()
        return (*scores, *(Finding(flag.name, True, flag.confidence, flag.evidence, "text") for flag in self.flags))

    def to_frame(self) -> pandas.DataFrame:
        """Metrics (rows) by years (columns, latest first); values are Decimal, absent ones None."""
        import pandas

        names = list(dict.fromkeys(figure.name for figure in self.metrics))
        table = {year: [self.value(name, year) for name in names] for year in self.years}
        return pandas.DataFrame(table, index=pandas.Index(names, name="metric"), dtype=object)
