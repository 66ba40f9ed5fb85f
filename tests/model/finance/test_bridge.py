"""Totals of the income statement that follow from the rows between them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from model.evidence import Evidence
from model.finance.bridge import bridges
from model.finance.figures import Cell, Line

YEARS = (2023, 2022)
AMOUNTS = some.lists(some.tuples(some.integers(1, 9_999), some.integers(1, 9_999)), min_size=1, max_size=6)


def row(label: str, values: tuple[int, ...], metric: str | None = None) -> Line:
    cells = tuple(Cell(year, Decimal(value), Evidence("a")) for year, value in zip(YEARS, values, strict=False))
    return Line("income", label, cells, metric=metric)


def statement(rows: list[Line], signs: list[int]) -> list[Line]:
    """Revenue, the rows, and the operating income that the signs give."""
    total = tuple(
        100_000 + sum(sign * int(line.cells[index].value) for sign, line in zip(signs, rows, strict=True))
        for index in range(len(YEARS))
    )
    return [
        row("Revenue", (100_000, 100_000), "total_revenue"),
        *rows,
        row("Operating income", total, "operating_income"),
    ]


@given(AMOUNTS)
def test_unsigned_costs_lead_to_the_next_total(amounts: list[tuple[int, int]]) -> None:
    rows = [row(f"Cost {number}", values) for number, values in enumerate(amounts)]
    (bridge,) = bridges(statement(rows, [-1] * len(rows)), 1)
    assert (bridge.start.metric, bridge.total.metric) == ("total_revenue", "operating_income")
    assert [sign for sign, _ in bridge.rows] == [-1] * len(rows)


def test_a_row_against_its_label_is_found_by_the_sum() -> None:
    rows = [row("Cost of sales", (400, 390)), row("Restructuring charges (credits)", (7, 9))]
    (bridge,) = bridges(statement(rows, [-1, 1]), 1)
    assert [sign for sign, _ in bridge.rows] == [-1, 1]


def test_one_year_alone_proves_no_sign() -> None:
    rows = [row("Cost of sales", (400,)), row("Restructuring charges", (7,))]
    lines = [row("Revenue", (1000,), "total_revenue"), *rows, row("Operating income", (607,), "operating_income")]
    assert bridges(lines, 1) == []


def test_a_wrong_total_has_no_bridge() -> None:
    lines = statement([row("Cost of sales", (400, 390))], [-1])
    wrong = row("Operating income", (99_601, 99_610), "operating_income")
    assert bridges([*lines[:-1], wrong], 1) == []


def test_rows_that_a_subtotal_sums_count_once() -> None:
    rows = [row("Cost of sales", (400, 390)), row("Research", (50, 60)), row("Total expenses", (450, 450))]
    (bridge,) = bridges(statement(rows, [0, 0, -1]), 1)
    assert [line.label for _, line in bridge.rows] == ["Total expenses"]
