"""Checks of figures against each other: each kind where it passes and where it fails."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.checks import check_report, confidence_by_figure
from model.finance.derive import fill
from model.finance.figures import Check, Line, Statement
from model.finance.metrics import Figures
from tests.model.finance.words import MILLION, figure, line

STATEMENTS = tuple(
    Statement(kind, (1,), "", (2023, 2022), MILLION, "USD") for kind in ("income", "balance", "cash_flow")
)


def figures(values: dict[str, int], year: int = 2023) -> Figures:
    return {(name, year): figure(name, value, year, scale=MILLION) for name, value in values.items()}


def found(known: Figures, name: str) -> list[Check]:
    return [check for check in check_report(known, [], STATEMENTS) if check.name == name]


def one(known: Figures, name: str) -> Check:
    (check,) = found(known, name)
    return check


SUMS = [
    ("identity", "assets_equal_liabilities_and_equity", {"total_assets": 90, "total_liabilities_and_equity": 90}, 0),
    (
        "identity",
        "assets_equal_liabilities_plus_equity",
        {"total_assets": 90, "total_liabilities": 50, "total_equity": 40},
        2,
    ),
    (
        "identity",
        "assets_equal_liabilities_plus_equity",
        {"total_assets": 90, "total_liabilities": 50, "total_equity": 35, "mezzanine_equity": 5},
        2,
    ),
    (
        "identity",
        "revenue_less_cost_is_gross_profit",
        {"gross_profit": 6, "total_revenue": 10, "cost_of_revenue": 4},
        2,
    ),
    (
        "roll_forward",
        "cash_opening_plus_change_is_closing",
        {"cash_end": 9, "cash_beginning": 12, "cash_change": -3},
        2,
    ),
    (
        "roll_forward",
        "cash_flows_explain_cash",
        {
            "cash_end": 20,
            "cash_beginning": 12,
            "operating_cash_flow": 15,
            "investing_cash_flow": -6,
            "financing_cash_flow": -2,
            "exchange_effect": 1,
        },
        3,
    ),
]


@pytest.mark.parametrize(("kind", "name", "values", "slack"), SUMS)
def test_a_sum_that_is_right_passes(kind: str, name: str, values: dict[str, int], slack: int) -> None:
    check = one(figures(values), name)
    total = next(iter(values))
    assert (check.kind, check.year, check.passed, check.difference) == (kind, 2023, True, 0)
    assert check.actual == check.expected == values[total] * MILLION
    assert set(check.figures) == {(known, 2023) for known in values}
    assert len(check.evidence) == len(values)


@pytest.mark.parametrize(("kind", "name", "values", "slack"), SUMS)
def test_a_sum_may_be_rounded_but_not_wrong(kind: str, name: str, values: dict[str, int], slack: int) -> None:
    total = next(iter(values))
    for off in (slack, -slack):
        assert one(figures({**values, total: values[total] + off}), name).passed
    for off in (slack + 1, -slack - 1):
        check = one(figures({**values, total: values[total] + off}), name)
        assert not check.passed
        assert check.difference == off * MILLION


@pytest.mark.parametrize(("kind", "name", "values", "slack"), SUMS)
def test_a_sum_without_one_of_its_sides_is_not_checked(
    kind: str, name: str, values: dict[str, int], slack: int
) -> None:
    optional = {"mezzanine_equity", "exchange_effect"}
    for missing in set(values) - optional:
        without = {known: value for known, value in values.items() if known != missing}
        assert found(figures(without), name) == []


@pytest.mark.parametrize(("kind", "name", "values", "slack"), SUMS)
def test_years_are_checked_each_for_itself(kind: str, name: str, values: dict[str, int], slack: int) -> None:
    total = next(iter(values))
    wrong = figures({**values, total: values[total] + 9}, 2022)
    assert [(check.year, check.passed) for check in found({**figures(values), **wrong}, name)] == [
        (2023, True),
        (2022, False),
    ]


def test_cash_of_what_was_sold_is_no_failure() -> None:
    values = SUMS[-1][2]
    known = figures({**values, "cash_end": 40, "cash_change": 28})
    assert found(known, "cash_flows_explain_cash") == []
    assert one(known, "cash_opening_plus_change_is_closing").passed


def test_a_filled_figure_does_not_check_the_sum_it_was_made_by() -> None:
    known = figures({"total_revenue": 10, "cost_of_revenue": 4})
    assert found(fill(known, [2023]), "revenue_less_cost_is_gross_profit") == []


@pytest.mark.parametrize(("last", "passed"), [(12, True), (11, False)])
def test_opening_cash_is_the_closing_cash_of_the_year_before(last: int, passed: bool) -> None:
    known = {**figures({"cash_beginning": 12}), **figures({"cash_end": last}, 2022)}
    check = one(known, "opening_cash_is_last_closing")
    assert (check.kind, check.passed) == ("neighbouring_year", passed)
    assert check.figures == (("cash_beginning", 2023), ("cash_end", 2022))


def test_cash_is_the_same_in_both_statements_or_is_something_else() -> None:
    assert one(figures({"cash": 9, "cash_end": 9}), "cash_in_both_statements").passed
    assert found(figures({"cash": 9, "cash_end": 10}), "cash_in_both_statements") == []


@pytest.mark.parametrize("name", ["total_revenue", "total_assets", "cash", "inventories", "goodwill"])
def test_what_cannot_be_negative_fails_when_it_is(name: str) -> None:
    check = one(figures({name: -5}), "not_negative")
    assert (check.kind, check.passed, check.figures) == ("sign", False, ((name, 2023),))
    assert found(figures({name: 5}), "not_negative") == []


def test_losses_may_be_negative() -> None:
    assert found(figures({"net_income": -5, "total_equity": -5, "operating_cash_flow": -5}), "not_negative") == []


@pytest.mark.parametrize(("before", "passed"), [(500, True), (6, True), (5, False), (50_000, False), (49_999, True)])
def test_a_hundredfold_change_is_a_misread_scale(before: int, passed: bool) -> None:
    known = {**figures({"total_assets": 500}), **figures({"total_assets": before}, 2022)}
    check = one(known, "same_scale_as_year_before")
    assert (check.kind, check.passed) == ("scale_jump", passed)
    assert check.figures == (("total_assets", 2023), ("total_assets", 2022))


def test_no_scale_is_seen_in_losses() -> None:
    known = {**figures({"total_equity": -5}), **figures({"total_equity": 900}, 2022)}
    assert found(known, "same_scale_as_year_before") == []


def current_assets(total: int) -> tuple[Figures, list[Line]]:
    rows = [
        line("Cash", {2023: 412}, statement="balance", metric="cash", scale=MILLION),
        line("Prepaid", {2023: 96}, statement="balance", scale=MILLION),
        line("Total", {2023: total}, statement="balance", metric="current_assets", scale=MILLION),
    ]
    return figures({"cash": 412, "current_assets": total}), rows


def test_a_total_names_every_row_that_went_into_it() -> None:
    known, rows = current_assets(508)
    (check,) = (check for check in check_report(known, rows, STATEMENTS) if check.name == "total_is_sum_of_rows")
    assert (check.kind, check.passed, check.expected) == ("identity", True, 508 * MILLION)
    assert check.figures == (("current_assets", 2023), ("cash", 2023))
    assert check.evidence == tuple(row.cells[0].evidence for row in (rows[2], *rows[:2]))


def test_a_total_whose_rows_do_not_add_up_fails_and_blames_only_itself() -> None:
    known, rows = current_assets(600)
    (check,) = (check for check in check_report(known, rows, STATEMENTS) if check.name == "total_is_sum_of_rows")
    assert (check.passed, check.expected, check.actual) == (False, 508 * MILLION, 600 * MILLION)
    assert check.figures == (("current_assets", 2023),)


def test_only_totals_whose_parts_are_always_printed_fail() -> None:
    rows = [
        line("Net sales", 100, metric="total_revenue", scale=MILLION),
        line("Costs", 60, scale=MILLION),
        line("Operating income", 50, metric="operating_income", scale=MILLION),
    ]
    known = figures({"total_revenue": 100, "operating_income": 50})
    assert not any(check.name == "total_is_sum_of_rows" for check in check_report(known, rows, STATEMENTS))


def test_a_total_that_fails_is_measured_from_the_total_before() -> None:
    names = {"operating_cash_flow": 90, "investing_cash_flow": 55}
    rows = [
        line("Net income", 60, statement="cash_flow", scale=MILLION),
        line("Depreciation", 30, statement="cash_flow", scale=MILLION),
        line("Operating", 90, statement="cash_flow", metric="operating_cash_flow", scale=MILLION),
        line("Sales of assets", 40, statement="cash_flow", scale=MILLION),
        line("Grants", 10, statement="cash_flow", scale=MILLION),
        line("Investing", 55, statement="cash_flow", metric="investing_cash_flow", scale=MILLION),
    ]
    checks = [check for check in check_report(figures(names), rows, STATEMENTS) if check.name == "total_is_sum_of_rows"]
    assert [(check.passed, check.expected) for check in checks] == [(True, 90 * MILLION), (False, 50 * MILLION)]


def test_a_total_of_the_income_statement_follows_from_the_rows_between() -> None:
    def row(label: str, now: int, before: int, metric: str | None = None) -> Line:
        return line(label, {2023: now, 2022: before}, metric=metric, scale=MILLION)

    rows = [
        row("Gross profit", 100, 90, "gross_profit"),
        row("Selling expenses", 30, 25),
        row("Other income", 5, 4),
        row("Operating income", 75, 69, "operating_income"),
    ]
    known = {**figures({"gross_profit": 100, "operating_income": 75})}
    known |= figures({"gross_profit": 90, "operating_income": 69}, 2022)
    checks = [check for check in check_report(known, rows, STATEMENTS) if check.name == "total_follows_from_rows"]
    assert [(check.year, check.passed) for check in checks] == [(2023, True), (2022, True)]
    assert set(checks[0].figures) == {("gross_profit", 2023), ("operating_income", 2023)}
    assert len(checks[0].evidence) == 4


def test_nothing_known_nothing_checked() -> None:
    assert check_report({}, [], []) == []


NAMES = some.tuples(some.sampled_from(["total_assets", "cash", "net_income"]), some.sampled_from([2023, 2022]))


@given(some.lists(some.tuples(some.booleans(), some.sets(NAMES, min_size=1)), max_size=20))
def test_confidence_is_the_share_of_checks_passed(results) -> None:
    checks = [
        Check("identity", "any", 2023, passed, Decimal(0), Decimal(0), tuple(sorted(names)))
        for passed, names in results
    ]
    shares = confidence_by_figure(checks)
    assert set(shares) == {name for _, names in results for name in names}
    for name, share in shares.items():
        took_part = [passed for passed, names in results if name in names]
        assert share == sum(took_part) / len(took_part)
        assert 0 <= share <= 1
