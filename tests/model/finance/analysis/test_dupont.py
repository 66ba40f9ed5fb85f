"""Return on equity as a product: it comes to the figure itself, in profit and in loss."""

from __future__ import annotations

from decimal import Decimal
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.analysis.dupont import STEPS, amounts_of, dupont
from tests.model.finance.analysed_report import analysed_report, bank, loss
from tests.model.finance.sample_report import empty_report

HALF_DIGIT = Decimal("0.000000005")
POSITIVE = some.integers(1, 99_999)


@pytest.mark.parametrize("steps", [3, 5])
def test_each_factor_divides_one_amount_by_the_next(steps) -> None:
    tree = dupont(analysed_report(), 2023, steps)
    assert tree is not None
    assert [factor.name for factor in tree.factors] == list(STEPS[steps])
    assert [amount.name for amount in tree.amounts] == list(amounts_of(steps))
    for factor, above, below in zip(tree.factors, tree.amounts[:-1], tree.amounts[1:], strict=True):
        assert factor.formula is not None
        assert [part.name for part in factor.formula.inputs] == [above.name, below.name]


def test_the_chain_runs_from_net_income_to_equity() -> None:
    assert amounts_of(3) == ("net_income", "total_revenue", "total_assets", "total_equity")
    assert amounts_of(5)[:3] == ("net_income", "pretax_income", "operating_income")


@given(some.integers(-99_999, 99_999), POSITIVE, POSITIVE, POSITIVE)
def test_the_product_is_return_on_equity(income, revenue, assets, equity) -> None:
    values = {"net_income": income, "total_revenue": revenue, "total_assets": assets, "total_equity": equity}
    report = analysed_report({(name, 2023): value for name, value in values.items()})
    tree = dupont(report, 2023)
    assert tree is not None
    exact = Decimal(income) / equity
    # Each factor is rounded to eight digits; to first order the product is off by what that does to each.
    factors = [factor.value for factor in tree.factors]
    others = sum(abs(prod(factors[:i] + factors[i + 1 :])) for i in range(3)) + 1
    assert abs(tree.result.value - exact) <= HALF_DIGIT * others * 2
    assert abs(report.value("return_on_equity", 2023) - exact) <= HALF_DIGIT


@given(POSITIVE, POSITIVE, POSITIVE)
def test_five_steps_come_to_the_same_as_three(pretax, operating, income) -> None:
    values = {"pretax_income": pretax, "operating_income": operating, "net_income": income}
    report = analysed_report({(name, 2023): value for name, value in values.items()})
    three, five = dupont(report, 2023, 3), dupont(report, 2023, 5)
    assert three is not None
    assert five is not None
    assert five.result.value == pytest.approx(three.result.value, rel=Decimal("0.001"), abs=Decimal("0.01"))


def test_the_result_is_a_formula_down_to_the_pages() -> None:
    tree = dupont(analysed_report(), 2023)
    assert tree is not None
    assert tree.result.formula is not None
    assert tree.result.formula.operator == "*"
    assert {leaf.evidence.page for leaf in tree.result.leaves if leaf.evidence} == {41, 43}


def test_a_loss_has_a_negative_return_in_three_steps_and_none_in_five() -> None:
    tree = dupont(loss(), 2023)
    assert tree is not None
    assert tree.result.value < 0
    assert dupont(loss(), 2023, 5) is None


def test_a_bank_has_a_return() -> None:
    tree = dupont(bank(), 2023)
    assert tree is not None
    assert round(tree.result.value, 4) == Decimal("0.2000")


@pytest.mark.parametrize("equity", [0, -3_300])
def test_no_return_on_equity_that_is_not_there(equity) -> None:
    assert dupont(analysed_report({("total_equity", 2023): equity}), 2023) is None


def test_no_tree_without_a_balance_sheet() -> None:
    assert dupont(analysed_report(), 2021) is None
    assert dupont(empty_report(), 2023) is None
