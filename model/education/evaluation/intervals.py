"""Whether intervals hold what they promise: the share of marks inside, and how wide they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

NOMINAL = 0.80
_DEVIATIONS = 1.959964
"""Of a normal distribution on each side of 95 %."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage of a set of intervals."""

    count: int
    inside: float
    """Share of marks inside their interval, ends included."""
    likely: tuple[float, float]
    """95 % interval of that share (Wilson 1927)."""
    mean_width: float
    """In points."""

    @property
    def flagged(self) -> bool:
        """Whether the promised share is not even likely."""
        low, high = self.likely
        return not low <= NOMINAL <= high


def coverage(low: ArrayLike, high: ArrayLike, marks: ArrayLike) -> Coverage:
    """How the intervals cover the marks; all of shape (n,), n ≥ 1."""
    lows, highs, wanted = (np.asarray(each, dtype=float) for each in (low, high, marks))
    inside = float(np.mean((lows <= wanted) & (wanted <= highs)))
    return Coverage(len(wanted), inside, wilson(inside, len(wanted)), float(np.mean(highs - lows)))


def wilson(share: float, count: int) -> tuple[float, float]:
    """(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), the 95 % score interval of a share of n (Wilson 1927)."""
    square = _DEVIATIONS**2
    middle = share + square / (2 * count)
    reach = _DEVIATIONS * float(np.sqrt(share * (1 - share) / count + square / (4 * count**2)))
    scale = 1 + square / count
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)
