"""What each kind of correction does on its own report, and where it is replayed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.finance.correction.apply import apply
from model.finance.figures import Line
from model.finance.report import Report
from tests.model.finance.correction.case import (
    HERE,
    THERE,
    changed_to,
    correction,
    report,
    row,
    scale,
    value,
    without,
)
from tests.model.finance.sample_report import MILLION


def amounts(shown: Report, name: str) -> dict[int, int | None]:
    """The metric by year, in millions."""
    found = {year: shown.value(name, year) for year in shown.years}
    return {year: None if each is None else int(each / MILLION) for year, each in found.items()}


# value


def test_a_value_replaces_the_figure_of_its_year_alone() -> None:
    shown = apply(report(), [value("inventories", 500, statement="balance")])
    assert amounts(shown.report, "inventories") == {2023: 500, 2022: 460, 2021: None}
    figure = shown.report.metric("inventories", 2023)
    assert (figure.method, figure.formula, figure.currency, figure.scale) == ("corrected", None, "USD", MILLION)


def test_a_value_keeps_the_place_that_was_misread() -> None:
    before = report().metric("inventories", 2023)
    after = apply(report(), [value("inventories", 501, statement="balance")]).report.metric("inventories", 2023)
    assert (after.evidence, after.label) == (before.evidence, before.label)


def test_a_value_that_one_other_row_prints_is_shown_there() -> None:
    after = apply(report(), [value("inventories", 700, statement="balance")]).report.metric("inventories", 2023)
    assert after.label == "Accounts receivable, net"
    assert after.evidence == report().metric("receivables", 2023).evidence


def test_a_value_two_rows_print_stays_where_it_was_read() -> None:
    before = report().metric("inventories", 2023)
    after = apply(report(), [value("inventories", 6_400, statement="balance")]).report.metric("inventories", 2023)
    assert after.evidence == before.evidence


def test_a_value_can_add_a_metric_the_report_did_not_have() -> None:
    shown = apply(report(), [value("goodwill", 90, statement="balance")])
    figure = shown.report.metric("goodwill", 2023)
    assert (figure.value, figure.statement, figure.evidence) == (90 * MILLION, "balance", None)
    assert "goodwill" not in shown.report.missing
    assert shown.changes[0].before is None


def test_a_count_of_shares_bears_no_currency() -> None:
    figure = apply(report(), [value("shares_outstanding", 200, statement=None)]).report.metric(
        "shares_outstanding", 2023
    )
    assert (figure.currency, figure.scale) == (None, 1)


def test_a_value_is_replayed_where_the_same_wrong_number_was_read() -> None:
    shown = apply(report(THERE), [value("inventories", 500, statement="balance")])
    assert amounts(shown.report, "inventories")[2023] == 500
    assert [change.replayed for change in shown.changes] == [True]


def test_a_value_is_replayed_where_nothing_was_read() -> None:
    shown = apply(without(report(THERE), "inventories"), [value("inventories", 500, statement="balance")])
    assert amounts(shown.report, "inventories") == {2023: 500, 2022: None, 2021: None}


def test_a_value_is_not_replayed_where_another_number_was_read() -> None:
    there = changed_to(report(THERE), "inventories", 2023, 477)
    assert apply(there, [value("inventories", 500, statement="balance")]).report is there


def test_a_value_is_not_replayed_into_a_year_the_report_does_not_cover() -> None:
    there = replace(report(THERE), years=(2022, 2021))
    there = replace(there, metrics=tuple(figure for figure in there.metrics if figure.year != 2023))
    assert apply(there, [value("inventories", 500, statement="balance")]).report is there


# row

OTHER = ("Other (expense) income, net", "", "income")


def test_a_row_is_read_in_every_year() -> None:
    shown = apply(report(), [row("interest_expense", *OTHER)])
    assert amounts(shown.report, "interest_expense") == {2023: 45, 2022: 30, 2021: 8}
    figure = shown.report.metric("interest_expense", 2022)
    assert (figure.label, figure.method, figure.evidence.page) == (OTHER[0], "corrected", 41)


def test_the_right_row_bears_the_metric_and_the_wrong_one_none() -> None:
    shown = apply(report(), [row("operating_income", "Gross profit")]).report
    marks = {line.label: line.metric for line in shown.lines}
    assert marks["Operating income"] is None
    assert marks["Gross profit"] == "gross_profit", "a row keeps the metric it has"
    shown = apply(report(), [row("research_development", "Restructuring charges", "Operating expenses")]).report
    marks = {line.label: line.metric for line in shown.lines}
    assert (marks["Restructuring charges"], marks["Research and development"]) == ("research_development", None)


def test_a_row_is_replayed_on_all_years_of_another_report() -> None:
    there = report(THERE)
    relabelled = tuple(
        replace(line, label="3. Restructuring charges (Note 7)") if line.label == "Restructuring charges" else line
        for line in there.lines
    )
    shown = apply(
        replace(there, lines=relabelled),
        [row("research_development", "Restructuring charges", "Operating expenses")],
    )
    assert amounts(shown.report, "research_development") == {2023: 35, 2022: 0, 2021: 12}
    assert all(change.replayed for change in shown.changes)


def test_a_row_is_not_replayed_where_there_is_no_such_row() -> None:
    there = report(THERE)
    there = replace(there, lines=tuple(line for line in there.lines if line.label != "Restructuring charges"))
    assert apply(there, [row("research_development", "Restructuring charges")]).report is there


def test_a_row_never_means_a_row_of_another_statement() -> None:
    there = report(THERE)
    assert apply(there, [row("research_development", "Total assets")]).report is there


def two_headings(there: Report, *headings: str) -> Report:
    """The report with the same label under several headings, 1, 2, … million each."""
    model = there.lines[0]
    rows = tuple(
        Line(
            "income",
            "Other",
            tuple(replace(cell, value=Decimal(index) * MILLION) for cell in model.cells),
            heading,
        )
        for index, heading in enumerate(headings, 1)
    )
    return replace(there, lines=(*there.lines, *rows))


@pytest.mark.parametrize(
    ("headings", "read"),
    [(("Operating", "Financing"), 2), (("Operating",), 1), (("Operating", "Investing"), None)],
)
def test_a_row_is_known_by_its_heading_where_labels_repeat(headings, read) -> None:
    there = two_headings(report(THERE), *headings)
    shown = apply(there, [row("interest_expense", "Other", "Financing")]).report
    assert amounts(shown, "interest_expense")[2023] == read


def test_costs_read_from_another_row_are_positive_all_the_same() -> None:
    shown = apply(report(), [row("capital_expenditure", "Purchases of property and equipment", "", "cash_flow")])
    assert shown.report is not None
    assert apply(
        report(), [row("dividends_paid", "Purchases of property and equipment", "", "cash_flow")]
    ).report.value("dividends_paid", 2023) == Decimal(310 * MILLION)


# scale


def test_a_unit_applies_to_every_year_read_in_it() -> None:
    shown = apply(report(), [scale("cash", MILLION, 1_000)])
    figures = [shown.report.metric("cash", year) for year in (2023, 2022)]
    assert [(figure.value, figure.scale) for figure in figures] == [(610_000, 1_000), (540_000, 1_000)]


def test_a_unit_is_replayed_where_the_same_wrong_unit_was_read() -> None:
    shown = apply(changed_to(report(THERE), "cash", 2023, 611), [scale("cash", MILLION, 1_000)])
    assert [shown.report.value("cash", year) for year in (2023, 2022)] == [611_000, 540_000]


def test_a_unit_is_not_replayed_where_another_unit_was_read() -> None:
    there = report(THERE)
    figures = tuple(replace(each, scale=1) if each.name == "cash" else each for each in there.metrics)
    there = replace(there, metrics=figures)
    assert apply(there, [scale("cash", MILLION, 1_000)]).report is there


def test_a_unit_is_not_replayed_where_the_right_value_was_read() -> None:
    there = report(THERE)
    figures = tuple(
        replace(each, value=Decimal(610_000)) if (each.name, each.year) == ("cash", 2023) else each
        for each in there.metrics
    )
    there = replace(there, metrics=figures)
    assert apply(there, [scale("cash", MILLION, 1_000)]).report is there


# confirmed and page


@pytest.mark.parametrize("kind", ["confirmed", "page"])
@pytest.mark.parametrize("source", [HERE, THERE])
def test_some_corrections_change_no_figure_of_a_reading(kind, source) -> None:
    read = report(source)
    assert apply(read, [correction(kind, "cash", statement="balance", page=50)]).report is read


# never onto what is right


def test_what_already_is_as_corrected_stands_as_read() -> None:
    there = changed_to(report(THERE), "inventories", 2023, 500)
    assert apply(there, [value("inventories", 500, statement="balance")]).report is there
    assert apply(report(THERE), [row("net_income", "Net income")]).report == report(THERE)


def test_a_later_report_that_reads_the_right_value_undoes_an_earlier_replay() -> None:
    """The last word on a figure is that of the youngest correction, also where it says that the reading is right."""
    there = changed_to(report(THERE), "inventories", 2023, 500)
    earlier = row("inventories", "Total assets", "", "balance")
    later = value("inventories", 500, statement="balance")
    assert apply(there, [earlier]).report.value("inventories", 2023) == Decimal(6_400 * MILLION)
    assert apply(there, [earlier, later]).report.metric("inventories", 2023) == there.metric("inventories", 2023)
