"""Ages as ISO 8601 durations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.medicine.exchange.ages import from_duration, to_duration


@pytest.mark.parametrize(
    ("text", "years"),
    [("P68Y", 68.0), ("P3Y6M", 3.5), ("P6M", 0.5), ("P2W", 14 / 365.25), ("P0D", 0.0), ("P1Y2M3DT4H", None)],
)
def test_duration_is_read(text: str, years: float | None) -> None:
    read = from_duration(text)
    assert read is not None
    assert read == pytest.approx(years if years is not None else 1 + 2 / 12 + 3 / 365.25)


@pytest.mark.parametrize("text", ["", "P", "68", "P68", "68Y", "PY", "P-3Y", "P999Y", "P1e9Y", "PT", "P3Y\n4M"])
def test_what_is_no_age_is_none(text: str) -> None:
    assert from_duration(text) is None


@given(st.floats(0, 120))
def test_age_comes_back_to_the_day(years: float) -> None:
    assert from_duration(to_duration(years)) == pytest.approx(years, abs=0.7 / 365.25)


@pytest.mark.parametrize(("years", "text"), [(68.0, "P68Y"), (0.5, "P6M"), (0.0, "P0D"), (2.25, "P2Y3M")])
def test_whole_units_are_written_plainly(years: float, text: str) -> None:
    assert to_duration(years) == text
