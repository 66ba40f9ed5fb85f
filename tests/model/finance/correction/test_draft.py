"""What may be said of a figure, and what is refused with a way out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.errors import CorrectionRefused
from model.finance.correction.apply import apply
from model.finance.correction.draft import (
    Asked,
    absent,
    correctable,
    draft,
    first_page,
    rescaled,
    rows_of,
    ways_of,
)
from model.finance.correction.record import Correction, Said
from tests.model.finance.correction.case import HERE, report, value
from tests.model.finance.sample_report import MILLION

RESTRUCTURING = 5
"""Place of that row among the sample's lines."""


def said(asked: Asked, *made: Correction) -> Said:
    read = report()
    return draft(asked, read, apply(read, made))


def test_what_was_read_and_how_sure_it_was_is_kept_with_what_is_said() -> None:
    kept = said(Asked("value", "total_assets", 2022, value=Decimal(6_057 * MILLION), note="see page 43"))
    assert (kept.original, kept.level, kept.value) == (6_050 * MILLION, "disputed", 6_057 * MILLION)
    assert (kept.statement, kept.page, kept.label, kept.note) == ("balance", 43, "Total assets", "see page 43")
    assert kept.document_name == f"{HERE[:2]}.pdf"


def test_the_original_is_what_was_read_not_what_was_corrected_before() -> None:
    kept = said(Asked("value", "cash", 2023, value=Decimal(612 * MILLION)), value("cash", 611, statement="balance"))
    assert kept.original == 610 * MILLION


def test_a_metric_that_was_not_found_has_no_original() -> None:
    kept = said(Asked("value", "goodwill", 2023, value=Decimal(90 * MILLION)))
    assert (kept.original, kept.level, kept.page, kept.label) == (None, None, None, "")


def test_a_row_is_kept_by_its_label_heading_and_page() -> None:
    kept = said(Asked("row", "research_development", 2023, line=RESTRUCTURING))
    assert (kept.label, kept.section, kept.page) == ("Restructuring charges", "Operating expenses", 41)
    assert kept.value == 35 * MILLION


def test_a_unit_is_kept_with_the_one_it_was_taken_for() -> None:
    kept = said(Asked("scale", "cash", 2023, scale=1_000))
    assert (kept.printed_scale, kept.scale, kept.value) == (MILLION, 1_000, 610_000)


def test_a_page_is_kept_with_its_statement() -> None:
    kept = said(Asked("page", "cash", 2023, page=50))
    assert (kept.statement, kept.page, kept.value) == ("balance", 50, None)


def test_a_confirmed_figure_is_worth_what_was_read() -> None:
    assert said(Asked("confirmed", "cash", 2023)).value == 610 * MILLION


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Asked("value", "gross_margin", 2023, value=Decimal(1)), "correction_calculated"),
        (Asked("confirmed", "nonsense", 2023), "correction_calculated"),
        (Asked("value", "cash", 1999, value=Decimal(1)), "correction_no_year"),
        (Asked("value", "cash", 2023), "correction_value_unreadable"),
        (Asked("value", "cash", 2023, value=Decimal("inf")), "correction_value_unreadable"),
        (Asked("value", "cash", 2023, value=Decimal(610 * MILLION)), "correction_unchanged"),
        (Asked("row", "cash", 2023), "correction_no_number"),
        (Asked("row", "cash", 2023, line=999), "correction_no_number"),
        (Asked("row", "cash", 2023, line=-1), "correction_no_number"),
        (Asked("row", "cash", 2023, line=0), "correction_no_number"),
        (Asked("row", "cash", 2021, line=12), "correction_no_number"),
        (Asked("row", "cash", 2023, line=11), "correction_unchanged"),
        (Asked("page", "cash", 2023), "document_no_such_page"),
        (Asked("page", "cash", 2023, page=0), "document_no_such_page"),
        (Asked("page", "cash", 2023, page=89), "document_no_such_page"),
        (Asked("page", "cash", 2023, page=43), "correction_unchanged"),
        (Asked("page", "shares_outstanding", 2023, page=3), "correction_no_figure"),
        (Asked("scale", "goodwill", 2023, scale=1_000), "correction_no_figure"),
        (Asked("scale", "cash", 2023), "correction_no_unit"),
        (Asked("scale", "cash", 2023, scale=0), "correction_no_unit"),
        (Asked("scale", "cash", 2023, scale=10**12), "correction_no_unit"),
        (Asked("scale", "cash", 2023, scale=MILLION), "correction_unchanged"),
        (Asked("scale", "eps_diluted", 2023, scale=1_000), "correction_no_unit"),
        (Asked("confirmed", "goodwill", 2023), "correction_no_figure"),
    ],
)
def test_refused_with_a_way_out(asked, code) -> None:
    with pytest.raises(CorrectionRefused) as refusal:
        said(asked)
    assert refusal.value.code == code
    assert refusal.value.message("en")
    assert refusal.value.message("zh")


def test_a_corrected_figure_is_not_confirmed_as_read() -> None:
    with pytest.raises(CorrectionRefused) as refusal:
        said(Asked("confirmed", "cash", 2023), value("cash", 611, statement="balance"))
    assert refusal.value.code == "correction_already"


def test_the_value_read_may_be_put_back_over_a_replayed_one() -> None:
    kept = said(Asked("value", "cash", 2023, value=Decimal(610 * MILLION)), value("cash", 611, statement="balance"))
    assert kept.value == kept.original


def test_what_can_be_corrected() -> None:
    assert all(map(correctable, ("cash", "gross_profit", "shares_outstanding")))
    assert not any(map(correctable, ("gross_margin", "free_cash_flow", "inventory_days", "cash_end")))


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("cash", ("value", "row", "page", "scale")),
        ("eps_diluted", ("value", "row", "page")),
        ("goodwill", ("value", "row", "page")),
        ("shares_outstanding", ("value",)),
    ],
)
def test_ways_that_make_sense(name, ways) -> None:
    assert ways_of(report(), name, 2023) == ways


def test_what_can_be_supplied_names_missing_metrics_first() -> None:
    found = absent(report())
    assert found[:2] == (("goodwill", 2023), ("goodwill", 2022))
    assert ("cash", 2021) in found
    assert ("cash", 2023) not in found
    assert all(correctable(name) for name, _ in found)


def test_rows_are_those_of_the_statement_with_what_each_would_make_it() -> None:
    rows = rows_of(report(), "capital_expenditure", 2021)
    assert rows == {19: 720 * MILLION, 20: 270 * MILLION}
    assert rows_of(report(), "shares_outstanding", 2023) == {}


def test_rows_without_a_label_cannot_be_found_again() -> None:
    read = report()
    read = replace(read, lines=(replace(read.lines[0], label=""), *read.lines[1:]))
    assert 0 not in rows_of(read, "total_revenue", 2023)


def test_a_figure_in_another_unit() -> None:
    assert rescaled(report().metric("cash", 2023), 10_000) == 6_100_000


def test_where_a_statement_begins() -> None:
    assert first_page(report(), "operating_cash_flow") == 45
    assert first_page(replace(report(), statements=()), "cash") is None
