"""What is taken from an XBRL document: numeric facts of the whole company, each for a period and in a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of an XBRL document, without dimensions."""

    tag: str
    """Taxonomy and name, e.g. ``us-gaap:Revenues``."""
    start: date | None
    """First day of the period; None for a moment."""
    end: date
    """Last day of the period, or the moment."""
    unit: str
    """Measures as ``USD``, ``shares`` or ``USD/shares``."""
    value: Decimal
    """In full units."""
    decimals: int | None
    """Digits after the point up to which it is exact, -6 for millions; None when it is exact."""

    @property
    def rounding(self) -> Decimal:
        """What one unit of its last stated digit is worth; 0 for an exact number."""
        return Decimal(0) if self.decimals is None else Decimal(1).scaleb(-self.decimals)


def to_row(fact: Fact) -> list[Any]:
    """The fact as plain JSON values."""
    start = fact.start.isoformat() if fact.start else None
    return [fact.tag, start, fact.end.isoformat(), fact.unit, str(fact.value), fact.decimals]


def from_row(row: Sequence[Any]) -> Fact:
    """The fact such values were made from."""
    tag, start, end, unit, value, decimals = row
    first = date.fromisoformat(start) if start else None
    return Fact(tag, first, date.fromisoformat(end), unit, Decimal(value), decimals)
