"""Filings of one company as a series, and why they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.evidence import Evidence
from model.finance.figures import AccountingChange, Check, Line
from model.finance.formula import combine
from model.finance.library.series import REASONS, Series, differs, series
from model.finance.report import Report
from tests.model.finance.sample_report import MILLION, empty_report, sample_report

SAID = Evidence("later", 70, "We adopted the new revenue standard on a full retrospective basis.")


def no_texts(_report: Report) -> Sequence[str]:
    return ()


def filing(year: int, **figures: int) -> Report:
    """A filing for a year and those before that prints every year as the sample does, its latest year ever after.

    `figures` are other amounts for the year before, in millions.
    """
    report = sample_report(name=f"meridian_{year}.pdf")
    years = tuple(year - back for back in range(3))
    lines = tuple(_line(line, year, figures) for line in report.lines)
    metrics = tuple(
        figure
        for line in lines
        for cell in line.cells
        for figure in report.metrics
        if (figure.name, figure.year) == (line.metric, min(cell.year, report.years[0]))
        for figure in [replace(figure, year=cell.year, value=abs(cell.value), evidence=cell.evidence)]
    )
    return replace(report, source=f"{year}" * 16, years=years, lines=lines, metrics=metrics, checks=())


def _line(line: Line, year: int, figures: Mapping[str, int]) -> Line:
    cells = []
    for index, cell in enumerate(line.cells):
        known = line.cell(min(year - index, line.cells[0].year))
        if known is None:
            continue
        changed = figures.get(line.metric or "") if index == 1 else None
        value = known.value if changed is None else Decimal(changed) * MILLION
        cells.append(replace(cell, year=year - index, value=value))
    return replace(line, cells=tuple(cells))


def because(report: Report, topic: str) -> Report:
    return replace(report, changes=(AccountingChange(topic, SAID),))


def joined(*filings: Report, texts=no_texts) -> Series:
    return series(filings, texts)


def test_a_figure_two_filings_print_alike() -> None:
    whole = joined(filing(2023), filing(2024))
    assert whole.restatements == ()
    point = whole.points["total_revenue", 2023]
    assert [reading.filed_for for reading in point.readings] == [2023, 2024]
    assert point.first.value == point.latest.value == 5_240 * MILLION
    assert point.restatements == ()


def test_years_of_all_filings_are_joined_whatever_their_order() -> None:
    whole = joined(filing(2025), filing(2023), filing(2024))
    assert whole.years == (2025, 2024, 2023, 2022, 2021)
    assert [max(report.years) for report in whole.reports] == [2023, 2024, 2025]
    assert whole.company == "Meridian Instruments Inc."


def test_first_and_latest_reported() -> None:
    point = joined(filing(2023), because(filing(2024, total_revenue=5_200), "revenue_recognition")).points[
        "total_revenue", 2023
    ]
    (restated,) = point.restatements
    assert (point.first.value, point.latest.value) == (5_240 * MILLION, 5_200 * MILLION)
    assert restated.amount == -40 * MILLION
    assert (restated.reason, restated.explained) == ("stated", True)
    assert restated.evidence == (SAID,)


def test_a_reason_that_cannot_change_the_figure_is_none() -> None:
    whole = joined(filing(2023), because(filing(2024, inventories=470), "pension_cost"))
    (restated,) = whole.points["inventories", 2023].restatements
    assert (restated.reason, restated.change, restated.evidence) == ("unexplained", None, ())
    assert not restated.explained


def test_both_amounts_in_one_row_prove_it() -> None:
    text = "As previously reported Adjustment As restated\nNet sales 5,240 (40) 5,200"
    whole = joined(filing(2023), filing(2024, total_revenue=5_200), texts=lambda _: ["", text])
    (restated,) = whole.points["total_revenue", 2023].restatements
    assert restated.reason == "reconciled"
    assert restated.evidence[0].page == 2


def test_the_summary_that_still_prints_the_earlier_amount_proves_it() -> None:
    later = filing(2024, total_revenue=5_200)
    places = (Evidence("later", 50, "Net sales 5,200"), Evidence("later", 30, "Net sales 5,240"))
    check = Check(
        "second_reading",
        "selected_data_agree",
        2023,
        False,
        Decimal(5_240) * MILLION,
        Decimal(5_200) * MILLION,
        (("total_revenue", 2023),),
        places,
    )
    (restated,) = joined(filing(2023), replace(later, checks=(check,))).points["total_revenue", 2023].restatements
    assert (restated.reason, restated.evidence) == ("reconciled", places)


def test_a_disputed_reading_is_not_excused_by_a_stated_reason() -> None:
    later = because(filing(2024, total_revenue=5_200), "revenue_recognition")
    check = Check("identity", "gross_profit", 2023, False, Decimal(1), Decimal(2), (("total_revenue", 2023),))
    whole = joined(filing(2023), replace(later, checks=(check,)))
    assert whole.points["total_revenue", 2023].restatements[0].reason == "unexplained"


def test_a_line_that_is_still_printed_as_before_was_not_restated() -> None:
    later = because(filing(2024), "revenue_recognition")
    wrong_row = tuple(
        replace(each, value=Decimal(3_000) * MILLION, label="Services")
        if (each.name, each.year) == ("total_revenue", 2023)
        else each
        for each in later.metrics
    )
    whole = joined(filing(2023), replace(later, metrics=wrong_row))
    assert whole.points["total_revenue", 2023].restatements[0].reason == "unexplained"


def test_a_figure_read_from_another_line() -> None:
    later = filing(2024, inventories=470)
    relabelled = replace(
        later,
        metrics=tuple(replace(e, label="Goods held") if e.name == "inventories" else e for e in later.metrics),
        lines=tuple(replace(e, label="Goods held") if e.metric == "inventories" else e for e in later.lines),
    )
    (restated,) = joined(filing(2023), relabelled).points["inventories", 2023].restatements
    assert restated.reason == "another_line"
    assert len(restated.evidence) == 2


@pytest.mark.parametrize(("value", "reason"), [(470, "stated"), (300, "unexplained")])
def test_that_something_was_reclassified_excuses_small_changes_only(value: int, reason: str) -> None:
    whole = joined(filing(2023), because(filing(2024, inventories=value), "reclassification"))
    assert whole.points["inventories", 2023].restatements[0].reason == reason


def with_margin(report: Report) -> Report:
    """The report with its gross margin, as a formula over what it prints."""
    margins = []
    for year in report.years:
        profit, revenue = report.metric("gross_profit", year), report.metric("total_revenue", year)
        if profit is not None and revenue is not None:
            margins.append(combine("gross_margin", year, "/", (profit, revenue)))
    return replace(report, metrics=(*report.metrics, *margins))


def test_a_formula_is_explained_by_the_input_that_changed() -> None:
    later = because(filing(2024, total_revenue=5_200, gross_profit=2_060), "revenue_recognition")
    point = joined(with_margin(filing(2023)), with_margin(later)).points["gross_margin", 2023]
    (restated,) = point.restatements
    assert restated.reason == "stated"
    assert restated.after.figure.name == "gross_margin"


def test_a_formula_is_no_better_explained_than_its_worst_input() -> None:
    later = because(filing(2024, total_revenue=5_200, gross_profit=2_000), "share_split")
    point = joined(with_margin(filing(2023)), with_margin(later)).points["gross_margin", 2023]
    assert point.restatements[0].reason == "unexplained"


def test_restatements_are_listed_unexplained_first() -> None:
    later = because(filing(2024, total_revenue=5_200, inventories=470), "revenue_recognition")
    found = joined(filing(2023), replace(later, changes=later.changes)).restatements
    places = [REASONS.index(each.reason) for each in found]
    assert places == sorted(places, reverse=True)


def test_the_same_year_filed_twice_counts_once() -> None:
    twice = replace(filing(2023), source="again")
    assert [report.source for report in joined(filing(2023), twice).reports] == ["again"]


def test_a_filing_in_another_currency_is_left_out() -> None:
    whole = joined(replace(filing(2023), currency="CAD"), filing(2024))
    assert [max(report.years) for report in whole.reports] == [2024]


def test_no_statements_no_series() -> None:
    with pytest.raises(ValueError, match="no filing"):
        series([empty_report()], no_texts)


@given(some.integers(1, 10**12), some.integers(-5, 5))
def test_rounding_is_no_difference(value: int, ten_thousandths: int) -> None:
    one = replace(filing(2023).metrics[0], value=Decimal(value) * 10_000)
    other = replace(one, value=one.value + Decimal(value) * ten_thousandths)
    assert differs(one, other) == (abs(ten_thousandths) > 5)
