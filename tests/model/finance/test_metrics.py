"""From picked rows to figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.figures import Figure, Line, Statement, StatementKind
from model.finance.labels import metric_names
from model.finance.metrics import mark_lines, name_totals, read_figures, reasons_missing
from tests.model.finance.words import MILLION, line

INCOME = Statement("income", (4,), "Statements of Income", (2023, 2022), MILLION, "USD")
BALANCE = Statement("balance", (5,), "Balance Sheets", (2023, 2022), MILLION, "USD")
CASH_FLOW = Statement("cash_flow", (6,), "Statements of Cash Flows", (2023, 2022), MILLION, "USD")
ALL = (INCOME, BALANCE, CASH_FLOW)


def read(*rows: Line) -> dict[str, Figure]:
    """Figures of 2023."""
    figures, _ = read_figures(rows, ALL, "USD")
    return {name: figure for (name, year), figure in figures.items() if year == 2023}


def balance(label: str, value: int, section: str = "") -> Line:
    return line(label, {2023: value, 2022: value + 1}, statement="balance", section=section, scale=MILLION)


def labels(*rows: Line, kind: StatementKind = "balance") -> list[str]:
    return [row.label for row in name_totals(rows, ALL) if row.statement == kind]


def test_a_figure_carries_what_its_row_printed() -> None:
    row = line("Net sales", {2023: 4_812, 2022: 4_610}, scale=MILLION)
    figures, picked = read_figures([row], ALL, "USD")
    assert picked == {"total_revenue": row}
    figure = figures["total_revenue", 2022]
    assert (figure.value, figure.scale, figure.currency) == (4_610 * MILLION, MILLION, "USD")
    assert (figure.label, figure.evidence) == ("Net sales", row.cells[1].evidence)
    assert (figure.method, figure.statement, figure.confidence) == ("printed", "income", 0.5)


def test_per_share_figures_have_no_scale() -> None:
    figure = read(line("Basic earnings per share", "2.67"))["eps_basic"]
    assert (figure.value, figure.scale) == (Decimal("2.67"), 1)


@pytest.mark.parametrize("value", [310, -310])
@pytest.mark.parametrize(
    ("statement", "label", "name"),
    [
        ("cash_flow", "Purchases of property and equipment", "capital_expenditure"),
        ("cash_flow", "Dividends paid", "dividends_paid"),
        ("income", "Cost of sales", "cost_of_revenue"),
        ("income", "Interest expense", "interest_expense"),
    ],
)
def test_costs_and_outflows_are_positive_however_printed(statement, label: str, name: str, value: int) -> None:
    assert read(line(label, value, statement=statement))[name].value == 310


def test_interest_that_may_be_income_keeps_its_sign() -> None:
    assert read(line("Interest expense (income), net", -5))["interest_expense"].value == -5


@given(some.integers(-(10**6), 10**6), some.integers(-(10**6), 10**6))
def test_tax_is_an_expense_when_positive_whichever_way_it_is_printed(pretax: int, tax: int) -> None:
    for printed in (tax, -tax):
        rows = [line("Income before income taxes", pretax), line("Income taxes", printed)]
        figures = read(*rows, line("Net income", pretax - tax))
        assert figures["pretax_income"].value - figures["income_tax"].value == figures["net_income"].value


def test_the_sign_of_a_tax_alone_is_left() -> None:
    assert read(line("Income taxes", -162))["income_tax"].value == -162


def test_rows_that_add_up_are_a_formula_over_all_of_them() -> None:
    figures, picked = read_figures([line("Cost of products", 70), line("Cost of services", 30)], ALL, "USD")
    figure = figures["cost_components", 2023]
    assert (figure.value, figure.method) == (100, "derived")
    assert [leaf.label for leaf in figure.leaves] == ["Cost of products", "Cost of services"]
    assert "cost_components" not in picked


def test_a_row_of_a_statement_that_was_not_found_is_read_at_the_scale_of_the_first() -> None:
    figures, _ = read_figures([line("固定资产折旧", 5_000, statement="cash_flow")], [INCOME], "CNY")
    assert figures["depreciation", 2023].scale == MILLION


def test_an_unlabelled_total_is_named_after_its_heading() -> None:
    total = line("", {2023: 943, 2022: 945}, statement="balance", scale=MILLION)
    rows = [balance("Cash", 412, "Current assets:"), balance("Inventories", 531, "Current assets:"), total]
    named = name_totals(rows, ALL)
    assert named[2].label == "Total current assets"
    figures, _ = read_figures(named, ALL, "USD")
    assert (figures["current_assets", 2023].method, figures["cash", 2023].method) == ("summed", "printed")


def sheet() -> list[Line]:
    """A balance sheet whose two grand totals bear no label."""
    totals = {2023: 943, 2022: 945}
    blank = line("", totals, statement="balance", scale=MILLION)
    return [
        balance("Cash", 412, "Assets"),
        balance("Inventories", 531, "Assets"),
        blank,
        balance("Accounts payable", 400, "Liabilities and equity"),
        balance("Common stock", 543, "Liabilities and equity"),
        blank,
    ]


def test_grand_totals_without_a_label_are_assets_and_what_equals_them() -> None:
    assert labels(*sheet())[2::3] == ["Total assets", "Total liabilities and equity"]


def test_unlabelled_current_assets_are_not_all_assets() -> None:
    def row(label: str, now: int, section: str) -> Line:
        return line(label, now, statement="balance", section=section)

    above = [
        row("Cash", 412, "Current assets"),
        row("Inventories", 531, "Current assets"),
        row("", 943, "Current assets"),
    ]
    below = [row("Payables", 400, "Liabilities"), row("Stock", 600, "Equity"), row("", 1_000, "Equity")]
    named = labels(*above, row("Equipment", 57, "Long-lived"), row("", 1_000, "Long-lived"), *below)
    assert [label for label in named if label.startswith("Total")] == [
        "Total current assets",
        "Total assets",
        "Total liabilities and equity",
    ]


def test_a_second_total_under_one_heading_is_the_first_less_deductions() -> None:
    def row(label: str, now: int) -> Line:
        return line(label, now, statement="balance", section="Property", scale=MILLION)

    rows = [balance("Cash", 9), row("Land", 100), row("Buildings", 300), row("", 400), row("Less: depreciation", 150)]
    assert labels(*rows, row("", 250))[3:] == [
        "Total property before deductions",
        "Less: depreciation",
        "Total property",
    ]


def test_a_number_without_a_label_that_sums_nothing_stays_without() -> None:
    assert labels(balance("Cash", 412), balance("", 7)) == ["Cash", ""]


def test_naming_totals_loses_no_row() -> None:
    rows = [*sheet(), line("Net sales", 5), line("Dividends paid", 6, statement="cash_flow")]
    assert len(name_totals(rows, ALL)) == len(rows)


def test_lines_are_marked_with_their_metric_but_not_with_mere_inputs() -> None:
    sales, selling = line("Net sales", 5), line("Selling expenses", 2)
    _, picked = read_figures([sales, selling], ALL, "USD")
    assert [row.metric for row in mark_lines([sales, selling], picked)] == ["total_revenue", None]


def test_of_equal_rows_only_the_one_taken_is_marked() -> None:
    first, second = line("Net income", 5), line("Net income", 5)
    _, picked = read_figures([first, second], ALL, "USD")
    assert [row.metric for row in mark_lines([first, second], picked)] == ["net_income", None]


def test_every_missing_metric_has_its_reason() -> None:
    reasons = reasons_missing({}, [], [INCOME])
    assert set(reasons) == set(metric_names())
    assert reasons["total_revenue"] == "not_printed"
    assert reasons["total_assets"] == reasons["capital_expenditure"] == "statement_not_found"


def test_a_metric_with_a_figure_is_not_missing() -> None:
    row = line("Net sales", 5)
    figures, _ = read_figures([row], [INCOME], "USD")
    assert "total_revenue" not in reasons_missing(figures, [row], [INCOME])


@pytest.mark.parametrize("label", ["Net interest income", "Total deposits", "利息净收入", "已赚保费"])
def test_banks_and_insurers_have_no_gross_profit(label: str) -> None:
    reasons = reasons_missing({}, [line(label)], ALL)
    assert reasons["gross_profit"] == reasons["current_assets"] == "not_applicable_financial"
    assert reasons["total_revenue"] == "not_printed"


def test_a_maker_with_interest_income_is_no_bank() -> None:
    rows = [line("Interest income"), line("Total current assets", 9, statement="balance")]
    figures, _ = read_figures(rows, ALL, "USD")
    assert reasons_missing(figures, rows, ALL)["gross_profit"] == "not_printed"
