"""Of which row, column and year each number of a note's table is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.finance.figures import DisclosureTable, TableCell, TableRow
from model.finance.library.observations import RowKey, observations
from tests.model.finance.words import place


def observe(column: str, label: str = "Americas", section: str = "", topic: str = "segments", fiscal_year: int = 2023):
    row = TableRow(label, section, (TableCell(column, Decimal(7), place(label)),))
    (found,) = observations(DisclosureTable(topic, "", 3, 1, (row,)), fiscal_year)
    return found


@pytest.mark.parametrize(
    ("column", "section", "year", "shown"),
    [
        ("2021", "", 2021, ""),
        ("Net sales 2021", "", 2021, "Net sales"),
        ("2021 Net sales (2)", "", 2021, "Net sales"),
        ("Digital Media", "Fiscal 2022", 2022, "Digital Media"),
        ("Total", "Year Ended December 31, 2020 Net revenues:", 2020, "Total"),
        ("Corporate (a)", "", 2023, "Corporate"),
        ("合计", "", 2023, "合计"),
        ("2022年度", "", 2022, ""),
    ],
)
def test_the_year_is_the_columns_else_the_headings_else_the_reports(column, section, year, shown) -> None:
    found = observe(column, section=section)
    assert (found.year, found.column) == (year, shown)


def test_the_same_row_of_two_years_has_the_same_key() -> None:
    earlier = observe("Net sales 2022", "Americas (1)", "Year Ended December 31, 2022 Net revenues:")
    later = observe("Net sales (2) 2023", "Americas", "Year Ended December 31, 2023 Net revenues:")
    assert earlier.key == later.key == RowKey("americas", "netrevenues", "netsales")


@pytest.mark.parametrize(
    ("column", "label", "key"),
    [
        ("Maturities", "2024", RowKey("+1", "", "")),
        ("Maturities", "For the years ending December 31, 2025", RowKey("+2", "", "")),
        ("2026", "Principal payments", RowKey("+3", "", "")),
        ("After 2027", "Principal payments", RowKey("principalpayments", "", "after")),
        ("Maturities", "Thereafter", RowKey("thereafter", "", "maturities")),
        ("Maturities", "Total", RowKey("total", "", "maturities")),
    ],
)
def test_steps_of_a_ladder_are_known_by_when_they_fall_due(column, label, key) -> None:
    found = observe(column, label, topic="debt_maturity")
    assert (found.year, found.key) == (2023, key)
