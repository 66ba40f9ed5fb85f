"""How often the desk was right: places of confirmed diagnoses when their cases were saved.

What counts is the list as it stood when the case was saved. A ranking made after the diagnosis is known would be kinder
to the desk: by then tests and second looks have entered the findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from model.medicine.cases.case import Outcome, OutcomeScope

DEPTHS = (1, 3, 10)
"""Top-1, top-3 and top-10."""
FEWEST = 5
"""Confirmed cases under which no share is claimed."""
_Z = 1.959964
"""Of a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Confirmed diagnoses among the first of their list."""

    depth: int
    hits: int
    count: int
    low: float
    high: float
    """Wilson interval of the share, 95 %."""

    @property
    def share(self) -> float:
        """Of the confirmed cases; 0 where there are none."""
        return self.hits / self.count if self.count else 0.0


@dataclass(frozen=True, slots=True)
class HitRate:
    """One list's, or that of both together."""

    scope: OutcomeScope | None
    """None for all confirmed cases, those that neither list knows counted as missed."""
    count: int
    hits: tuple[Hits, ...]

    @property
    def claimed(self) -> bool:
        """Whether there are enough cases to say a share."""
        return self.count >= FEWEST


def hit_rates(outcomes: Iterable[Outcome]) -> tuple[HitRate, ...]:
    """The common list's, the rare list's and that of everything confirmed."""
    confirmed = tuple(outcomes)
    scopes: tuple[OutcomeScope | None, ...] = ("common", "rare", None)
    return tuple(_rate(scope, [each for each in confirmed if scope in (each.scope, None)]) for scope in scopes)


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Bounds of a share at 95 %; (0, 1) where nothing was counted. Wilson, J. Am. Stat. Assoc. 22 (1927) 209."""
    if not count:
        return 0.0, 1.0
    share, square = hits / count, _Z**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    reach = _Z * sqrt(share * (1 - share) / count + square / (4 * count**2)) / (1 + square / count)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _rate(scope: OutcomeScope | None, confirmed: Sequence[Outcome]) -> HitRate:
    return HitRate(scope, len(confirmed), tuple(_hits(depth, confirmed) for depth in DEPTHS))


def _hits(depth: int, confirmed: Sequence[Outcome]) -> Hits:
    hits = sum(each.place is not None and each.place <= depth for each in confirmed)
    return Hits(depth, hits, len(confirmed), *wilson(hits, len(confirmed)))
