"""Several filings of one thing as one series."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from model.finance.library.followed import Reading, latest_wins
from model.finance.library.index import LibraryEntry


def filing(year: int, company: str = "Meridian") -> LibraryEntry:
    name = f"{company}_{year}.pdf"
    return LibraryEntry(
        name, name, name, datetime(2026, 1, 1, tzinfo=UTC), False, company, company, (year,), "en", "USD", ()
    )  # fmt: skip


def reading(year: int, value: int, of: int) -> Reading:
    return Reading(year, Decimal(value), filing(of), 7, "")


def test_the_latest_filing_holds_and_others_that_differ_are_kept() -> None:
    points = latest_wins(
        [reading(2021, 5, 2021), reading(2021, 6, 2022), reading(2021, 6, 2023), reading(2022, 8, 2022)]
    )
    assert [(point.year, point.reading.filing.fiscal_year, point.reading.value) for point in points] == [
        (2021, 2023, 6),
        (2022, 2022, 8),
    ]
    assert [each.value for each in points[0].differing] == [5]
    assert points[1].differing == ()


def test_within_a_filing_the_first_place_holds() -> None:
    (point,) = latest_wins([reading(2022, 8, 2022), reading(2022, 9, 2022)])
    assert (point.reading.value, [each.value for each in point.differing]) == (8, [9])


@given(some.lists(some.tuples(*[some.integers(min_value=2015, max_value=2022)] * 2, some.integers(0, 3))))
def test_one_point_a_year_and_nothing_is_lost(rows) -> None:
    readings = [reading(year, value, of) for year, of, value in rows]
    points = latest_wins(readings)
    assert [point.year for point in points] == sorted({year for year, _, _ in rows})
    for point in points:
        of_year = [each for each in readings if each.year == point.year]
        assert point.reading.filing.fiscal_year == max(each.filing.fiscal_year or 0 for each in of_year)
        assert len(point.differing) == sum(each.value != point.reading.value for each in of_year)
