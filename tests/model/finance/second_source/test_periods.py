from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.documents.xbrl.facts import Fact
from model.finance.second_source.periods import NAMINGS, fiscal_facts, year_name

NEW_YEARS_EVE = date(2023, 12, 31)


def over(days: int, end: date = NEW_YEARS_EVE) -> Fact:
    """A fact over that many days; 0 for a moment."""
    start = end - timedelta(days=days - 1) if days else None
    return Fact("us-gaap:Revenues", start, end, "USD", Decimal(1), -3)


@pytest.mark.parametrize(
    ("days", "kept"), [(339, False), (340, True), (364, True), (371, True), (380, True), (381, False)]
)
def test_a_whole_year_may_have_52_or_53_weeks(days, kept) -> None:
    assert (over(days) in fiscal_facts([over(365), over(days)])) is kept


def test_moments_count_at_the_end_of_a_fiscal_year_only() -> None:
    closing, opening, quarter = over(0), over(0, date(2022, 12, 31)), over(0, date(2023, 9, 30))
    assert fiscal_facts([over(365), closing, opening, quarter]) == (over(365), closing, opening)


def test_ends_set_by_weeks_drift_by_some_days() -> None:
    drifted = over(364, date(2022, 12, 27))
    assert drifted in fiscal_facts([over(371, date(2024, 1, 2)), drifted])


def test_twelve_months_to_another_date_are_no_fiscal_year() -> None:
    trailing = over(365, date(2023, 9, 30))
    assert trailing not in fiscal_facts([over(365), over(365), trailing])


def test_without_a_whole_year_there_is_nothing() -> None:
    assert fiscal_facts([over(90), over(0)]) == ()
    assert fiscal_facts([]) == ()


@pytest.mark.parametrize(
    ("end", "names"),
    [
        (date(2023, 12, 31), (2023, 2023, 2023)),
        (date(2023, 1, 1), (2023, 2022, 2022)),
        (date(2018, 2, 3), (2018, 2018, 2017)),
        (date(2024, 6, 29), (2024, 2024, 2023)),
        (date(2024, 9, 28), (2024, 2024, 2024)),
        (date(1, 1, 1), (1, 1, 1)),
    ],
)
def test_a_fiscal_year_is_called_in_one_of_three_ways(end, names) -> None:
    assert tuple(year_name(end, naming) for naming in NAMINGS) == names


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 8))
def test_every_anniversary_is_found_and_no_day_half_a_year_away(end, years) -> None:
    later = over(0, end + timedelta(days=round(years * 365.25)))
    half = over(0, end + timedelta(days=round(years * 365.25) + 182))
    found = fiscal_facts([over(365, end), later, half])
    assert later in found
    assert half not in found
