"""Figures that follow from printed ones, as formulas one can recompute."""

from __future__ import annotations

from decimal import Decimal
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.derive import derived_names, fill, in_order, inputs_of, is_ratio, measures
from model.finance.figures import Figure
from model.finance.formula import combine, constant
from model.finance.labels import metric_names
from model.finance.metrics import Figures
from tests.model.finance.words import MILLION, figure

YEARS = (2023, 2022)
RATIO = Decimal("0.00000001")
AMOUNTS = some.integers(-(10**9), 10**9).filter(bool)
INPUTS = {
    "total_revenue": 5_240, "cost_of_revenue": 3_180, "operating_income": 895, "pretax_income": 850, "income_tax": 190,
    "net_income": 660, "interest_expense": 45, "depreciation_amortization": 210, "inventories": 480,
    "current_assets": 1_850, "current_liabilities": 1_210, "total_assets": 6_400, "total_equity": 3_300,
    "total_liabilities": 3_100, "long_term_debt": 900, "short_term_debt": 50, "current_portion_debt": 25,
    "operating_cash_flow": 930, "capital_expenditure": 310, "gross_profit": 2_060, "receivables": 700,
    "accounts_payable": 520,
}  # fmt: skip


def figures(values: dict[str, int], *years: int) -> Figures:
    made = [figure(name, value, year, scale=MILLION) for name, value in values.items() for year in years or (2023,)]
    return {(known.name, known.year): known for known in made}


def evaluated(known: Figure) -> Decimal:
    """The value that the tree under a figure gives."""
    if known.formula is None:
        return known.value
    first, *rest = (evaluated(part) for part in known.formula.inputs)
    if known.formula.operator == "/":
        return (first / rest[0]).quantize(RATIO)
    if known.formula.operator == "*":
        return first * prod(rest)
    return first + sum(rest) if known.formula.operator == "+" else first - sum(rest)


@some.composite
def trees(draw: some.DrawFn, depth: int = 3) -> Figure:
    operator = draw(some.sampled_from("+-*/"))
    if not depth or draw(some.booleans()):
        return figure(
            draw(some.sampled_from(sorted(INPUTS))), draw(AMOUNTS), scale=draw(some.sampled_from([1, MILLION]))
        )
    if operator == "*":
        return combine(
            "derived", 2023, "*", (draw(trees(depth=depth - 1)), constant(draw(some.integers(1, 400)), 2023))
        )
    count = 2 if operator == "/" else draw(some.integers(1, 4))
    parts = [draw(trees(depth=depth - 1)) for _ in range(count)]
    if operator == "/" and not parts[1].value:
        operator = "+"
    return combine("derived", 2023, operator, tuple(parts))  # type: ignore[arg-type]


@given(trees())
def test_a_formula_gives_its_figure_and_rests_on_printed_ones(tree: Figure) -> None:
    assert evaluated(tree) == tree.value
    assert tree.leaves
    assert all(leaf.formula is None for leaf in tree.leaves)
    assert all(leaf.evidence is not None or leaf.name == "constant" for leaf in tree.leaves)
    assert tree.confidence == min(leaf.confidence for leaf in tree.leaves)


def test_a_combined_figure_opens_at_its_first_input() -> None:
    first, second = figure("total_revenue", 5, confidence=1.0), figure("cost_of_revenue", 3, confidence=0.25)
    made = combine("gross_profit", 2023, "-", (first, second))
    assert (made.evidence, made.method, made.confidence) == (first.evidence, "derived", 0.25)
    assert made.label == "total revenue − cost of revenue"


def test_a_ratio_has_neither_currency_nor_scale() -> None:
    made = combine("gross_margin", 2023, "/", (figure("a", 1, scale=MILLION), figure("b", 3, scale=MILLION)))
    assert (made.value, made.currency, made.scale) == (Decimal("0.33333333"), None, 1)


def test_a_ratio_over_zero_is_an_error() -> None:
    with pytest.raises(ZeroDivisionError):
        combine("gross_margin", 2023, "/", (figure("a", 1), figure("b", 0)))


