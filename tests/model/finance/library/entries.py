"""Entries of a shelf made by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count

from model.finance.library.index import KeptFigures, LibraryEntry

_numbers = count(1)
START = datetime(2026, 1, 1, tzinfo=UTC)


def entry_of(company: str, year: int | None = 2023, *, earlier: int = 1, currency="USD", **fields) -> LibraryEntry:
    """A reading of a company for a fiscal year that shows `earlier` years beside it; figures as name=value.

    A figure is a value of the fiscal year, or values by year.
    """
    number = next(_numbers)
    own = {name: fields.pop(name) for name in list(fields) if name not in LibraryEntry.__slots__}
    figures = {
        name: {str(each): [str(Decimal(str(value))), 40, 0, 0] for each, value in _by_year(given, year).items()}
        for name, given in own.items()
    }
    years = () if year is None else tuple(range(year, year - earlier - 1, -1))
    known = {
        "result_id": f"r{number}",
        "document_id": f"d{number}",
        "name": f"{company} {year}.pdf",
        "when": START + timedelta(minutes=number),
        "damaged": False,
        "company": company,
        "company_key": f"name:{company.lower()}",
        "years": years,
        "language": "en",
        "currency": currency,
        "flags": (),
        "figures": KeptFigures(figures),
    }
    return LibraryEntry(**{**known, **fields})


def _by_year(given: object, year: int | None) -> dict[int, object]:
    return given if isinstance(given, dict) else {year or 0: given}
