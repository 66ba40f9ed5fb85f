"""What a risk score gives: its value and zone with the formula under it, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.evidence import Finding
from model.finance.figures import Figure

Reason = Literal["missing_input", "financial_company", "out_of_range"]
"""missing_input: a figure the formula needs is not there; financial_company: banks and insurers are never scored;
out_of_range: a figure under it cannot be right, so that the score would mislead."""


@dataclass(frozen=True, slots=True)
class Part:
    """One addend of a score: a weighted ratio, or a signal that is given or not."""

    name: str
    """The ratio or the signal."""
    weight: Decimal
    value: Decimal
    """The ratio, or its index on the year before; 1 or 0 for a signal."""
    figures: tuple[Figure, ...]
    """The formula behind the value; for a signal that compares years, this year's and the year before's."""

    @property
    def points(self) -> Decimal:
        """What it adds to the score."""
        return self.weight * self.value


@dataclass(frozen=True, slots=True)
class Risk(Finding):
    """A score of one fiscal year. `value` is its Decimal, or None where it is refused."""

    year: int
    zone: str | None
    """Key of the range the value lies in, e.g. ``distress``; None where it is refused."""
    reason: Reason | None = None
    """Why there is no value."""
    missing: tuple[tuple[str, int], ...] = ()
    """The (metric, year) pairs that would be needed."""
    constant: Decimal = Decimal(0)
    parts: tuple[Part, ...] = ()

    @property
    def score(self) -> Decimal | None:
        """The value as a number."""
        return self.value if isinstance(self.value, Decimal) else None
