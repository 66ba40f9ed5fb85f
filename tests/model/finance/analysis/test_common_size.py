"""Common-size statements: parts that sum to the whole, whatever is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.analysis.common_size import STRUCTURES, common_size, part_names, unprinted_parts, whole_of
from tests.model.finance.analysed_report import FURTHER, analysed_report, bank, loss
from tests.model.finance.sample_report import MILLION, ROWS, empty_report

PARTS = sorted({name for name, *_ in ROWS if name and name != "capital_expenditure"} | {name for name, *_ in FURTHER})
WHOLES = ("total_revenue", "total_assets")
ALWAYS = ("net_income", "cash", "total_equity")
"""One part of each structure that is never left out."""


def shares(report, structure: str, year: int = 2023) -> dict[str, Decimal]:
    size = common_size(report, structure, year)  # type: ignore[arg-type]
    assert size is not None
    return {part.name: part.amount.value / MILLION for part in size.parts}


def test_the_income_statement_from_cost_to_net_income() -> None:
    assert shares(analysed_report(), "income") == {
        "cost_of_revenue": 3_180,
        "research_development": 420,
        "selling_general_administrative": 710,
        "interest_expense": 40,
        "income_tax": 190,
        "rest": 40,
        "net_income": 660,
    }


def test_assets_with_what_current_assets_hold_besides() -> None:
    assert shares(analysed_report(), "assets") == {
        "cash": 610,
        "receivables": 700,
        "inventories": 480,
        "rest_of_current_assets": 60,
        "property_plant_equipment": 1_900,
        "goodwill": 900,
        "rest": 1_750,
    }


def test_liabilities_and_equity_as_shares_of_total_assets() -> None:
    assert shares(analysed_report(), "financing") == {
        "accounts_payable": 520,
        "rest_of_current_liabilities": 690,
        "long_term_debt": 950,
        "rest": 940,
        "total_equity": 3_300,
    }


def test_a_part_is_a_formula_whose_leaves_are_printed() -> None:
    size = common_size(analysed_report(), "assets", 2023)
    assert size is not None
    rest = size.part("rest_of_current_assets")
    assert rest is not None
    assert rest.share.value == Decimal("0.00937500")
    assert [leaf.name for leaf in rest.share.leaves] == [
        "current_assets", "cash", "receivables", "inventories", "total_assets",
    ]  # fmt: skip
    assert all(leaf.evidence is not None for leaf in rest.share.leaves)


@given(
    some.dictionaries(
        some.tuples(some.sampled_from(PARTS), some.sampled_from((2023, 2022))), some.integers(-9_999, 9_999), max_size=8
    ),
    some.sets(some.sampled_from([name for name in PARTS if name not in (*WHOLES, *ALWAYS)]), max_size=8),
    some.sampled_from(STRUCTURES),
    some.sampled_from((2023, 2022)),
)
def test_parts_sum_to_their_whole(changed, without, structure, year) -> None:
    report = analysed_report(changed, tuple(without))
    size = common_size(report, structure, year)
    whole = report.value(whole_of(structure), year)
    if size is None:
        assert whole <= 0
        return
    assert sum(part.amount.value for part in size.parts) == whole == size.whole.value
    assert size.sum_of_shares == 1
    assert abs(sum(part.share.value for part in size.parts) - 1) <= len(size.parts) * Decimal("0.000000005")


def test_a_loss_is_a_negative_part() -> None:
    parts = shares(loss(), "income")
    assert parts["net_income"] == -140
    assert sum(parts.values()) == 5_240


def test_a_bank_keeps_what_it_prints_and_gathers_the_rest() -> None:
    assert list(shares(bank(), "income")) == [
        "selling_general_administrative", "interest_expense", "income_tax", "rest", "net_income",
    ]  # fmt: skip
    assert "rest_of_current_assets" not in shares(bank(), "assets")
    assert unprinted_parts(bank(), "income", 2023) == ("cost_of_revenue", "research_development")


def test_nothing_is_left_over_where_everything_is_itemised() -> None:
    report = analysed_report({("total_assets", 2023): 4_650, ("current_assets", 2023): 1_790})
    assert list(shares(report, "assets")) == [
        "cash", "receivables", "inventories", "property_plant_equipment", "goodwill", "rest",
    ]  # fmt: skip
    report = analysed_report({("total_assets", 2023): 4_590, ("current_assets", 2023): 1_790})
    assert "rest" not in shares(report, "assets")


@pytest.mark.parametrize("revenue", [0, -5])
def test_no_structure_of_nothing(revenue) -> None:
    assert common_size(analysed_report({("total_revenue", 2023): revenue}), "income", 2023) is None


@pytest.mark.parametrize("structure", STRUCTURES)
def test_no_structure_without_the_whole_or_any_part(structure) -> None:
    assert common_size(empty_report(), structure, 2023) is None
    assert common_size(analysed_report(), "assets", 2021) is None
    only_whole = analysed_report(without=tuple(name for name in PARTS if name not in WHOLES))
    assert common_size(only_whole, structure, 2023) is None


def test_names_of_several_years_stand_in_the_order_of_the_statement() -> None:
    report = analysed_report({("current_assets", 2022): 1_655})
    sizes = [size for year in (2022, 2023) if (size := common_size(report, "assets", year)) is not None]
    assert "rest_of_current_assets" not in [part.name for part in sizes[0].parts]
    assert part_names(sizes)[:5] == (
        "cash", "receivables", "inventories", "rest_of_current_assets", "property_plant_equipment",
    )  # fmt: skip
    assert part_names([]) == ()
