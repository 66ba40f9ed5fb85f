"""Changes between years, and the bridge from revenue to net income."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.finance.comparison import change, profit_bridge
from model.finance.report import Report
from tests.model.finance.sample_report import MILLION, empty_report, sample_report


def with_value(report: Report, name: str, year: int, millions: int) -> Report:
    changed = (
        replace(figure, value=Decimal(millions) * MILLION) if (figure.name, figure.year) == (name, year) else figure
        for figure in report.metrics
    )
    return replace(report, metrics=tuple(changed))


def without(report: Report, *names: str) -> Report:
    return replace(report, metrics=tuple(figure for figure in report.metrics if figure.name not in names))


def test_growth_is_a_share_of_the_year_before() -> None:
    moved = change(sample_report(), "total_revenue", 2023)
    assert moved is not None
    assert not moved.in_points
    assert moved.amount == Decimal(5_240 - 4_870) / Decimal(4_870)


def test_percentages_change_in_points() -> None:
    moved = change(sample_report(), "gross_margin", 2023)
    assert moved is not None
    assert moved.in_points
    assert moved.amount == pytest.approx(Decimal("0.00709"), abs=Decimal("0.00001"))


@pytest.mark.parametrize("before", [0, -595])
def test_growth_from_nothing_or_a_loss_means_nothing(before) -> None:
    assert change(with_value(sample_report(), "net_income", 2022, before), "net_income", 2023) is None


@pytest.mark.parametrize(("name", "year"), [("total_revenue", 2021), ("goodwill", 2023)])
def test_no_change_without_both_years(name, year) -> None:
    assert change(sample_report(), name, year) is None


def steps(report: Report, year: int = 2023) -> list[tuple[str, int, bool]]:
    return [(step.name, int(step.amount / MILLION), step.is_total) for step in profit_bridge(report, year)]


def test_bridge_itemises_what_is_printed_and_gathers_the_rest() -> None:
    assert steps(sample_report()) == [
        ("total_revenue", 5_240, True),
        ("cost_of_revenue", -3_180, False),
        ("gross_profit", 2_060, True),
        ("research_development", -420, False),
        ("selling_general_administrative", -710, False),
        ("rest_operating_income", -35, False),
        ("operating_income", 895, True),
        ("rest_pretax_income", -45, False),
        ("pretax_income", 850, True),
        ("income_tax", -190, False),
        ("net_income", 660, True),
    ]


def test_bridge_of_a_bank_goes_from_revenue_to_pretax_income() -> None:
    report = without(sample_report(), "cost_of_revenue", "gross_profit", "operating_income", "research_development")
    assert steps(report) == [
        ("total_revenue", 5_240, True),
        ("selling_general_administrative", -710, False),
        ("rest_items", -3_680, False),
        ("pretax_income", 850, True),
        ("income_tax", -190, False),
        ("net_income", 660, True),
    ]


@pytest.mark.parametrize("end", ["total_revenue", "net_income"])
def test_no_bridge_without_both_ends(end) -> None:
    assert profit_bridge(without(sample_report(), end), 2023) == ()
    assert profit_bridge(empty_report(), 2023) == ()


def test_steps_say_where_they_were_read() -> None:
    for step in profit_bridge(sample_report(), 2022):
        assert (step.figure is None) is step.name.startswith("rest_")
        assert step.figure is None or step.figure.year == 2022


amounts = st.integers(-9_000, 9_000)


@given(st.dictionaries(st.sampled_from(sorted({f.name for f in sample_report().metrics})), amounts), st.data())
def test_bridge_always_adds_up(values, data) -> None:
    report = sample_report()
    for name, value in values.items():
        report = with_value(report, name, 2023, value)
    dropped = data.draw(st.sets(st.sampled_from(["gross_profit", "operating_income", "pretax_income", "income_tax"])))
    reached = Decimal(0)
    for step in profit_bridge(without(report, *dropped), 2023)[1:]:
        if step.is_total:
            continue
        reached += step.amount
    assert reached == report.value("net_income", 2023) - report.value("total_revenue", 2023)
