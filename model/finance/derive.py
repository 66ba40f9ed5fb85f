"""Figures that follow from printed ones, each as a formula tree whose leaves open their pages.

Ratios use closing balances, so that every one of them can be recomputed from a single report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.finance.figures import Figure, Operator
from model.finance.formula import combine
from model.finance.labels import metric_names
from model.finance.metrics import Figures

_FILLS: tuple[tuple[str, Operator, tuple[str, ...], tuple[str, ...]], ...] = (
    # metric, operator, inputs that must be there, inputs that join in when they are
    ("gross_profit", "-", ("total_revenue", "cost_of_revenue"), ()),
    ("selling_general_administrative", "+", ("administrative_expense",), ("selling_expense",)),
    (
        "depreciation_amortization",
        "+",
        ("depreciation",),
        ("amortization", "deferred_expense_amortization", "right_of_use_depreciation"),
    ),
    ("total_liabilities", "-", ("total_liabilities_and_equity", "total_equity"), ("mezzanine_equity",)),
)
"""Metrics of the dictionary that are computed where the report does not print them."""

_MEASURES: tuple[tuple[str, Operator, tuple[str, ...], tuple[str, ...]], ...] = (
    ("free_cash_flow", "-", ("operating_cash_flow", "capital_expenditure"), ()),
    ("working_capital", "-", ("current_assets", "current_liabilities"), ()),
    ("total_debt", "+", ("long_term_debt",), ("short_term_debt", "current_portion_debt")),
    ("ebitda", "+", ("operating_income", "depreciation_amortization"), ()),
    ("gross_margin", "/", ("gross_profit", "total_revenue"), ()),
    ("operating_margin", "/", ("operating_income", "total_revenue"), ()),
    ("net_margin", "/", ("net_income", "total_revenue"), ()),
    ("effective_tax_rate", "/", ("income_tax", "pretax_income"), ()),
    ("current_ratio", "/", ("current_assets", "current_liabilities"), ()),
    ("debt_to_assets", "/", ("total_liabilities", "total_assets"), ()),
    ("return_on_equity", "/", ("net_income", "total_equity"), ()),
    ("return_on_assets", "/", ("net_income", "total_assets"), ()),
    ("asset_turnover", "/", ("total_revenue", "total_assets"), ()),
    ("inventory_turnover", "/", ("cost_of_revenue", "inventories"), ()),
    ("interest_coverage", "/", ("operating_income", "interest_expense"), ()),
    ("cash_conversion", "/", ("operating_cash_flow", "net_income"), ()),
)

_GROWTH = (("revenue_growth", "total_revenue"), ("net_income_growth", "net_income"))


def derived_names() -> tuple[str, ...]:
    """Names of all measures that are always derived."""
    return (*(name for name, *_ in _MEASURES), *(name for name, _ in _GROWTH))


def in_order(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Dictionary metrics in their order, then derived measures, latest year first; mere inputs are left out."""
    place = {name: index for index, name in enumerate((*metric_names(), "shares_outstanding", *derived_names()))}
    known = (figure for figure in figures if figure.name in place)
    return tuple(sorted(known, key=lambda figure: (place[figure.name], -figure.year)))


def fill(figures: Figures, years: Sequence[int]) -> Figures:
    """`figures` with the dictionary metrics that follow from others where the report does not print them."""
    filled = dict(figures)
    for year in years:
        components, cost = ("cost_components", year), ("cost_of_revenue", year)
        if cost not in filled and components in filled:
            filled[cost] = replace(filled[components], name="cost_of_revenue")
        for name, operator, needed, optional in _FILLS:
            if not any(known == name for known, _ in figures):
                _add(filled, name, year, operator, needed, optional)
        attributable, net = ("net_income_attributable", year), ("net_income", year)
        if net not in filled and attributable in filled:
            filled[net] = replace(filled[attributable], name="net_income")
        # A company without minority holders prints one bottom line, which is both.
        if attributable not in filled and net in filled and not _prints_minorities(figures):
            filled[attributable] = replace(filled[net], name="net_income_attributable")
    return filled


def measures(figures: Figures, years: Sequence[int]) -> Figures:
    """Debt, cash and profitability measures and growth, for every year whose inputs are known."""
    known = dict(figures)
    added: Figures = {}
    for year in years:
        for name, operator, needed, optional in _MEASURES:
            _add(known, name, year, operator, needed, optional)
            if (name, year) in known:
                added[name, year] = known[name, year]
        for name, base in _GROWTH:
            now, before = figures.get((base, year)), figures.get((base, year - 1))
            if now is not None and before is not None and before.value > 0:
                change = combine(f"{base}_change", year, "-", (now, before))
                added[name, year] = combine(name, year, "/", (change, before))
    return added


def _add(
    known: Figures, name: str, year: int, operator: Operator, needed: tuple[str, ...], optional: tuple[str, ...]
) -> None:
    inputs = [known.get((other, year)) for other in needed]
    present = [figure for figure in inputs if figure is not None]
    if len(present) < len(needed) or (operator == "/" and present[1].value <= 0):
        return
    present += [known[other, year] for other in optional if (other, year) in known]
    known[name, year] = combine(name, year, operator, tuple(present))


def _prints_minorities(figures: Figures) -> bool:
    """Whether the report shows a minority share of its equity, so that the two bottom lines differ."""
    return any(name == "noncontrolling_interests" and figure.value for (name, _), figure in figures.items())
