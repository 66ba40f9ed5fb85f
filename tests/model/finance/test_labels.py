"""From printed labels to the metrics of the dictionary."""

from __future__ import annotations

import pytest

from model.finance.figures import Line, StatementKind
from model.finance.labels import metric_names, metric_of, pick_lines, rules, same_account, same_label
from tests.model.finance.printed_labels import LABELS, NEAR_MISSES
from tests.model.finance.words import line

STATEMENTS: dict[str, StatementKind] = {rule.name: rule.statement for rule in rules()}
PER_SHARE = "Earnings per common share:"


def names(*rows: Line) -> set[str]:
    return set(pick_lines(rows))


def test_every_metric_has_labels_here() -> None:
    assert set(LABELS) == {rule.name for rule in rules()}


@pytest.mark.parametrize(("name", "label"), [(name, label) for name, labels in LABELS.items() for label in labels])
def test_a_label_is_its_metric_and_no_other(name: str, label: str) -> None:
    assert names(line(label, statement=STATEMENTS[name])) == {name}


@pytest.mark.parametrize("label", [label for labels in LABELS.values() for label in labels])
def test_a_label_of_another_statement_is_not_taken(label: str) -> None:
    kinds: tuple[StatementKind, ...] = ("income", "balance", "cash_flow")
    taken = {kind: names(line(label, statement=kind)) for kind in kinds}
    assert all(STATEMENTS[name] == kind for kind, found in taken.items() for name in found)


@pytest.mark.parametrize(
    ("statement", "label"), [(statement, label) for statement, labels in NEAR_MISSES.items() for label in labels]
)
def test_near_misses_are_no_metric(statement: StatementKind, label: str) -> None:
    assert names(line(label, statement=statement)) == set()


def taken(name: str, *rows: Line) -> list[str]:
    """Labels of the rows a metric was taken from."""
    return [row.label for row in pick_lines(rows).get(name, ())]


def test_the_exact_wording_wins_over_the_loose_one() -> None:
    assert taken("total_revenue", line("Sales"), line("Total revenues")) == ["Total revenues"]
    assert taken("research_development", line("Research and development, other"), line("Research and development")) == [
        "Research and development"
    ]


def test_of_equal_rows_the_first_is_taken_for_flows_and_the_last_for_equity() -> None:
    first, second = line("Net income", 1), line("Net income", 2)
    assert pick_lines([first, second])["net_income"] == (first,)
    equity = [line("Total equity", value, statement="balance") for value in (1, 2)]
    assert pick_lines(equity)["total_equity"] == (equity[1],)


def test_avoided_rows_are_taken_only_when_nothing_else_matches() -> None:
    continuing = line("Basic earnings per share from continuing operations", "2.10")
    assert taken("eps_basic", continuing, line("Basic earnings per share", "2.30")) == ["Basic earnings per share"]
    assert taken("eps_basic", continuing) == [continuing.label]


@pytest.mark.parametrize("section", [PER_SHARE, "Net income per share", "Income per unit", "每股收益："])
def test_basic_and_diluted_under_a_per_share_heading(section: str) -> None:
    assert names(line("Basic", "2.67", section=section)) == {"eps_basic"}
    assert names(line("Diluted", "2.65", section=section)) == {"eps_diluted"}


@pytest.mark.parametrize("section", ["Weighted average shares per share", "Number of shares used in per share amounts"])
def test_basic_and_diluted_under_a_heading_of_shares_are_not_earnings(section: str) -> None:
    assert names(line("Basic", "201", section=section), line("Diluted", "204", section=section)) == set()


def test_numbers_too_large_for_a_share_are_not_per_share() -> None:
    assert names(line("Basic", 201_000_000, section=PER_SHARE)) == set()


def test_one_row_may_be_basic_and_diluted() -> None:
    assert names(line("Net income per share – basic and diluted", "1.20")) >= {"eps_basic", "eps_diluted"}
    assert names(line("基本及稀释每股收益", "1.20")) == {"eps_basic", "eps_diluted"}


def test_rows_are_left_where_their_heading_says_something_else() -> None:
    paid = line("Dividends paid", statement="cash_flow", section="Supplemental noncash information")
    assert names(paid) == set()
    spent = line("Purchases of property", statement="cash_flow", section="Non-cash investing activities")
    assert names(spent) == set()


