"""Figures that follow from printed ones, each as a formula tree whose leaves open their pages.

Ratios use closing balances, so that every one of them can be recomputed from a single report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.finance.figures import Figure, Operator
from model.finance.formula import combine, constant
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
    ("equity_multiplier", "/", ("total_assets", "total_equity"), ()),
    ("tax_burden", "/", ("net_income", "pretax_income"), ()),
    ("interest_burden", "/", ("pretax_income", "operating_income"), ()),
    ("operating_cycle", "+", ("receivable_days", "inventory_days"), ()),
    ("cash_conversion_cycle", "-", ("operating_cycle", "payable_days"), ()),
)

_DAYS_A_YEAR = 365
_DAYS = (
    # measure, closing balance, flow of the year: 365 × balance ÷ flow
    ("receivable_days", "receivables", "total_revenue"),
    ("inventory_days", "inventories", "cost_of_revenue"),
    ("payable_days", "accounts_payable", "cost_of_revenue"),
)
_DIFFERENCES = (
    # measure, minuend, subtrahend, base: (minuend − subtrahend) ÷ base
    ("quick_ratio", "current_assets", "inventories", "current_liabilities"),
    ("accruals_ratio", "net_income", "operating_cash_flow", "total_assets"),
)

_GROWTH = (("revenue_growth", "total_revenue"), ("net_income_growth", "net_income"))


def derived_names() -> tuple[str, ...]:
    """Names of all measures that are always derived."""
    return tuple(name for table in (_DAYS, _DIFFERENCES, _MEASURES, _GROWTH) for name, *_ in table)


def inputs_of(name: str) -> tuple[str, ...]:
    """What a measure cannot do without, a ratio's denominator last; () for whatever is no measure of one year."""
    needed = {measure: inputs for measure, _, inputs, _ in _MEASURES}
    needed |= {measure: tuple(inputs) for measure, *inputs in (*_DAYS, *_DIFFERENCES)}
    return needed.get(name, ())


def is_ratio(name: str) -> bool:
    """Whether a measure divides, and so needs a denominator above zero."""
    ratios = {measure for measure, operator, *_ in _MEASURES if operator == "/"}
    return name in ratios | {measure for measure, *_ in (*_DAYS, *_DIFFERENCES)}


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
    """Debt, cash, working capital and profitability measures and growth, for every year whose inputs are known."""
    known = dict(figures)
    for year in years:
        for name, balance, flow in _DAYS:
            _add_days(known, name, year, balance, flow)
        for name, *needed in _DIFFERENCES:
            minuend, subtrahend, base = (known.get((other, year)) for other in needed)
            _add_share(known, name, year, minuend, subtrahend, base)
        for name, operator, inputs, optional in _MEASURES:
            _add(known, name, year, operator, inputs, optional)
        for name, growing in _GROWTH:
            now, before = known.get((growing, year)), known.get((growing, year - 1))
            _add_share(known, name, year, now, before, before)
    return {(name, year): known[name, year] for year in years for name in derived_names() if (name, year) in known}


def _add(
    known: Figures, name: str, year: int, operator: Operator, needed: tuple[str, ...], optional: tuple[str, ...]
) -> None:
    inputs = [known.get((other, year)) for other in needed]
    present = [figure for figure in inputs if figure is not None]
    if len(present) < len(needed) or (operator == "/" and present[1].value <= 0):
        return
    present += [known[other, year] for other in optional if (other, year) in known]
    known[name, year] = combine(name, year, operator, tuple(present))


def _add_days(known: Figures, name: str, year: int, balance: str, flow: str) -> None:
    closing, total = known.get((balance, year)), known.get((flow, year))
    if closing is not None and total is not None and total.value > 0:
        yearly = combine(f"{balance}_times_days", year, "*", (closing, constant(_DAYS_A_YEAR, year)))
        known[name, year] = combine(name, year, "/", (yearly, total))


def _add_share(
    known: Figures, name: str, year: int, minuend: Figure | None, subtrahend: Figure | None, base: Figure | None
) -> None:
    """The difference of two figures as a share of a third."""
    if minuend is not None and subtrahend is not None and base is not None and base.value > 0:
        difference = combine(f"{minuend.name}_less_{subtrahend.name}", year, "-", (minuend, subtrahend))
        known[name, year] = combine(name, year, "/", (difference, base))


def _prints_minorities(figures: Figures) -> bool:
    """Whether the report shows a minority share of its equity, so that the two bottom lines differ."""
    return any(name == "noncontrolling_interests" and figure.value for (name, _), figure in figures.items())
