"""Agreement of two sets of marks: kappa, exact, adjacent, correlation, standardised difference, mean error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Marks = NDArray[np.float64]
"""Shape (n,)."""

SMD_LIMIT = 0.15
"""Absolute standardised mean difference above which RSMTool highlights a system (Williamson, Xi & Breyer 2012)."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One set of marks compared with the marks it is measured by. What is undefined, as without variance, is None."""

    count: int
    kappa: float | None
    """Quadratic weighted, of the marks rounded to the step."""
    exact: float
    """Share of equal rounded marks."""
    adjacent: float
    """Share of rounded marks at most one step apart."""
    pearson: float | None
    """Of the unrounded marks, as all below."""
    standardised_difference: float | None
    mean_error: float
    """Mean absolute difference, in points."""
    bias: float
    """Mean difference, in points; above 0 where the marks are higher than those they are measured by."""
    within: float
    """Share of rounded marks at most the asked number of points apart."""

    @property
    def flagged(self) -> bool:
        """Whether the standardised difference is beyond its limit."""
        difference = self.standardised_difference
        return difference is not None and abs(difference) > SMD_LIMIT


def agreement(marks: ArrayLike, reference: ArrayLike, step: float = 1.0, within: float = 2.0) -> Agreement:
    """How well `marks` agree with `reference`, both of shape (n,), n ≥ 1.

    `step` is what marks are multiples of; `within` is in points.
    """
    given, wanted = np.asarray(marks, dtype=float), np.asarray(reference, dtype=float)
    apart = np.abs(rounded(given, step) - rounded(wanted, step))
    hair = 1e-9 * max(1.0, step)  # thirds and tenths are not exact in binary
    return Agreement(
        count=len(given),
        kappa=quadratic_kappa(rounded(given, step), rounded(wanted, step)),
        exact=float(np.mean(apart <= hair)),
        adjacent=float(np.mean(apart <= step + hair)),
        pearson=pearson(given, wanted),
        standardised_difference=standardised_difference(given, wanted),
        mean_error=float(np.mean(np.abs(given - wanted))),
        bias=float(np.mean(given - wanted)),
        within=float(np.mean(apart <= within + hair)),
    )


def rounded(marks: Marks, step: float) -> Marks:
    """Marks as multiples of the step, halves up."""
    return np.asarray(np.floor(marks / step + 0.5) * step, dtype=np.float64)


def quadratic_kappa(marks: Marks, reference: Marks) -> float | None:
    """κ = 2·cov / (var + var + (mean − mean)²), with n in the denominators.

    The table of counts with quadratic weights (Cohen 1968) reduces to these moments, so that marks need not be whole
    (Haberman 2019, RR-19-06). None where both sets are one and the same number throughout.
    """
    scatter = float(np.var(marks) + np.var(reference) + (np.mean(marks) - np.mean(reference)) ** 2)
    if scatter == 0:
        return None
    together = float(np.mean((marks - np.mean(marks)) * (reference - np.mean(reference))))
    return 2 * together / scatter


def pearson(marks: Marks, reference: Marks) -> float | None:
    """Product-moment correlation; None where one of the sets does not vary."""
    spread = float(np.std(marks) * np.std(reference))
    if spread == 0:
        return None
    return float(np.mean((marks - np.mean(marks)) * (reference - np.mean(reference)))) / spread


def standardised_difference(marks: Marks, reference: Marks) -> float | None:
    """SMD = (mean of the marks − mean of the reference) / standard deviation of the reference, n − 1.

    RSMTool's ``unpooled`` form. None for fewer than two marks or a reference that does not vary.
    """
    deviation = float(np.std(reference, ddof=1)) if len(reference) > 1 else 0.0
    return float(np.mean(marks) - np.mean(reference)) / deviation if deviation else None
