"""The hits of a custom figure as one series a company, and the file they leave in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from model.finance.library.custom import PLACES, Hit, Search
from model.finance.library.followed import Reading, SeriesPoint, latest_wins
from model.safety import safe_cell


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A report in which different values were found for one year; none of them is taken."""

    name: str
    year: int
    values: int
    """How many different ones."""


@dataclass(frozen=True, slots=True)
class CompanySeries:
    """What was found of one company."""

    company_key: str
    company: str
    currency: str | None
    points: tuple[SeriesPoint, ...]
    ambiguous: tuple[Ambiguous, ...]


def company_series(search: Search) -> tuple[CompanySeries, ...]:
    """A series a company, by name. Values of a report that disagree with each other enter none."""
    by_company: dict[str, list[Hit]] = {}
    for hit in search.hits:
        by_company.setdefault(hit.filing.company_key, []).append(hit)
    made = [_series(search, key, hits) for key, hits in by_company.items()]
    return tuple(sorted(made, key=lambda each: each.company.casefold()))


def _series(search: Search, key: str, hits: list[Hit]) -> CompanySeries:
    readings: list[Reading] = []
    ambiguous: list[Ambiguous] = []
    ranked = _by_report(hits)
    firsts = {(hit.filing.result_id, hit.year): hit for hit in reversed(ranked)}
    for first in firsts.values():
        values = search.values(first.filing, first.year)
        if len(values) > 1:
            ambiguous.append(Ambiguous(first.filing.name, first.year, len(values)))
        else:
            readings.append(Reading(first.year, first.value, first.filing, first.page, first.quote))
    latest = max((hit.filing for hit in hits), key=lambda filing: filing.fiscal_year or 0)
    return CompanySeries(key, latest.company, latest.currency, latest_wins(readings), tuple(ambiguous))


def _by_report(hits: list[Hit]) -> list[Hit]:
    """Statement lines before tables before text."""
    return sorted(hits, key=lambda hit: PLACES.index(hit.place))


def series_csv(name: str, series: tuple[CompanySeries, ...]) -> bytes:
    """One row a company and year: value in full, file, page and quote; what reports print otherwise, and what is
    ambiguous, too. UTF-8 with the mark Excel looks for."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["figure", "company", "year", "value", "status", "file", "page", "quote"])
    for company in series:
        for row in _rows(company):
            writer.writerow([safe_cell(cell) for cell in (name, company.company, *row)])
    return text.getvalue().encode("utf-8-sig")


def _rows(company: CompanySeries) -> Iterator[tuple[str | int, ...]]:
    for point in company.points:
        for reading in (point.reading, *point.differing):
            status = "holds" if reading is point.reading else "printed otherwise"
            page = reading.page or ""
            yield reading.year, f"{reading.value:f}", status, reading.filing.name, page, reading.quote
    for each in company.ambiguous:
        yield each.year, "", f"ambiguous: {each.values} values", each.name, "", ""