EXPECTED = {
    "free_cash_flow": Decimal(620) * MILLION,
    "working_capital": Decimal(640) * MILLION,
    "total_debt": Decimal(975) * MILLION,
    "ebitda": Decimal(1_105) * MILLION,
    "gross_margin": Decimal("0.39312977"),
    "operating_margin": Decimal("0.17080153"),
    "net_margin": Decimal("0.12595420"),
    "effective_tax_rate": Decimal("0.22352941"),
    "current_ratio": Decimal("1.52892562"),
    "debt_to_assets": Decimal("0.484375"),
    "return_on_equity": Decimal("0.2"),
    "return_on_assets": Decimal("0.103125"),
    "asset_turnover": Decimal("0.81875"),
    "inventory_turnover": Decimal("6.625"),
    "interest_coverage": Decimal("19.88888889"),
    "cash_conversion": Decimal("1.40909091"),
    "equity_multiplier": Decimal("1.93939394"),
    "tax_burden": Decimal("0.77647059"),
    "interest_burden": Decimal("0.94972067"),
    "quick_ratio": Decimal("1.13223140"),
    "accruals_ratio": Decimal("-0.0421875"),
    "receivable_days": Decimal("48.75954198"),
    "inventory_days": Decimal("55.09433962"),
    "payable_days": Decimal("59.68553459"),
    "operating_cycle": Decimal("103.85388160"),
    "cash_conversion_cycle": Decimal("44.16834701"),
}


@pytest.mark.parametrize(("name", "value"), EXPECTED.items())
def test_measure(name: str, value: Decimal) -> None:
    made = measures(figures(INPUTS), YEARS)[name, 2023]
    assert made.value == value
    assert evaluated(made) == value


def test_every_measure_is_named() -> None:
    assert set(derived_names()) == {*EXPECTED, "revenue_growth", "net_income_growth"}
    assert not set(derived_names()) & set(metric_names())


@pytest.mark.parametrize("name", EXPECTED)
def test_a_measure_without_an_input_is_absent(name: str) -> None:
    first = measures(figures(INPUTS), YEARS)[name, 2023].leaves[0].name
    without = {known: value for known, value in INPUTS.items() if known != first}
    assert (name, 2023) not in measures(figures(without), YEARS)


@pytest.mark.parametrize("value", [0, -5])
def test_a_ratio_over_nothing_or_less_is_absent(value: int) -> None:
    made = measures(figures({**INPUTS, "total_equity": value, "pretax_income": value}), YEARS)
    assert ("return_on_equity", 2023) not in made
    assert ("effective_tax_rate", 2023) not in made
    assert ("return_on_assets", 2023) in made


def test_days_are_a_years_days_of_the_closing_balance() -> None:
    days = measures(figures(INPUTS), YEARS)["inventory_days", 2023]
    assert days.label == "inventories × 365 ÷ cost of revenue"
    assert [leaf.name for leaf in days.leaves] == ["inventories", "constant", "cost_of_revenue"]
    assert (days.evidence, days.currency, days.scale) == (days.leaves[0].evidence, None, 1)


@given(some.integers(1, 10**9), some.integers(1, 10**9), some.integers(1, 10**9), some.integers(1, 10**9))
def test_the_cash_cycle_adds_up(receivables: int, inventories: int, payables: int, cost: int) -> None:
    values = {"receivables": receivables, "inventories": inventories, "accounts_payable": payables}
    made = measures(figures({**INPUTS, **values, "cost_of_revenue": cost}), YEARS)
    days = {name: made[f"{name}_days", 2023].value for name in ("receivable", "inventory", "payable")}
    assert made["cash_conversion_cycle", 2023].value == days["receivable"] + days["inventory"] - days["payable"]
    assert days["payable"] == (Decimal(365 * payables) / cost).quantize(RATIO)


@pytest.mark.parametrize("cost", [0, -5])
def test_there_are_no_days_of_no_cost(cost: int) -> None:
    made = measures(figures({**INPUTS, "cost_of_revenue": cost}), YEARS)
    assert ("inventory_days", 2023) not in made
    assert ("cash_conversion_cycle", 2023) not in made
    assert ("receivable_days", 2023) in made


@pytest.mark.parametrize("name", EXPECTED)
def test_a_measure_knows_what_it_needs(name: str) -> None:
    made = measures(figures(INPUTS), YEARS)
    needed = set(inputs_of(name))
    assert needed <= {*INPUTS, *(known for known, _ in made)}
    formula = made[name, 2023].formula
    assert formula is not None
    assert is_ratio(name) == (formula.operator == "/")
    if formula.operator == "/":
        assert inputs_of(name)[-1] == formula.inputs[-1].name


