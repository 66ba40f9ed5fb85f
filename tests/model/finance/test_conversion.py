"""Amounts in another currency: which rate they take, what stays as it is, and rates that are remembered."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.finance.conversion import CURRENCIES, Rates, converted, parse_rate, remember, remembered
from model.finance.terms import metric
from tests.model.finance.analysed_report import analysed_report
from tests.model.finance.sample_report import constant

RATES = Rates("CNY", Decimal("7.10"), Decimal("7.25"))
POSITIVE_RATES = some.decimals("0.0001", "9999", places=6)


@pytest.mark.parametrize(
    ("name", "rate"),
    [
        ("total_revenue", "7.10"),
        ("operating_cash_flow", "7.10"),
        ("free_cash_flow", "7.10"),
        ("eps_diluted", "7.10"),
        ("total_assets", "7.25"),
        ("working_capital", "7.25"),
        ("total_debt", "7.25"),
    ],
)
def test_flows_at_the_average_and_balances_at_the_closing_rate(name, rate) -> None:
    report = analysed_report()
    figure = converted(report, RATES).metric(name, 2023)
    assert figure is not None
    assert figure.value == report.value(name, 2023) * Decimal(rate)
    assert figure.currency == "CNY"


@given(POSITIVE_RATES, POSITIVE_RATES)
def test_ratios_evidence_and_signs_stay(average, closing) -> None:
    report = analysed_report()
    made = converted(report, Rates("EUR", average, closing))
    for before, after in zip(report.metrics, made.metrics, strict=True):
        assert after.evidence == before.evidence
        assert (after.value > 0) == (before.value > 0)
        if metric(before.name).kind not in ("money", "per_share"):
            assert after == before


@given(POSITIVE_RATES)
def test_there_and_back_is_the_same_amount(rate) -> None:
    report = analysed_report()
    back = 1 / rate
    there = converted(report, Rates("EUR", rate, rate))
    again = converted(there, Rates("USD", back, back))
    for before, after in zip(report.metrics, again.metrics, strict=True):
        assert after.value == pytest.approx(before.value, rel=Decimal("1e-20"))


def test_share_counts_are_no_money() -> None:
    report = analysed_report()
    shares = replace(constant("shares_outstanding", 2023, 51_010_000), evidence=report.metrics[0].evidence)
    made = converted(replace(report, metrics=(*report.metrics, shares)), RATES)
    assert made.metric("shares_outstanding", 2023) == shares


def test_opening_and_closing_cash_are_balances_though_the_cash_flow_statement_prints_them() -> None:
    report = analysed_report()
    cash = replace(report.metrics[0], name="cash_end", statement="cash_flow")
    made = converted(replace(report, metrics=(cash,)), RATES)
    assert made.value("cash_end", cash.year) == cash.value * Decimal("7.25")


def test_lines_and_checks_stay_as_printed() -> None:
    report = analysed_report()
    made = converted(report, RATES)
    assert (made.lines, made.checks, made.statements) == (report.lines, report.checks, report.statements)
    assert made.currency == "CNY"


@pytest.mark.parametrize(
    ("typed", "rate"),
    [
        ("7.10", "7.10"),
        (" 7 ", "7"),
        ("0.0066", "0.0066"),
        ("７．１", "7.1"),
        ("", None),
        ("0", None),
        ("0.000", None),
        ("-7", None),
        ("7,1", None),
        ("1e5", None),
        ("NaN", None),
        ("Infinity", None),
        ("7.1.2", None),
        ("1234567890", None),
    ],
)
def test_a_rate_as_typed(typed, rate) -> None:
    assert parse_rate(typed) == (None if rate is None else Decimal(rate))


@given(some.text(max_size=20))
def test_no_text_breaks_the_reading_of_a_rate(typed) -> None:
    rate = parse_rate(typed)
    assert rate is None or rate > 0


def test_rates_are_remembered_for_their_owner_and_pair() -> None:
    assert remembered("ann", "USD", "CNY") is None
    remember("ann", "USD", RATES)
    assert remembered("ann", "USD", "CNY") == RATES
    assert remembered("ann", "CNY", "USD") is None
    assert remembered("bob", "USD", "CNY") is None
    remember("ann", "USD", replace(RATES, average=Decimal("7.2")))
    assert remembered("ann", "USD", "CNY").average == Decimal("7.2")


def test_what_was_kept_otherwise_is_not_taken_for_rates() -> None:
    from model import jobs

    jobs.current_store().set_preference("ann", "exchange_rate_USD_CNY", "seven")
    assert remembered("ann", "USD", "CNY") is None


def test_every_currency_offered_has_a_name() -> None:
    from model.finance.terms import term

    assert all(term(f"currency_{code}", "zh") != code for code in CURRENCIES)
