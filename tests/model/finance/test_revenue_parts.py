"""A note's parts against the revenue of the income statement."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.finance.figures import DisclosureTable, TableCell, TableRow
from model.finance.revenue_parts import revenue_checks
from model.finance.terms import term
from tests.model.finance.library.samples import read_sample
from tests.model.finance.sample_report import MILLION, sample_report
from tests.model.finance.words import place


def row(label: str, *values: int, section: str = "", columns: tuple[str, ...] = ("2023", "2022")) -> TableRow:
    cells = (
        TableCell(column, Decimal(value) * MILLION, place(label)) for column, value in zip(columns, values, strict=True)
    )
    return TableRow(label, section, tuple(cells))


def table(*rows: TableRow) -> DisclosureTable:
    return DisclosureTable("segments", "Segments", 60, MILLION, rows)


ROWS = (row("North", 3_000, 2_700), row("South", 2_240, 2_170), row("Total revenue", 5_240, 4_870))


def test_rows_that_add_up_to_revenue_pass_for_each_year() -> None:
    checks = revenue_checks(sample_report(), table(*ROWS))
    assert [(check.year, check.passed, check.difference) for check in checks] == [(2023, True, 0), (2022, True, 0)]
    assert checks[0].figures == (("total_revenue", 2023),)
    assert [evidence.page for evidence in checks[0].evidence] == [1, 41]


def test_a_part_left_out_fails_and_says_by_how_much() -> None:
    checks = revenue_checks(sample_report(), table(ROWS[0], ROWS[2]))
    assert [(check.year, check.passed, check.expected) for check in checks] == [
        (2023, False, 3_000 * MILLION),
        (2022, False, 2_700 * MILLION),
    ]


def test_cells_beside_their_total_add_up_too() -> None:
    across = row("Revenue", 3_000, 2_240, 5_240, columns=("Digital", "Print", "Total"))
    (check,) = revenue_checks(sample_report(), table(across))
    assert (check.year, check.passed) == (2023, True)


def test_a_table_that_does_not_print_revenue_is_not_judged() -> None:
    assert revenue_checks(sample_report(), table(row("North", 3_000, 2_700), row("South", 1, 2))) == ()
    without = replace(sample_report(), metrics=())
    assert revenue_checks(without, table(*ROWS)) == ()


@pytest.mark.parametrize(("name", "years"), [("quillmere_2024", {2024, 2023, 2022}), ("yanxi_2024", {2024})])
def test_the_samples_add_up(name: str, years: set[int]) -> None:
    report = read_sample(name)[0]
    checks = [check for each in report.tables for check in revenue_checks(report, each)]
    assert {check.year for check in checks if check.passed} == years
    assert all(check.passed for check in checks)


def test_the_check_has_words() -> None:
    (check, _) = revenue_checks(sample_report(), table(*ROWS))
    assert term(f"check_{check.name}", "en") == "The parts of the note add up to revenue"
    assert "营业收入" in term(f"check_{check.name}", "zh")