def test_what_is_no_measure_needs_nothing() -> None:
    assert inputs_of("cash") == inputs_of("revenue_growth") == ()
    assert not is_ratio("cash")


def test_debt_counts_what_is_due_soon_where_it_is_printed() -> None:
    assert measures(figures({"long_term_debt": 900}), YEARS)["total_debt", 2023].value == 900 * MILLION


@given(some.integers(1, 10**9), some.integers(-(10**9), 10**9))
def test_growth_is_the_change_over_the_year_before(before: int, now: int) -> None:
    known = {**figures({"total_revenue": now}, 2023), **figures({"total_revenue": before}, 2022)}
    made = measures(known, YEARS)["revenue_growth", 2023]
    assert made.value == (Decimal(now - before) / before).quantize(RATIO)
    assert evaluated(made) == made.value
    assert ("revenue_growth", 2022) not in measures(known, YEARS)


def test_there_is_no_growth_from_a_loss() -> None:
    known = {**figures({"net_income": 5}, 2023), **figures({"net_income": -5}, 2022)}
    assert ("net_income_growth", 2023) not in measures(known, YEARS)


FILLED = [
    ("gross_profit", {"total_revenue": 10, "cost_of_revenue": 4}, 6),
    ("selling_general_administrative", {"administrative_expense": 5, "selling_expense": 3}, 8),
    ("selling_general_administrative", {"administrative_expense": 5}, 5),
    (
        "depreciation_amortization",
        {"depreciation": 5, "amortization": 2, "deferred_expense_amortization": 1, "right_of_use_depreciation": 1},
        9,
    ),
    ("total_liabilities", {"total_liabilities_and_equity": 90, "total_equity": 50}, 40),
    ("total_liabilities", {"total_liabilities_and_equity": 90, "total_equity": 50, "mezzanine_equity": 5}, 35),
    ("cost_of_revenue", {"cost_components": 7}, 7),
    ("net_income", {"net_income_attributable": 3}, 3),
    ("net_income_attributable", {"net_income": 3}, 3),
]


@pytest.mark.parametrize(("name", "values", "value"), FILLED)
def test_what_a_report_does_not_print_is_filled(name: str, values: dict[str, int], value: int) -> None:
    filled = fill(figures(values), YEARS)[name, 2023]
    assert (filled.name, filled.value) == (name, value * MILLION)
    assert evaluated(filled) == filled.value


@pytest.mark.parametrize(("name", "values"), [(name, values) for name, values, _ in FILLED])
def test_what_a_report_prints_is_kept(name: str, values: dict[str, int]) -> None:
    printed = figures({**values, name: 77})
    assert fill(printed, YEARS)[name, 2023] is printed[name, 2023]


def test_a_metric_printed_in_one_year_is_filled_in_none() -> None:
    known = {**figures({"total_revenue": 10, "cost_of_revenue": 4}, *YEARS), **figures({"gross_profit": 6}, 2023)}
    assert ("gross_profit", 2022) not in fill(known, YEARS)


def test_the_two_bottom_lines_differ_where_there_are_minorities() -> None:
    known = figures({"net_income": 3, "noncontrolling_interests": 1})
    assert ("net_income_attributable", 2023) not in fill(known, YEARS)


def test_selling_expenses_alone_are_not_all_overheads() -> None:
    assert ("selling_general_administrative", 2023) not in fill(figures({"selling_expense": 3}), YEARS)


def test_filling_changes_nothing_it_was_given() -> None:
    known = figures(INPUTS)
    before = dict(known)
    fill(known, YEARS)
    assert known == before


def test_figures_stand_in_the_order_of_the_dictionary_latest_first() -> None:
    given = [figure(name, 1, year) for year in (2022, 2023) for name in ("gross_margin", "cash", "total_revenue")]
    listed = in_order([figure("cash_end", 1), *given, figure("shares_outstanding", 1)])
    assert [(each.name, each.year) for each in listed] == [
        ("total_revenue", 2023),
        ("total_revenue", 2022),
        ("cash", 2023),
        ("cash", 2022),
        ("shares_outstanding", 2023),
        ("gross_margin", 2023),
        ("gross_margin", 2022),
    ]
