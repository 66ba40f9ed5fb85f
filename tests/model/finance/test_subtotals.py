"""Rows that are the sum of rows above them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.figures import Line
from model.finance.subtotals import find_subtotals
from tests.model.finance.words import MILLION, line

VALUES = some.integers(min_value=1, max_value=10**9)
TABLES = some.lists(some.tuples(VALUES, VALUES), min_size=2, max_size=20)


def lines(table: list[tuple[int, int]], scale: int = 1) -> list[Line]:
    return [line(f"Row {i}", {2023: now, 2022: before}, scale=scale) for i, (now, before) in enumerate(table)]


def with_total(table: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [*table, (sum(now for now, _ in table), sum(before for _, before in table))]


@given(TABLES)
def test_any_table_with_its_total_is_recognised(table: list[tuple[int, int]]) -> None:
    found = find_subtotals(lines(with_total(table)), 1)
    assert found[len(table)].parts == tuple(range(len(table)))
    assert found[len(table)].total == len(table)


@given(TABLES, some.data())
def test_a_total_with_one_cell_changed_is_not(table: list[tuple[int, int]], data: some.DataObject) -> None:
    rows = [list(row) for row in with_total(table)]
    row, year = data.draw(some.integers(0, len(table))), data.draw(some.integers(0, 1))
    rows[row][year] += data.draw(some.integers(1, 10**9))
    found = find_subtotals(lines([(now, before) for now, before in rows]), 1)
    assert len(table) not in found


@given(TABLES, some.sampled_from([1_000, MILLION]))
def test_a_total_may_be_rounded_by_a_printed_unit(table: list[tuple[int, int]], scale: int) -> None:
    *parts, (now, before) = with_total(table)
    assert len(table) in find_subtotals(lines([*parts, (now + 1, before - 1)], scale), scale)
    beyond = 2 + len(table) // 3
    assert len(table) not in find_subtotals(lines([*parts, (now + beyond, before)], scale), scale)


@given(some.lists(some.lists(some.tuples(VALUES, VALUES), min_size=2, max_size=5), min_size=2, max_size=4))
def test_totals_of_totals_sum_the_totals_and_not_their_parts(groups: list[list[tuple[int, int]]]) -> None:
    rows: list[tuple[int, int]] = []
    totals = []
    for group in groups:
        rows += with_total(group)
        totals.append(len(rows) - 1)
    rows.append((sum(rows[i][0] for i in totals), sum(rows[i][1] for i in totals)))
    assert find_subtotals(lines(rows), 1)[len(rows) - 1].parts == tuple(totals)


@pytest.mark.parametrize(
    "label", ["Less: accumulated depreciation", "减：库存股", "经营活动现金流出小计", "所得税费用"]
)
def test_deductions_printed_without_a_sign_are_subtracted(label: str) -> None:
    rows = [line("Gross", 100), line(label, 30), line("Net", 70)]
    assert find_subtotals(rows, 1)[2].parts == (0, 1)
    assert 2 not in find_subtotals([line("Gross", 100), line("Allowance", 30), line("Net", 70)], 1)


def test_deductions_printed_as_negatives_are_not_subtracted_twice() -> None:
    assert find_subtotals([line("Gross", 100), line("Less: allowance", -30), line("Net", 70)], 1)[2].parts == (0, 1)


@pytest.mark.parametrize("label", ["其中：应收利息", "Of which: restricted"])
def test_rows_that_only_split_another_do_not_count(label: str) -> None:
    rows = [line("Receivables", 60), line(label, 10), line("Cash", 40), line("Total", 100)]
    assert find_subtotals(rows, 1)[3].parts == (0, 1, 2)


def test_a_cell_left_empty_counts_as_zero() -> None:
    rows = [line("A", {2023: 5, 2022: 4}), line("B", {2023: 7}), line("Total", {2023: 12, 2022: 4})]
    assert find_subtotals(rows, 1)[2].parts == (0, 1)


def test_one_row_is_no_sum_and_zero_no_total() -> None:
    assert find_subtotals([line("A", 5), line("A again", 5)], 1) == {}
    assert find_subtotals([line("A", 5), line("B", -5), line("Difference", 0)], 1) == {}
    assert find_subtotals([], 1) == {}


def test_cents_count_where_the_page_prints_them() -> None:
    rows = [line("A", "0.10"), line("B", "0.20")]
    assert 2 in find_subtotals([*rows, line("Sum", Decimal("0.30"))], 1)
    assert 2 not in find_subtotals([*rows, line("Sum", Decimal("0.35"))], 1)