def test_of_two_borrowings_the_noncurrent_is_meant() -> None:
    rows = [
        line("Borrowings", 5, statement="balance", section="Non-current liabilities"),
        line("Borrowings", 3, statement="balance", section="Current liabilities"),
    ]
    assert pick_lines(rows)["long_term_debt"] == (rows[0],)


def test_rows_that_only_their_heading_explains() -> None:
    customers = line("Customers", 7, statement="balance", section="Accounts receivable:")
    suppliers = line("Trade", 8, statement="balance", section="Accounts payable:")
    assert pick_lines([customers, suppliers]) == {"receivables": (customers,), "accounts_payable": (suppliers,)}


def test_total_costs_are_costs_of_revenue_only_before_other_expenses() -> None:
    assert taken("cost_of_revenue", line("Total costs"), line("Selling expenses")) == ["Total costs"]
    assert taken("cost_of_revenue", line("Selling expenses"), line("Total costs and expenses")) == []


def test_all_parts_of_the_costs_count() -> None:
    rows = [line("Cost of products"), line("Cost of services"), line("Research and development")]
    assert pick_lines(rows)["cost_components"] == tuple(rows[:2])


def test_selling_expenses_are_not_the_sales_above_them() -> None:
    assert taken("selling_expense", line("Sales", 9), line("Selling expenses", 2)) == ["Selling expenses"]


def test_inputs_are_no_metrics_of_their_own() -> None:
    assert "total_revenue" in metric_names()
    assert not {"cash_end", "selling_expense", "cost_components"} & set(metric_names())


def test_the_metric_of_a_row_in_any_table() -> None:
    wanted = ("total_revenue", "total_assets", "net_income")
    assert metric_of(line("Total assets", statement="income"), wanted) == "total_assets"
    assert metric_of(line("Total assets"), ("net_income",)) is None
    assert metric_of(line("Restricted cash"), wanted) is None
    assert metric_of(line("Net income attributable to noncontrolling interests"), wanted) is None


def test_an_account_is_found_by_its_printed_label_first() -> None:
    exact, keyed, named = line("Net sales"), line("Net sales (Note 2)"), line("Revenues", metric="total_revenue")
    assert same_account("NET SALES", [named, keyed, exact]) == [exact, keyed, named]


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("归属于母公司股东权益合计", "归属于母公司所有者权益合计"),
        ("负债及股东权益总计", "负债和所有者权益总计"),
        ("期初现金及现金等价物余额", "年初现金及现金等价物余额"),
        ("经营活动产生的现金流量净额", "经营活动现金流量净额"),
        ("归属于上市公司股东的净利润", "归属于母公司所有者的净利润"),
        ("期末现金及现金等价物余额", "六、年末现金及现金等价物余额"),
        ("归属于母公司所有者的综合收益总额", "（一）归属于母公司股东的综合收益总额"),
        ("购建固定资产、无形资产和其他长期资产支付的现金", "购建固定资产、无形资产和其他长期资产所支付的现金"),
        ("收到其他与经营活动有关的现金", "收到的其他与经营活动有关的现金"),
        ("汇率变动对现金及现金等价物的影响", "四、汇率变动对现金及现金等价物的影响额"),
        ("税金及附加", "营业税金及附加"),
        ("公允价值变动收益", "加：公允价值变动净收益（损失以“-”号填列）"),
        ("投资收益", "投资净收益"),
        ("所得税费用", "减：所得税费用"),
    ],
)
def test_chinese_accounts_are_found_under_the_name_of_the_standard_form(asked: str, printed: str) -> None:
    row = line(printed)
    assert same_account(asked, [line("其他"), row]) == [row]


def test_opening_and_closing_balances_are_not_the_same_account() -> None:
    assert same_account("期初现金及现金等价物余额", [line("期末现金及现金等价物余额")]) == []
    assert same_account("年初现金及现金等价物余额", [line("年末现金及现金等价物余额")]) == []


def test_an_account_that_is_not_printed_is_not_found() -> None:
    assert same_account("Goodwill", [line("Net sales", metric="total_revenue")]) == []


def test_rows_of_a_label_are_not_rows_of_its_metric() -> None:
    rows = [line("Total net sales"), line("(1) Net  sales (Note 2)"), line("Cost of sales")]
    assert same_label("Net sales", rows) == [rows[1]]
    assert same_label("股东权益合计", [line("所有者权益总计", statement="balance")]) != []
