"""The nouns of the finance desk: statements, lines, figures, checks, and the report that holds them.

All values are `Decimal` in absolute currency units (per-share figures in units a share); `scale` says in which
multiple the page printed them. Years are named as the statement's column heads name them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from model.evidence import Evidence

StatementKind = Literal["income", "balance", "cash_flow"]
STATEMENT_KINDS: tuple[StatementKind, ...] = ("income", "balance", "cash_flow")

Method = Literal["printed", "summed", "derived", "selected_data", "scanned", "corrected", "entered"]
"""printed: read from a labelled row; summed: an unlabelled total named by its sum; derived: a formula over other
figures; selected_data: read from the report's own multi-year summary because the statement does not print it; scanned:
recognised in a picture of the page; corrected: put right by its reader; entered: given by its reader, on no page."""

UNCHECKED = 0.5
"""Confidence of a figure that no check could speak about."""

Operator = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Formula:
    """How a derived figure follows from others: `a + b + …`, `a - b - …`, `a * b * …` or `a / b`."""

    operator: Operator
    inputs: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One metric in one fiscal year, with the place it was read or the formula it follows from."""

    name: str
    year: int
    value: Decimal
    currency: str | None
    """ISO 4217 code, None when the report names no currency."""
    scale: int
    """1, 1_000, 10_000, 1_000_000, 100_000_000 …: what one printed unit is worth."""
    label: str
    """The row label as printed; for derived figures the formula in words."""
    evidence: Evidence | None
    """The printed figure; for a derived figure that of its first input; None for a constant of a formula."""
    confidence: float
    """Share of the checks this figure took part in that it passed; 0.5 where none applied."""
    method: Method
    statement: StatementKind | None = None
    formula: Formula | None = None

    @property
    def leaves(self) -> tuple[Figure, ...]:
        """The printed figures this one rests on; itself when it was printed."""
        if self.formula is None:
            return (self,)
        return tuple(leaf for figure in self.formula.inputs for leaf in figure.leaves)

    def with_confidence(self, confidence: float) -> Figure:
        """The same figure with another confidence."""
        return replace(self, confidence=confidence)


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a line."""

    year: int
    value: Decimal
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Line:
    """One printed row of a statement."""

    statement: StatementKind
    label: str
    cells: tuple[Cell, ...]
    """In the order the columns are printed; dashes are zeros, empty cells are absent."""
    section: str = ""
    """The heading the row stands under, as printed."""
    metric: str | None = None
    """The metric of the dictionary this row was taken for."""

    def cell(self, year: int) -> Cell | None:
        """The number printed for a year."""
        return next((cell for cell in self.cells if cell.year == year), None)


@dataclass(frozen=True, slots=True)
class Statement:
    """One of the three statements as found in the document."""

    kind: StatementKind
    pages: tuple[int, ...]
    """1-based."""
    title: str
    years: tuple[int, ...]
    scale: int
    currency: str | None


CheckKind = Literal["identity", "roll_forward", "second_reading", "neighbouring_year", "scale_jump", "sign"]


@dataclass(frozen=True, slots=True)
class Check:
    """One test of figures against each other, with both sides."""

    kind: CheckKind
    name: str
    """Key of the check, e.g. ``assets_equal_liabilities_and_equity``."""
    year: int
    passed: bool
    expected: Decimal
    actual: Decimal
    figures: tuple[tuple[str, int], ...]
    """The (metric, year) pairs it speaks about."""
    evidence: tuple[Evidence, ...] = ()

    @property
    def difference(self) -> Decimal:
        """actual - expected."""
        return self.actual - self.expected


@dataclass(frozen=True, slots=True)
class TextFlag:
    """A warning the report's own words give, e.g. substantial doubt about going on; only raised ones exist."""

    name: str
    """going_concern, material_weakness, restatement, covenant_breach, auditor_change, litigation or
    customer_concentration."""
    evidence: tuple[Evidence, ...]
    """The sentences that raise it, strongest first, each with its page and `span` in the page's text."""
    confidence: float


@dataclass(frozen=True, slots=True)
class AccountingChange:
    """A passage in which the report says that earlier years' figures are shown otherwise than first reported."""

    topic: str
    """Key of data/knowledge/finance/accounting_changes.json, e.g. ``revenue_recognition``."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TableCell:
    """One number of a disclosure table."""

    column: str
    """The head of its column as printed, e.g. ``2023`` or ``Americas``."""
    value: Decimal
    """In absolute units: the printed number times the table's scale (percentages as printed)."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TableRow:
    """One printed row of a disclosure table."""

    label: str
    section: str
    """The heading the row stands under, as printed."""
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class DisclosureTable:
    """A table of the notes: segments, geography or debt maturities."""

    topic: str
    """segments, geography or debt_maturity."""
    title: str
    page: int
    scale: int
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the document the reader should know, e.g. hidden text; `code` is a key of the interface words."""

    code: str
    page: int | None = None
    detail: str = ""
