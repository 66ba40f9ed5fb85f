"""What follows from a corrected figure: formulas, checks, confidences, reasons."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from model.finance.correction.apply import apply
from model.finance.correction.recompute import recompute
from model.finance.figures import Check
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from model.finance.service import samples
from model.finance.trust import trust
from tests.model.finance.correction.case import changed_to, report, row, value, without
from tests.model.finance.sample_report import MILLION

SAMPLES = {sample.language: sample.path for sample in samples()}


@cache
def sample(language: str) -> Report:
    return DocumentUnderstandingModel().analyze(SAMPLES[language])


def check(shown: Report, name: str, year: int, metric: str) -> Check:
    """The check whose total is the metric."""
    (found,) = [each for each in shown.checks if each.name == name and each.figures[:1] == ((metric, year),)]
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_report_follows_from_its_own_lines(language) -> None:
    """Figures, checks and confidences worked out anew are those of the reading, so a correction alone makes the
    difference."""
    read = sample(language)
    standing = {(figure.name, figure.year): figure for figure in read.metrics}
    assert recompute(read, standing, ()) == read


def test_every_formula_over_the_figure_follows() -> None:
    read = report()
    shown = apply(read, [value("cost_of_revenue", 3_280)]).report
    assert shown.value("inventory_days", 2023) == pytest.approx(Decimal(480) / (Decimal(3_280) / 365))
    assert shown.value("inventory_days", 2022) == read.value("inventory_days", 2022)
    assert shown.metric("gross_margin", 2023) == replace(
        read.metric("gross_margin", 2023),
        confidence=shown.metric("gross_margin", 2023).confidence,
        formula=shown.metric("gross_margin", 2023).formula,
    )


def test_a_change_on_the_year_before_follows_too() -> None:
    shown = apply(report(), [value("total_revenue", 5_000, 2022)]).report
    assert shown.value("revenue_growth", 2023) == Decimal("0.048")
    assert shown.metric("revenue_growth", 2023).leaves[1].value == 5_000 * MILLION


def test_a_calculated_figure_that_is_corrected_no_longer_follows() -> None:
    read = sample("zh")
    year = read.years[0]
    assert read.metric("gross_profit", year).formula is not None
    typed = replace(value("gross_profit", 600, year, made_on=read, on=read.source))
    shown = apply(read, [typed]).report
    assert shown.metric("gross_profit", year).formula is None
    assert shown.value("gross_margin", year) == (Decimal(600 * MILLION) / read.value("total_revenue", year)).quantize(
        Decimal("0.00000001")
    )


@pytest.mark.parametrize("millions", [0, -5])
def test_a_ratio_over_nothing_or_less_is_dropped(millions) -> None:
    shown = apply(report(), [value("current_liabilities", millions, statement="balance")]).report
    assert shown.metric("current_ratio", 2023) is None
    assert shown.metric("current_ratio", 2022) is not None


def test_what_could_not_be_worked_out_before_is_added() -> None:
    read = without(report(), "interest_expense")
    shown = apply(read, [value("interest_expense", 5)]).report
    coverage = shown.metric("interest_coverage", 2023)
    assert coverage.value == 179
    assert [leaf.method for leaf in coverage.leaves] == ["printed", "corrected"]
    assert "interest_expense" not in shown.missing
    assert shown.metric("interest_coverage", 2022) is None
    added = {figure.name for figure in shown.metrics} - {figure.name for figure in read.metrics}
    assert added == {"interest_expense", "interest_coverage"}, "nothing that does not rest on the correction"


def test_figures_stand_in_the_order_of_the_dictionary() -> None:
    names = [figure.name for figure in apply(report(), [value("goodwill", 90, statement="balance")]).report.metrics]
    assert names.index("current_assets") < names.index("goodwill") < names.index("total_assets")
    assert names.index("total_assets") < names.index("inventory_days") < names.index("gross_margin")


# checks


def test_an_identity_is_checked_again() -> None:
    name = "assets_equal_liabilities_and_equity"
    assert not check(report(), name, 2022, "total_assets").passed
    shown = apply(report(), [value("total_assets", 6_057, 2022, statement="balance")]).report
    assert check(shown, name, 2022, "total_assets").passed
    assert shown.metric("total_assets", 2022).confidence == 1.0
    assert trust(shown, shown.metric("total_assets", 2022)).level == "verified"


def test_a_sum_that_held_fails_with_the_difference_and_in_that_year_alone() -> None:
    read = sample("en")
    year = read.years[0]
    was = read.metric("inventories", year)
    typed = value("inventories", was.value / MILLION + 1, year, made_on=read, on=read.source, statement="balance")
    shown = apply(read, [typed]).report
    failed = [each for each in shown.checks if not each.passed]
    assert [(each.name, each.year) for each in failed] == [("total_is_sum_of_rows", year)]
    assert failed[0].difference == -MILLION
    assert ("inventories", year) in failed[0].figures
    assert len(shown.checks) == len(read.checks)
    assert trust(shown, shown.metric("inventories", year)).level == "disputed"


def test_a_bridge_of_the_income_statement_that_held_fails_too() -> None:
    read = sample("en")
    year = read.years[1]
    assert check(read, "total_follows_from_rows", year, "pretax_income").passed
    was = read.value("pretax_income", year) / MILLION
    shown = apply(read, [value("pretax_income", was + 1, year, made_on=read, on=read.source)]).report
    assert check(shown, "total_follows_from_rows", year, "pretax_income").difference == MILLION
    assert check(shown, "total_follows_from_rows", year + 1, "pretax_income").passed


def test_outflows_are_corrected_in_their_rows_with_the_sign_printed_there() -> None:
    """A positive figure for what the row prints in parentheses leaves the sum of the section intact."""
    read = sample("en")
    year, was = read.years[0], read.value("capital_expenditure", read.years[0])
    line = next(line for line in read.lines if line.metric == "capital_expenditure")
    assert line.cell(year).value == -was
    typed = value("capital_expenditure", was / MILLION + 1, year, made_on=read, on=read.source, statement="cash_flow")
    (failed,) = [each for each in apply(read, [typed]).report.checks if not each.passed]
    assert failed.difference == MILLION


def test_a_misread_part_put_right_makes_the_sum_hold() -> None:
    read = sample("en")
    year, right = read.years[0], read.value("inventories", read.years[0])
    misread = misread_cell(read, "inventories", year, right + 7 * MILLION)
    assert not check(misread, "total_is_sum_of_rows", year, "current_assets").passed
    typed = value("inventories", right / MILLION, year, made_on=misread, on=misread.source, statement="balance")
    shown = apply(misread, [typed]).report
    assert check(shown, "total_is_sum_of_rows", year, "current_assets").passed
    assert all(each.passed for each in shown.checks)


def misread_cell(read: Report, name: str, year: int, wrong: Decimal) -> Report:
    """The report as if one number of its lines had been misread, with the checks that follow."""
    lines = tuple(
        replace(
            line,
            cells=tuple(replace(cell, value=wrong) if cell.year == year else cell for cell in line.cells),
        )
        if line.metric == name
        else line
        for line in read.lines
    )
    misread = replace(changed_to(read, name, year, int(wrong / MILLION)), lines=lines)
    figures = {(figure.name, figure.year): figure for figure in read.metrics}
    figures[name, year] = replace(figures[name, year], value=wrong)
    return recompute(misread, figures, ())


def test_the_reports_own_summary_is_compared_again() -> None:
    shown = apply(report(), [value("total_revenue", 5_250)]).report
    second = check(shown, "selected_data_agree", 2023, "total_revenue")
    assert (second.passed, second.actual, second.expected) == (False, 5_250 * MILLION, 5_240 * MILLION)
    shown = apply(report(), [value("total_revenue", 5_241)]).report
    assert check(shown, "selected_data_agree", 2023, "total_revenue").passed, "one printed unit is rounding"


def test_a_summary_that_rounds_more_coarsely_passes_with_what_it_passed_with() -> None:
    read = report()
    rounded = [
        replace(each, expected=each.actual + 40 * MILLION) if each.kind == "second_reading" else each
        for each in read.checks
    ]
    read = replace(read, checks=tuple(rounded))
    for millions, passed in ((5_320, True), (5_321, False)):
        shown = apply(read, [value("total_revenue", millions)]).report
        assert check(shown, "selected_data_agree", 2023, "total_revenue").passed == passed


def test_confidence_is_the_share_of_checks_passed_as_for_every_figure() -> None:
    shown = apply(report(), [value("total_revenue", 5_300)]).report
    behind = trust(shown, shown.metric("total_revenue", 2023))
    assert shown.metric("total_revenue", 2023).confidence == behind.passed / len(behind.checks) < 1
    alone = apply(report(), [value("goodwill", 90, statement="balance")]).report.metric("goodwill", 2023)
    assert alone.confidence == 0.5


def test_a_figure_no_check_speaks_about_any_more_is_unchecked() -> None:
    read = report()
    assert read.metric("gross_profit", 2023).confidence == 1.0
    orphaned = without(read, "cost_of_revenue")
    orphaned = replace(orphaned, lines=tuple(line for line in read.lines if line.metric == "cash"))
    shown = apply(orphaned, [value("cash", 611, statement="balance")]).report
    assert shown.metric("gross_profit", 2023).confidence == 0.5


def test_a_row_correction_moves_the_checks_to_the_right_row() -> None:
    read = sample("en")
    wrong = row("total_assets", "Total current assets", "", "balance", made_on=read, on=read.source)
    shown = apply(read, [wrong]).report
    year = read.years[0]
    assert not check(shown, "assets_equal_liabilities_and_equity", year, "total_assets").passed
    right = row("total_assets", "Total assets", "", "balance", made_on=read, on=read.source)
    assert apply(read, [wrong, right]).report == read
