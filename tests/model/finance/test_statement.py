"""The pages of a statement as its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.documents import Word
from model.finance.figures import StatementKind
from model.finance.statement import PageWords, Reading, read_statement, read_supplement
from tests.model.finance.words import LEFT, MILLION, SOURCE, Printed, left, page, right

EDGES = (380.0, 460.0)
INCOME: list[Printed] = [
    "CONSOLIDATED STATEMENTS OF INCOME",
    "(In millions, except per share data)",
    ("Years ended December 31,", "2023", "2022"),
    ("Net sales", "4,812", "4,610"),
    ("Cost of sales", "(3,120)", "(3,011)"),
    ("Gross profit", "1,692", "1,599"),
    ("Impairment", "—", "12"),
    ("Net income", "1,010", "1,004"),
    "Earnings per common share:",
    ("  Basic", "2.67", "2.41"),
    ("  Diluted", "2.65", "2.39"),
    ("Weighted average shares – basic", "412", "410"),
    ("Dividends declared per share", "0.96", "0.92"),
]
BALANCE_HEAD: list[Printed] = ["CONSOLIDATED BALANCE SHEETS", "(In millions)", ("December 31,", "2023", "2022")]
ASSETS: list[Printed] = [
    ("Cash", "1,412", "1,371"),
    ("Inventories", "2,531", "2,547"),
    ("Total assets", "3,943", "3,918"),
]
CLAIMS: list[Printed] = [
    ("Accounts payable", "1,402", "1,377"),
    ("Retained earnings", "2,541", "2,541"),
    ("Total liabilities and equity", "3,943", "3,918"),
]


def pages(*printed: Sequence[Printed], edges: Sequence[float] = EDGES) -> dict[int, list[Word]]:
    return {number: page(rows, edges) for number, rows in enumerate(printed, 1)}


def read(
    kind: StatementKind, book: Mapping[int, Sequence[Word]], first: int = 1, fiscal_year: int | None = None
) -> Reading | None:
    words: PageWords = lambda number: book.get(number, ())  # noqa: E731 - a page that is not there has no words
    return read_statement(kind, first, max(book, default=0), words, SOURCE, fiscal_year)


def lines(reading: Reading | None) -> dict[str, dict[int, Decimal]]:
    assert reading is not None
    return {line.label: {cell.year: cell.value for cell in line.cells} for line in reading.lines}


def test_a_statement_is_its_title_years_unit_and_pages() -> None:
    reading = read("income", pages(INCOME))
    assert reading is not None
    found = reading.statement
    assert (found.kind, found.title, found.years) == ("income", INCOME[0], (2023, 2022))
    assert (found.pages, found.scale, found.currency) == ((1,), MILLION, None)


def test_values_are_in_units_and_rows_of_shares_in_their_own() -> None:
    found = lines(read("income", pages(INCOME)))
    assert found["Net sales"] == {2023: 4_812 * MILLION, 2022: 4_610 * MILLION}
    assert found["Cost of sales"][2023] == -3_120 * MILLION
    assert found["Impairment"] == {2023: 0, 2022: 12 * MILLION}
    assert found["Basic"] == {2023: Decimal("2.67"), 2022: Decimal("2.41")}
    assert found["Dividends declared per share"][2023] == Decimal("0.96")
    assert found["Weighted average shares – basic"][2023] == 412 * MILLION


def test_every_cell_can_be_opened() -> None:
    reading = read("income", pages(INCOME))
    assert reading is not None
    sales = reading.lines[0]
    evidence = sales.cells[1].evidence
    assert (evidence.source, evidence.page, evidence.quote) == (SOURCE, 1, "Net sales 4,610")
    assert evidence.box == (EDGES[1] - 25, 80 + 3 * 14, EDGES[1], 90 + 3 * 14)


@given(
    some.lists(some.tuples(some.integers(1_000, 10**8), some.integers(1_000, 10**8)), min_size=3, max_size=15),
    some.sampled_from([("(In millions)", MILLION), ("(In thousands)", 1_000), ("", 1), ("单位：万元", 10_000)]),
)
def test_any_table_comes_out_as_it_was_printed(table: list[tuple[int, int]], unit: tuple[str, int]) -> None:
    rows = [(f"Item {chr(65 + i)}", f"{a:,}", f"({b:,})") for i, (a, b) in enumerate(table)]
    found = lines(read("income", pages([INCOME[0], unit[0] or " ", INCOME[2], *rows])))
    assert found == {
        label: {2023: Decimal(a) * unit[1], 2022: -Decimal(b) * unit[1]}
        for (label, *_), (a, b) in zip(rows, table, strict=True)
    }


def test_rows_stand_under_their_headings() -> None:
    reading = read("income", pages(INCOME))
    assert reading is not None
    assert {line.label: line.section for line in reading.lines}["Diluted"] == "Earnings per common share:"


def test_page_numbers_and_running_heads_are_no_rows() -> None:
    found = lines(read("income", pages(["Table of Contents", *INCOME, "47", "Page 48", "第 49 页", "- 50 -"])))
    assert set(found) == set(lines(read("income", pages(INCOME))))


def test_the_foot_ends_a_statement() -> None:
    foot = "The accompanying notes are an integral part of these statements."
    found = lines(read("income", pages([*INCOME, foot, ("Loans", "1,111", "1,112")])))
    assert "Loans" not in found


def test_the_next_title_ends_a_statement() -> None:
    two = [*INCOME, "CONSOLIDATED STATEMENTS OF COMPREHENSIVE INCOME", ("Translation", "1,111", "1,112")]
    assert "Translation" not in lines(read("income", pages(two)))


def test_a_statement_begins_at_its_title() -> None:
    two = [*INCOME, *BALANCE_HEAD, *ASSETS, *CLAIMS]
    found = lines(read("balance", pages(two)))
    assert "Net sales" not in found
    assert found["Total assets"][2022] == 3_918 * MILLION


def test_a_statement_goes_on_overleaf_with_or_without_its_heads() -> None:
    headed = [*BALANCE_HEAD, *CLAIMS]
    for second in (CLAIMS, headed):
        reading = read("balance", pages([*BALANCE_HEAD, *ASSETS], second))
        assert reading is not None
        assert reading.statement.pages == (1, 2)
        assert [line.cells[0].evidence.page for line in reading.lines] == [1, 1, 1, 2, 2, 2]


def test_a_finished_statement_does_not_go_on() -> None:
    reading = read("balance", pages([*BALANCE_HEAD, *ASSETS, *CLAIMS], [("Loans", "1,111", "1,112")] * 4))
    assert reading is not None
    assert reading.statement.pages == (1,)


def test_another_statement_overleaf_is_not_taken() -> None:
    reading = read("balance", pages([*BALANCE_HEAD, *ASSETS], INCOME))
    assert reading is not None
    assert reading.statement.pages == (1,)


def test_a_cash_flow_statement_goes_on_with_its_reconciliation() -> None:
    first: list[Printed] = [
        "CONSOLIDATED STATEMENTS OF CASH FLOWS",
        ("(In millions)", "2023", "2022"),
        ("Cash received from customers", "5,412", "5,371"),
        ("Net cash from operating activities", "1,412", "1,371"),
        ("Cash at end of year", "1,943", "1,918"),
    ]
    second: list[Printed] = [
        "Reconciliation of net income",
        ("Net income", "1,010", "1,004"),
        ("Depreciation", "203", "196"),
    ]
    assert lines(read("cash_flow", pages(first, second)))["Depreciation"][2023] == 203 * MILLION


def test_this_period_is_the_fiscal_year() -> None:
    rows: list[Printed] = [
        "合并利润表",
        "单位：元 币种：人民币",
        ("项目", "本期金额", "上期金额"),
        ("一、营业总收入", "48,120,000.15", "46,100,000.20"),
        ("其中：营业收入", "48,120,000.15", "46,100,000.20"),
        ("五、净利润", "1,010,000.00", "-1,004,000.00"),
        ("（一）基本每股收益", "0.26", "0.24"),
    ]
    reading = read("income", pages(rows), fiscal_year=2023)
    found = lines(reading)
    assert found["五、净利润"] == {2023: Decimal("1010000.00"), 2022: Decimal("-1004000.00")}
    assert reading is not None
    assert (reading.statement.scale, reading.statement.currency) == (1, "CNY")
    assert read("income", pages(rows)) is None


def test_halves_side_by_side_are_read_one_after_the_other() -> None:
    words = [*left("CONSOLIDATED BALANCE SHEETS", LEFT, 60)]
    for x, second in ((LEFT, (200.0, 260.0)), (290.0, (480.0, 540.0))):
        words += [*right("2023", second[0], 80), *right("2022", second[1], 80)]
        rows = ASSETS if x == LEFT else CLAIMS
        for index, row in enumerate([*rows, *rows]):
            top = 94.0 + 14 * index
            words += left(row[0], x, top)
            for cell, edge in zip(row[1:], second, strict=True):
                words += right(cell, edge, top)
    found = list(lines(read("balance", {1: words})))
    assert found == [row[0] for row in (*ASSETS, *CLAIMS)]


@pytest.mark.parametrize(
    "rows", [[], ["CONSOLIDATED STATEMENTS OF INCOME"], [INCOME[0], ("Net sales", "4,812", "4,610")]]
)
def test_a_page_without_columns_or_years_is_no_statement(rows: list[Printed]) -> None:
    assert read("income", pages(rows)) is None


SUPPLEMENT: list[Printed] = [
    "现金流量表补充资料",
    "单位：千元",
    ("补充资料", "2023年度", "2022年度"),
    ("净利润", "1,010", "1,004"),
    ("固定资产折旧", "2,030", "1,960"),
    ("无形资产摊销", "1,203", "1,196"),
]


def supplement(rows: Sequence[Printed], scale: int = 10_000):
    text = "\n".join(row if isinstance(row, str) else " ".join(row) for row in rows)
    book = pages(["合并利润表"], rows)
    return read_supplement(["合并利润表", text], lambda number: book[number], SOURCE, scale, 2023)


def test_the_note_to_a_chinese_cash_flow_statement_is_read_at_its_own_unit() -> None:
    found = {line.label: line for line in supplement(SUPPLEMENT)}
    depreciation = found["固定资产折旧"]
    assert (depreciation.statement, depreciation.section) == ("cash_flow", "补充资料")
    assert [cell.value for cell in depreciation.cells] == [2_030_000, 1_960_000]
    assert depreciation.cells[0].evidence.page == 2


def test_without_a_unit_the_note_has_that_of_the_statements() -> None:
    found = supplement([row for row in SUPPLEMENT if row != "单位：千元"])
    assert found[1].cells[0].value == 20_300_000


def test_other_notes_are_not_read() -> None:
    assert supplement(["现金流量表补充资料", "详见附注"]) == []
    assert supplement([row for row in SUPPLEMENT if "补充" not in row[0] and row != SUPPLEMENT[0]]) == []
