"""Figures of both sources: which agree within rounding, which differ, which only one has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.documents.xbrl.facts import Fact
from model.finance.report import Report
from model.finance.second_source.comparison import Pair, agree, compare
from model.finance.second_source.tags import known_tags, tags
from model.finance.terms import metrics
from tests.model.finance.sample_report import sample_report

MILLION = 1_000_000


def revenue(value: int | str, year: int = 2023, tag: str = "us-gaap:Revenues", decimals: int | None = -6) -> Fact:
    return Fact(tag, date(year, 1, 1), date(year, 12, 31), "USD", Decimal(value), decimals)


def found(facts: list[Fact], name: str = "total_revenue", year: int = 2023, report: Report | None = None) -> Pair:
    pairs = compare(report or sample_report(), facts)
    return next(pair for pair in pairs if (pair.metric, pair.year) == (name, year))


@pytest.mark.parametrize(
    ("value", "decimals", "verdict"),
    [
        (5_240 * MILLION, -6, "agree"),
        (5_241 * MILLION, -6, "differ"),
        (5_240_400_000, -3, "agree"),
        (5_240_600_000, -3, "differ"),
        (5_240_499_999, None, "agree"),
        (5_200 * MILLION, -8, "agree"),
        (5_300 * MILLION, -8, "differ"),
        (-5_240 * MILLION, -6, "differ"),
    ],
)
def test_agreement_is_within_half_a_unit_of_the_coarser_source(value, decimals, verdict) -> None:
    pair = found([revenue(value, decimals=decimals)])
    assert pair.verdict == verdict
    assert pair.difference == value - 5_240 * MILLION


@pytest.mark.parametrize(("value", "verdict"), [("3.30", "agree"), ("3.305", "agree"), ("3.31", "differ")])
def test_figures_a_share_are_held_to_their_cents(value, verdict) -> None:
    fact = Fact(
        "us-gaap:EarningsPerShareDiluted", date(2023, 1, 1), date(2023, 12, 31), "USD/shares", Decimal(value), 2
    )
    assert found([fact], "eps_diluted").verdict == verdict


def test_a_figure_only_one_source_has() -> None:
    goodwill = Fact("us-gaap:Goodwill", None, date(2023, 12, 31), "USD", Decimal(7), -6)
    pair = found([goodwill], "goodwill")
    assert (pair.verdict, pair.figure, pair.difference) == ("xbrl_only", None, None)
    assert found([goodwill]).verdict == "pdf_only"
    assert found([goodwill]).difference is None


def test_a_metric_neither_source_has_is_not_listed() -> None:
    names = {pair.metric for pair in compare(sample_report(), [])}
    assert "goodwill" not in names
    assert "gross_margin" not in names
    assert {pair.verdict for pair in compare(sample_report(), [])} == {"pdf_only"}


def test_years_outside_the_report_are_left_out() -> None:
    assert 2019 not in {pair.year for pair in compare(sample_report(), [revenue(1, 2019)])}


def test_the_first_alternative_that_agrees_is_shown_else_the_first() -> None:
    second = revenue(5_240 * MILLION, tag="us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax")
    assert found([revenue(1), second]).fact == second
    wrong = replace(second, value=Decimal(2))
    assert found([wrong, revenue(1)]).fact == revenue(1)


def test_the_most_exact_statement_of_a_figure_counts() -> None:
    rough, exact = revenue(5_000 * MILLION, decimals=-9), revenue(5_240 * MILLION, decimals=-5)
    assert found([rough, exact]).fact == exact
    assert found([exact, rough]).fact == exact
    assert found([exact, revenue(1, decimals=-5)]).fact == exact


@pytest.mark.parametrize("unit", ["EUR", "USD/shares", "shares", ""])
def test_a_figure_in_another_unit_is_another_figure(unit) -> None:
    assert found([replace(revenue(5_240 * MILLION), unit=unit)]).verdict == "pdf_only"


def test_a_report_without_a_currency_takes_any() -> None:
    report = replace(sample_report(), currency=None)
    assert found([replace(revenue(5_240 * MILLION), unit="EUR")], report=report).verdict == "agree"
    assert found([replace(revenue(5_240 * MILLION), unit="shares")], report=report).verdict == "pdf_only"


def test_fiscal_years_are_called_as_in_the_report() -> None:
    """A retailer whose fiscal 2023 ends in February 2024."""

    def retail(value: int, year: int) -> Fact:
        return replace(revenue(value * MILLION), start=date(year, 2, 1), end=date(year + 1, 1, 31))

    pairs = compare(sample_report(), [retail(5_240, 2023), retail(4_870, 2022), retail(4_410, 2021)])
    assert [(p.year, p.verdict) for p in pairs if p.metric == "total_revenue"] == [
        (2023, "agree"),
        (2022, "agree"),
        (2021, "agree"),
    ]


def test_years_of_weeks_do_not_fall_together() -> None:
    """Fiscal 2022 ends on the first of January 2023, fiscal 2023 on the last day of the same year."""
    first = replace(revenue(4_870 * MILLION), start=date(2022, 1, 3), end=date(2023, 1, 1))
    second = replace(revenue(5_240 * MILLION), start=date(2023, 1, 2), end=date(2023, 12, 31))
    pairs = compare(sample_report(), [first, second])
    assert sum(pair.verdict == "agree" for pair in pairs) == 2


def test_differing_figures_come_first() -> None:
    goodwill = Fact("us-gaap:Goodwill", None, date(2023, 12, 31), "USD", Decimal(7), -6)
    pairs = compare(sample_report(), [revenue(5_240 * MILLION), revenue(1, 2022), goodwill])
    assert [pair.verdict for pair in pairs][:3] == ["differ", "agree", "xbrl_only"]
    assert {pair.verdict for pair in pairs[3:]} == {"pdf_only"}


@given(st.integers(-(10**12), 10**12), st.integers(-9, 0), st.sampled_from([1, 1_000, 1_000_000]))
def test_a_number_agrees_with_its_own_rounding(cents, decimals, scale) -> None:
    exact = Decimal(cents).scaleb(-2)
    figure = replace(sample_report().metrics[0], value=exact, scale=scale)
    rounded = (
        exact.quantize(Decimal(1).scaleb(-decimals)) if decimals == 0 else round(exact / 10**-decimals) * 10**-decimals
    )
    assert agree(figure, revenue(str(rounded), decimals=decimals))


def test_every_tag_stands_for_a_metric_and_names_its_taxonomy() -> None:
    assert tags().keys() <= metrics().keys()
    assert all(metrics()[name].section != "derived" for name in tags())
    assert all(tag.startswith(("us-gaap:", "ifrs-full:")) for tag in known_tags())
    assert all(len(set(alternatives)) == len(alternatives) for alternatives in tags().values())
    us_gaap = [next(tag for tag in alternatives if tag.startswith("us-gaap:")) for alternatives in tags().values()]
    assert len(us_gaap) == len(tags())
