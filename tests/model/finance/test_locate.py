"""Which pages hold the three statements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.figures import STATEMENT_KINDS, StatementKind
from model.finance.locate import (
    find_statements,
    is_chinese,
    is_titled,
    other_titles,
    statement_knowledge,
    title_of_line,
)
from model.finance.wording import compact

ROWS: dict[str, tuple[str, ...]] = {
    "income": (
        "Net sales", "Cost of sales", "Selling and administrative expenses", "Interest expense",
        "Income before income taxes", "Provision for income taxes", "Net income", "Basic earnings per share", "Diluted",
    ),
    "balance": (
        "Cash and cash equivalents", "Accounts receivable", "Inventories", "Total current assets", "Goodwill",
        "Total assets", "Accounts payable", "Total current liabilities", "Retained earnings", "Total equity",
    ),
    "cash_flow": (
        "Cash flows from operating activities", "Depreciation", "Changes in working capital", "Investing activities",
        "Capital expenditures", "Financing activities", "Dividends paid", "Repayment of debt", "Proceeds from debt",
        "Cash at end of year",
    ),
    "利润": ("营业总收入", "营业成本", "营业利润", "利润总额", "所得税费用", "净利润", "基本每股收益", "综合收益总额"),
    "资产负债": ("货币资金", "流动资产合计", "资产总计", "流动负债合计", "负债合计", "未分配利润", "实收资本"),
    "现金流量": (
        "经营活动产生的现金流量净额", "投资活动产生的现金流量净额", "筹资活动产生的现金流量净额",
        "购建固定资产支付的现金", "期初现金及现金等价物余额", "期末现金及现金等价物余额",
    ),
}  # fmt: skip
TITLES = {
    "income": "Consolidated Statements of Income",
    "balance": "Consolidated Balance Sheets",
    "cash_flow": "Consolidated Statements of Cash Flows",
}
PROSE = "Our people designed, built and shipped instruments for laboratories in many countries during the year. " * 12


def statement(rows: str, title: str = "") -> str:
    """The text of a page with a statement; without a title of its own it bears the usual one."""
    body = "\n".join(f"{label} {4_812 + 17 * index:,} {4_610 + 13 * index:,}" for index, label in enumerate(ROWS[rows]))
    return f"Meridian Instruments Inc.\n{title or TITLES[rows]}\n(In millions) 2023 2022\n{body}"


def chinese(rows: str, owner: str = "合并") -> str:
    body = "\n".join(
        f"{label} {48_120_000 + index:,}.15 {46_100_000 + index:,}.20" for index, label in enumerate(ROWS[rows])
    )
    return f"{owner}{rows}表\n2023年12月31日\n单位：元 币种：人民币\n项目 本期 上期\n{body}"


def pages_of(texts: list[str]) -> dict[StatementKind, int]:
    best = find_statements(texts)[0]
    return {kind: place.page for kind, place in best.items()}


STATEMENTS = [statement("income"), statement("balance"), statement("cash_flow")]


@given(some.integers(0, 30), some.integers(0, 30))
def test_statements_are_found_wherever_they_stand(before: int, after: int) -> None:
    texts = [PROSE] * before + STATEMENTS + [PROSE] * after
    assert pages_of(texts) == {"income": before + 1, "balance": before + 2, "cash_flow": before + 3}


@given(some.permutations(["income", "balance", "cash_flow"]))
def test_the_order_of_the_statements_does_not_matter(order: list[str]) -> None:
    found = pages_of([PROSE, *(statement(kind) for kind in order), PROSE])
    assert found == {kind: index for index, kind in enumerate(order, 2)}


@pytest.mark.parametrize("missing", STATEMENT_KINDS)
def test_a_statement_that_is_not_there_is_absent(missing: StatementKind) -> None:
    kept = [kind for kind in STATEMENT_KINDS if kind != missing]
    assert set(pages_of([PROSE, *(statement(kind) for kind in kept)])) == set(kept)


@pytest.mark.parametrize("texts", [[], [""], [PROSE] * 4])
def test_prose_has_no_statements(texts: list[str]) -> None:
    assert find_statements(texts) == []


def test_a_page_is_found_by_its_accounts_without_a_title() -> None:
    texts = [PROSE, statement("income", title="Results"), *STATEMENTS[1:]]
    places = find_statements(texts)[0]
    assert places["income"].page == 2
    assert not places["income"].titled
    assert places["balance"].titled


@pytest.mark.parametrize(
    "title",
    [
        "Condensed Consolidating Statement of Income of Guarantor Subsidiaries",
        "Pro Forma Statements of Income",
        "Parent Company Statements of Income",
        "Quarterly Financial Data, Three Months Ended: Statements of Income",
        "Selected Financial Data",
    ],
)
def test_summaries_and_other_companies_statements_lose(title: str) -> None:
    impostor = statement("income", title)
    assert pages_of([impostor, *[PROSE] * 20, *STATEMENTS])["income"] == 22
    assert pages_of([*STATEMENTS, impostor])["income"] == 1


def test_contents_lose_though_they_name_every_statement() -> None:
    index = "Index to Consolidated Financial Statements\n" + "\n".join(
        f"{title} {50 + number}" for number, title in enumerate(TITLES.values())
    )
    assert pages_of([index, PROSE, *STATEMENTS]) == {"income": 3, "balance": 4, "cash_flow": 5}


def test_statements_of_one_company_stand_together() -> None:
    far = [statement("balance"), *[PROSE] * 40, *STATEMENTS]
    assert pages_of(far)["balance"] == 43


def test_of_equal_sets_the_first_is_the_companys_own() -> None:
    texts = [*STATEMENTS, PROSE, *STATEMENTS]
    assert pages_of(texts) == {"income": 1, "balance": 2, "cash_flow": 3}


@given(some.integers(1, 6))
def test_sets_differ_and_are_no_more_than_asked_for(limit: int) -> None:
    sets = find_statements([*STATEMENTS, PROSE, *STATEMENTS], limit)
    pages = [tuple(sorted((kind, place.page) for kind, place in chosen.items())) for chosen in sets]
    assert len(pages) == len(set(pages)) == limit


def test_the_next_page_of_a_statement_does_not_begin_it() -> None:
    assert pages_of([STATEMENTS[0], STATEMENTS[1], statement("balance"), STATEMENTS[2]])["balance"] == 2


def test_chinese_statements_are_the_consolidated_ones() -> None:
    own = [chinese(rows) for rows in ("资产负债", "利润", "现金流量")]
    parent = [chinese(rows, "母公司") for rows in ("资产负债", "利润", "现金流量")]
    found = pages_of(["重要提示：本公司董事会保证年度报告内容真实、准确、完整。" * 9, *own, *parent])
    assert found == {"balance": 2, "income": 3, "cash_flow": 4}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("合并利润表", "income"),
        ("2、合并利润表", "income"),
        ("（二）合并资产负债表", "balance"),
        ("合并现金流量表", "cash_flow"),
        ("合并及公司利润表", "income"),
        ("合并及母公司现金流量表（续）", "cash_flow"),
        ("利润表", "income"),
        ("资产负债表", "balance"),
        ("母公司利润表", None),
        ("合并利润表项目变动分析", None),
        ("合并资产负债表相关科目附注", None),
        ("编制合并现金流量表的补充说明", None),
        ("合并所有者权益变动表", None),
        ("本公司管理层于二〇二三年度结束之后批准报出上述合并利润表及全部其他报表", None),
        ("", None),
    ],
)
def test_lines_that_announce_a_chinese_statement(line: str, kind: str | None) -> None:
    assert title_of_line(line) == kind


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("CONSOLIDATED STATEMENTS OF INCOME\nYears ended", True),
        ("Meridian plc\nConsolidated income statement\nfor the year ended", True),
        ("CONSOLIDATED STATEMENTS OF PROFIT OR LOSS", True),
        ("Amounts recorded in our consolidated statements of income are net of", False),
        ("Consolidated Balance Sheets", False),
        ("x" * 500 + "Consolidated Statements of Income", False),
    ],
)
def test_a_title_stands_at_the_top_and_in_no_sentence(text: str, titled: bool) -> None:
    assert is_titled("income", text, compact(text)) is titled


@given(some.text(some.characters(codec="ascii"), min_size=1))
def test_ascii_is_not_chinese(text: str) -> None:
    assert not is_chinese(text)


@given(
    some.text(some.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=20), some.integers(0, 3)
)
def test_numbers_among_chinese_leave_it_chinese(text: str, times: int) -> None:
    assert is_chinese(text + "1" * times * len(text))


@pytest.mark.parametrize(
    "title",
    [
        "Consolidated Statements of Stockholders' Equity",
        "Consolidated Statements of Comprehensive Income",
        "Statements of Changes in Equity",
        "合并所有者权益变动表",
        "母公司资产负债表",
    ],
)
def test_other_tables_are_known_by_their_titles(title: str) -> None:
    assert other_titles().search(compact(title))


@pytest.mark.parametrize("kind", STATEMENT_KINDS)
def test_a_statement_is_known_by_enough_accounts(kind: StatementKind) -> None:
    text = compact(statement(kind))
    assert sum(1 for anchor in statement_knowledge(kind).anchors if anchor.search(text)) >= 6


def test_a_chinese_note_that_names_two_accounts_is_no_statement() -> None:
    note = "财务报表附注\n重要子公司的财务信息\n项目 本期 上期\n营业收入 3,170.00 2,990.00\n净利润 210.00 180.00"
    assert find_statements(["砚溪仪器股份有限公司\n2023年年度报告", note]) == []
