"""Columns of numbers, and the fiscal year above each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.columns import (
    Column,
    column_of,
    find_columns,
    header_end,
    notes_column,
    with_years,
    without_notes,
)
from model.finance.rows import rows_of_page
from tests.model.finance.words import LEFT, SIZE, Printed, left, number, page, rows, width

BODY: tuple[Printed, ...] = (
    ("Net sales", "4,812", "4,610", "4,402"),
    ("Cost of sales", "(3,120)", "(3,011)", "(2,876)"),
    ("Gross profit", "1,692", "1,599", "1,526"),
)
EDGES = (300.0, 380.0, 460.0)
AMOUNTS = some.integers(min_value=1, max_value=10**12)


def years_of(head: list[Printed], body: tuple[Printed, ...] = BODY, edges=EDGES, fiscal_year=None, longest=4):
    printed = rows([*head, *body], edges)
    columns = find_columns(printed[len(head) :])
    return [(column.edge, column.year) for column in with_years(columns, printed[: len(head)], fiscal_year, longest)]


@given(
    some.lists(some.tuples(*[AMOUNTS] * 5), min_size=3, max_size=12),
    some.integers(min_value=2, max_value=5),
    some.floats(min_value=9.0, max_value=60.0),
    some.booleans(),
)
def test_right_aligned_columns_are_found_whatever_their_widths(table, count: int, gap: float, negative: bool) -> None:
    printed = [[f"({value:,})" if negative else f"{value:,}" for value in row[:count]] for row in table]
    edges, x = [], 200.0
    for column in range(count):
        x += max(width(row[column]) for row in printed) + gap
        edges.append(x)
    found = find_columns(rows([("Row", *row) for row in printed], edges))
    assert [column.edge for column in found] == pytest.approx(edges)
    for column, edge, cells in zip(found, edges, zip(*printed, strict=True), strict=True):
        assert column.count == len(printed)
        assert column.left == pytest.approx(edge - max(width(cell.rstrip(")")) for cell in cells))
        assert column.left < column.middle < column.edge


def test_numbers_in_labels_and_years_make_no_column() -> None:
    printed: list[Printed] = [
        ("Due within 12 months", "2023", "2022"),
        *((f"Series {n}", *row[1:3]) for n, row in enumerate(BODY)),
    ]
    assert [column.edge for column in find_columns(rows(printed, EDGES))] == [300, 380]


def test_no_numbers_no_columns() -> None:
    assert find_columns(rows(["The accompanying notes are an integral part"])) == []
    assert find_columns([]) == []


def test_two_stray_small_numbers_are_no_column() -> None:
    words = page([*BODY, "See note", "See note"], EDGES) + left("14", 200, 80 + 3 * 14) + left("15", 200, 80 + 4 * 14)
    assert [column.edge for column in find_columns(rows_of_page(1, words))] == list(EDGES)


def test_a_number_belongs_to_the_column_it_ends_in() -> None:
    columns = [Column(edge=300, left=270, count=3), Column(edge=380, left=350, count=3)]
    assert column_of(number("1,234", 378), columns, SIZE) is columns[1]
    assert column_of(number("1,234", 340), columns, SIZE) is None
    assert column_of(number("1,234", 300), [], SIZE) is None


def test_only_a_dash_may_stand_in_the_middle_of_its_column() -> None:
    columns = [Column(edge=300, left=230, count=3)]
    assert column_of(number("—", 265), columns, SIZE) is columns[0]
    assert column_of(number("7", 265), columns, SIZE) is None


def test_the_head_ends_at_the_first_amounts() -> None:
    head: list[Printed] = ["(In millions)", ("", "2023", "2022", "2021")]
    printed = rows([*head, *BODY], EDGES)
    columns = find_columns(printed)
    assert header_end(printed, columns) == 2
    assert header_end(printed[:2], columns) == 2


@pytest.mark.parametrize(
    "head",
    [
        [("", "2023", "2022", "2021")],
        ["Year ended December 31,", ("", "2023", "2022", "2021")],
        [("", "Dec. 31, 2023", "Dec. 31, 2022", "Dec. 31, 2021")],
        [("项目", "2023年度", "2022年度", "2021年度")],
        [("", "FY2023", "FY2022", "FY2021")],
    ],
)
def test_years_stand_over_their_columns(head: list[Printed]) -> None:
    assert years_of(head) == list(zip(EDGES, (2023, 2022, 2021), strict=True))


@given(some.permutations(range(2015, 2019)), some.integers(min_value=2, max_value=4))
def test_years_may_run_either_way(years: list[int], count: int) -> None:
    body = tuple(("Net sales", *row[1:], "9,999")[: count + 1] for row in BODY)
    edges = (*EDGES, 540.0)[:count]
    head: list[Printed] = [("", *map(str, years[:count]))]
    assert years_of(head, body, edges) == list(zip(edges, years[:count], strict=True))


@pytest.mark.parametrize(
    "titles",
    [("期末余额", "期初余额"), ("本期发生额", "上期发生额"), ("本年金额", "上年金额"), ("年末余额", "年初余额")],
)
def test_this_and_last_period_are_named_by_the_fiscal_year(titles: tuple[str, str]) -> None:
    body = tuple(row[:3] for row in BODY)
    assert years_of([("项目", *titles)], body, (300, 380), 2023) == [(300, 2023), (380, 2022)]
    assert years_of([("项目", *titles)], body, (300, 380), None) == []


def test_columns_without_a_year_are_dropped() -> None:
    assert years_of([("", "2023", "2022", "Change")]) == [(300, 2023), (380, 2022)]


def test_an_opening_balance_is_dropped_beside_its_year() -> None:
    head: list[Printed] = [("", "31 Dec 2023", "31 Dec 2022", "1 Jan 2022")]
    wide = (300.0, 400.0, 500.0)
    assert years_of(head, edges=wide) == [(300, 2023), (400, 2022)]
    alone: list[Printed] = [("", "31 Dec 2023", "31 Dec 2022", "1 Jan 2021")]
    assert years_of(alone, edges=wide) == [(300, 2023), (400, 2022), (500, 2021)]


def test_a_summary_of_many_years_is_no_statement() -> None:
    edges = tuple(200.0 + 60 * column for column in range(5))
    body = tuple((row[0], *row[1:], "4,000", "3,900") for row in BODY)
    head: list[Printed] = [("", "2023", "2022", "2021", "2020", "2019")]
    assert years_of(head, body, edges) == []
    assert len(years_of(head, body, edges, longest=11)) == 5


@pytest.mark.parametrize(
    ("titles", "kept"),
    [(("Group", "Company"), (250, 310)), (("Company", "Consolidated"), (370, 430)), ((), (250, 310))],
)
def test_of_group_and_company_the_group_is_kept(titles: tuple[str, ...], kept: tuple[int, ...]) -> None:
    edges = (250.0, 310.0, 370.0, 430.0)
    body = tuple(("Cash", "1,100", "1,200", "1,300", "1,400") for _ in range(3))
    words = page([" ", ("", "2023", "2022", "2023", "2022"), *body], edges)
    for title, x in zip(titles, (250, 370), strict=False):
        words += left(title, x, 80)
    printed = rows_of_page(1, words)
    head = [row for row in printed if not row.numbers or row.numbers[0].value > 2000]
    found = with_years(find_columns(printed), head, None, 4)
    assert [(column.edge, column.year) for column in found] == [(kept[0], 2023), (kept[1], 2022)]


def test_a_year_printed_over_three_columns_names_no_statement() -> None:
    assert years_of([("", "2023", "2023", "2023")]) == []


def test_footnotes_and_amounts_are_no_years() -> None:
    assert years_of([("", "1,2023", "2022.5", "2021")]) == [(460, 2021)]


NOTES_HEAD = ("Note", "附注", "Notes", "注释")


@pytest.mark.parametrize("title", NOTES_HEAD)
def test_the_column_of_notes_is_known_by_its_head(title: str) -> None:
    head = rows_of_page(1, [*left("Assets", LEFT, 80), *left(title, 200, 80), *left("2023", 280, 80)])
    columns = [Column(215, 205, 5), Column(300, 260, 9), Column(380, 340, 9)]
    notes = notes_column(head, columns)
    assert notes == (200, 200 + width(title))
    assert without_notes(columns, notes) == columns[1:]


def test_the_head_of_notes_may_stand_on_a_line_without_years() -> None:
    head = rows_of_page(1, [*left("Assets", LEFT, 80), *left("Note", 200, 80)])
    assert notes_column(head, [Column(300, 260, 9)]) == (200, 220)


def test_a_label_that_begins_with_notes_is_no_column_head() -> None:
    head = rows_of_page(1, left("Notes payable", LEFT, 80))
    assert notes_column(head, [Column(300, 260, 9)]) is None
    assert without_notes([Column(300, 260, 9)], None) == [Column(300, 260, 9)]
