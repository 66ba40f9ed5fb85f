"""Common-size statements: every part of the income statement as a share of revenue, of the balance sheet as a share
of total assets.

The parts of a statement add up to its whole exactly; what the report does not itemise is one part of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.finance.figures import Figure
from model.finance.formula import combine
from model.finance.report import Report

Structure = Literal["income", "assets", "financing"]
STRUCTURES: tuple[Structure, ...] = ("income", "assets", "financing")

_Group = tuple[str | None, tuple[str, ...]]
"""A subtotal, whose remainder becomes a part, or None for parts of the whole itself; then the parts in it."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """The whole of a structure and its parts in the order of the statement."""

    whole: str
    groups: tuple[_Group, ...]
    result: str
    """The part that closes the statement, after what is not itemised."""

    @property
    def order(self) -> tuple[str, ...]:
        names = [
            name for subtotal, parts in self.groups for name in (*parts, *([f"rest_of_{subtotal}"] if subtotal else []))
        ]
        return (*names, "rest", *([self.result] if self.result else []))


_COSTS = (
    "cost_of_revenue",
    "research_development",
    "selling_general_administrative",
    "interest_expense",
    "income_tax",
)
_LAYOUTS: dict[Structure, _Layout] = {
    "income": _Layout("total_revenue", ((None, _COSTS),), "net_income"),
    "assets": _Layout(
        "total_assets",
        (
            ("current_assets", ("cash", "receivables", "inventories")),
            (None, ("property_plant_equipment", "goodwill")),
        ),
        "",
    ),
    "financing": _Layout(
        "total_assets",
        (("current_liabilities", ("accounts_payable",)), (None, ("long_term_debt",))),
        "total_equity",
    ),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a statement in one year."""

    name: str
    """A metric, ``rest_of_<subtotal>`` for the remainder of a subtotal, or ``rest`` for that of the whole."""
    amount: Figure
    """Costs are positive: they take up a share of revenue; a loss is negative."""
    share: Figure
    """amount ÷ whole."""


@dataclass(frozen=True, slots=True)
class CommonSize:
    """A statement of one year in parts whose amounts sum to `whole`."""

    structure: Structure
    whole: Figure
    parts: tuple[Part, ...]

    @property
    def sum_of_shares(self) -> Decimal:
        """What the parts come to as a share of the whole: 1."""
        return sum((part.amount.value for part in self.parts), Decimal(0)) / self.whole.value

    def part(self, name: str) -> Part | None:
        """The part of that name."""
        return next((part for part in self.parts if part.name == name), None)


def common_size(report: Report, structure: Structure, year: int) -> CommonSize | None:
    """A statement in shares of its whole; None where the whole or every part is absent, or the whole is not positive.

    The whole is revenue for the income statement and total assets for both sides of the balance sheet.
    """
    layout = _LAYOUTS[structure]
    whole = report.metric(layout.whole, year)
    if whole is None or whole.value <= 0:
        return None
    amounts: list[Figure] = []
    taken: list[Figure] = []  # of the whole: subtotals in place of their parts
    for subtotal_name, names in (*layout.groups, (None, (layout.result,))):
        present = [figure for name in names if (figure := report.metric(name, year)) is not None]
        subtotal = report.metric(subtotal_name, year) if subtotal_name else None
        amounts += present
        amounts += _rest(f"rest_of_{subtotal.name}", subtotal, present) if subtotal else []
        taken += [subtotal] if subtotal else present
    if not amounts:
        return None
    amounts += _rest("rest", whole, taken)
    amounts.sort(key=lambda amount: layout.order.index(amount.name))
    parts = (Part(amount.name, amount, combine(amount.name, year, "/", (amount, whole))) for amount in amounts)
    return CommonSize(structure, whole, tuple(parts))


def whole_of(structure: Structure) -> str:
    """The metric all parts of a structure are shares of."""
    return _LAYOUTS[structure].whole


def part_names(sizes: Sequence[CommonSize]) -> tuple[str, ...]:
    """The parts found in any of these years of one structure, in the order of the statement."""
    found = {part.name for size in sizes for part in size.parts}
    return tuple(name for name in _LAYOUTS[sizes[0].structure].order if name in found) if sizes else ()


def unprinted_parts(report: Report, structure: Structure, year: int) -> tuple[str, ...]:
    """The standard parts of a structure that the report does not print for a year."""
    layout = _LAYOUTS[structure]
    names = [*(name for _, parts in layout.groups for name in parts), layout.result]
    return tuple(name for name in names if name and report.metric(name, year) is None)


def _rest(name: str, whole: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """What the parts leave of their whole, unless they leave nothing."""
    rest = combine(name, whole.year, "-", (whole, *parts))
    return [rest] if rest.value else []
