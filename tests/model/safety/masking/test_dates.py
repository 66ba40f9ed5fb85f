from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.safety import find_personal
from model.safety.masking.dates import shifted_date

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 1, 1))
shifts = st.integers(min_value=-364, max_value=364)


@pytest.mark.parametrize(
    ("quote", "moved"),
    [
        ("2024年3月5日", "2024年3月12日"),
        ("2024年02月27日", "2024年03月05日"),
        ("2023年12月", "2023年12月"),
        ("2024-12-28", "2025-01-04"),
        ("2024/3/5", "2024/3/12"),
        ("2024.03.05", "2024.03.12"),
        ("20240305", "20240312"),
        ("24.3.5", "24.3.12"),
        ("3月28日", "4月4日"),
        ("二〇二三年十月二十九日", "二〇二三年十一月五日"),
        ("March 5, 2024", "March 12, 2024"),
        ("28 April 2024", "5 May 2024"),
        ("1st May 2024", "8th May 2024"),
        ("26-Dec-2023", "2-Jan-2024"),
        ("Mar 3rd", "Mar 10th"),
        ("12/28/2023", "01/04/2024"),
        ("3/5/24", "3/12/24"),
        ("28/12/2023", "04/01/2024"),
    ],
)
def test_date_moves_by_a_week_in_its_own_form(quote, moved) -> None:
    assert shifted_date(quote, 7) == moved
    assert [span.kind for span in find_personal(quote)] == ["date"]


@given(days, shifts)
def test_intervals_stay(day, shift) -> None:
    later = day + timedelta(days=41)
    moved = [date.fromisoformat(shifted_date(one.isoformat(), shift) or "") for one in (day, later)]
    assert moved[1] - moved[0] == timedelta(days=41)
    assert moved[0] - day == timedelta(days=shift)


@given(days, shifts)
def test_moving_back_gives_the_same_day(day, shift) -> None:
    quote = f"{day.year}年{day.month}月{day.day}日"
    there = shifted_date(quote, shift)
    assert there is not None
    assert re.findall(r"\d+", shifted_date(there, -shift) or "") == [str(day.year), str(day.month), str(day.day)]


@pytest.mark.parametrize(("before", "moved"), [(False, "05/11/2024"), (True, "12/04/2024")])
def test_ambiguous_date_is_read_as_the_text_writes_its_dates(before, moved) -> None:
    assert shifted_date("05/04/2024", 7, day_before_month=before) == moved


@pytest.mark.parametrize("quote", ["2023-02-30", "31 April 2024", "fever"])
def test_no_day_of_the_calendar_has_no_later_day(quote) -> None:
    assert shifted_date(quote, 7) is None


@pytest.mark.parametrize("text", ["3天", "5月", "2019年", "in March", "may 5 mg", "for 3 months", "2-3月余", "5/5"])
def test_durations_years_and_months_alone_are_no_dates(text) -> None:
    assert find_personal(text) == ()
