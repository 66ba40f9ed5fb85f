"""What several filings say of one thing, as a series over the years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from model.finance.library.index import LibraryEntry


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of one filing."""

    year: int
    value: Decimal
    filing: LibraryEntry
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """The number that holds for a year, and those that other places print otherwise."""

    reading: Reading
    differing: tuple[Reading, ...] = ()

    @property
    def year(self) -> int:
        """Fiscal year."""
        return self.reading.year


def latest_wins(readings: Iterable[Reading]) -> tuple[SeriesPoint, ...]:
    """One point a year, oldest first: of several filings the latest holds, within one the first place."""
    by_year: dict[int, list[Reading]] = {}
    for reading in readings:
        by_year.setdefault(reading.year, []).append(reading)
    points = []
    for year in sorted(by_year):
        # Sorting is stable: the order of the document is kept within a filing.
        first, *others = sorted(by_year[year], key=lambda each: -(each.filing.fiscal_year or 0))
        points.append(SeriesPoint(first, tuple(each for each in others if each.value != first.value)))
    return tuple(points)
