"""Market values as people type them, kept by company and year, and taken back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import jobs
from model.errors import AssayError, StoreError
from model.finance.risk.market_value import enter_market_value, market_values, parse_amount, remove_market_value
from tests.model.finance.risk.statements import YEAR, make_report
from tests.pages.finance.screen import keep

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,250", 1_250 * MILLION),
        ("1250", 1_250 * MILLION),
        ("12.5", Decimal("12500000")),
        ("12.5 billion", 12_500_000_000),
        ("$12.5bn", 12_500_000_000),
        ("USD 900 m", 900 * MILLION),
        ("3 Trillion", 3_000_000_000_000),
        ("123亿", 12_300_000_000),
        ("￥ 123.4 亿元", 12_340_000_000),
        ("5,600万元", 56_000_000),
        ("1.2万亿", 1_200_000_000_000),
        ("5000元", 5_000),
        ("  7  ", 7 * MILLION),
    ],
)
def test_amounts_as_they_are_typed(text, value) -> None:
    assert parse_amount(text, MILLION) == value


@pytest.mark.parametrize(
    "text",
    ["", "a lot", "-5", "0", "0 billion", "1,25", "12.5.1", "12 parsecs", "10 trillion trillion", "9e9", "1" * 30],
)
def test_what_is_no_amount_is_refused_with_a_sentence(text) -> None:
    with pytest.raises(AssayError) as refusal:
        parse_amount(text, MILLION)
    assert refusal.value.code == "market_value_unreadable"
    assert "12.5 billion" in refusal.value.message("en")
    assert "123亿" in refusal.value.message("zh")


@settings(deadline=None)
@given(st.text(max_size=25))
def test_any_text_is_an_amount_or_refused(text) -> None:
    with suppress(AssayError):
        assert parse_amount(text, 1) > 0


def test_the_value_of_a_company_is_shared_by_its_reports_and_can_be_replaced_and_removed() -> None:
    report = make_report()
    result = keep(report)
    enter_market_value(result, report, YEAR, Decimal(500), "local")
    enter_market_value(result, report, YEAR, Decimal(660), "local")
    enter_market_value(result, report, YEAR - 1, Decimal(90), "local")
    other_report = replace(report, name="other.pdf", source="aa" * 32)
    found = market_values(other_report, "local")
    assert {year: figure.value for year, figure in found.items()} == {YEAR: 660, YEAR - 1: 90}
    assert (found[YEAR].method, found[YEAR].currency) == ("entered", report.currency)
    remove_market_value(report, YEAR, "local")
    assert set(market_values(report, "local")) == {YEAR - 1}


def test_nobody_else_and_no_other_company_sees_it() -> None:
    report = make_report()
    enter_market_value(keep(report), report, YEAR, Decimal(660), "local")
    assert market_values(report, "ben") == {}
    assert market_values(replace(report, company="Holm Ltd"), "local") == {}


def test_it_cannot_be_entered_on_somebody_elses_report() -> None:
    report = make_report()
    result = keep(report, owner="ana")
    with pytest.raises(StoreError) as refusal:
        enter_market_value(result, report, YEAR, Decimal(660), "ben")
    assert refusal.value.code == "record_missing"


def test_it_goes_with_the_document_it_was_entered_on() -> None:
    report = make_report()
    result = keep(report)
    enter_market_value(result, report, YEAR, Decimal(660), "local")
    store = jobs.current_store()
    store.delete_document(store.result(result, "local").document_id, "local")
    assert market_values(report, "local") == {}
