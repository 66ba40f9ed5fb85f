"""How much of the raters' true scores a machine explains: PRMSE, by the formulas RSMTool publishes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True)
class TrueScore:
    """PRMSE with what it is made of; variances in squared points."""

    count: int
    twice: int
    """Essays two raters marked."""
    error_variance: float
    """Of one rater's mark around the true score."""
    true_variance: float
    prmse: float
    """1 is perfect, 0 as good as giving everybody the mean, below 0 worse."""


def true_score(machine: ArrayLike, raters: ArrayLike) -> TrueScore | None:
    """Compare totals of shape (n,) with raters' marks of shape (n, raters), nan where a rater gave none.

    With cᵢ marks of essay i, C = Σ cᵢ, h̄ᵢ their mean and h̄ the mean of all:

    - error variance  Vₑ = Σᵢ Σⱼ (hᵢⱼ − h̄ᵢ)² / Σ (cᵢ − 1)
    - true variance   Vₜ = (Σ cᵢ (h̄ᵢ − h̄)² − (n − 1) Vₑ) / (C − Σ cᵢ² / C)
    - error of the machine  MSE = (Σ cᵢ (h̄ᵢ − mᵢ)² − n Vₑ) / C
    - PRMSE = 1 − MSE / Vₜ

    Loukina et al. 2020 (BEA, 2020.bea-1.2), RSMTool's documentation "Evaluation metrics". None where no essay has two
    marks, or where the raters disagree so much that no variance is left for the true scores.
    """
    totals, marks = np.asarray(machine, dtype=float), np.asarray(raters, dtype=float)
    counts = np.sum(~np.isnan(marks), axis=1)
    totals, marks, counts = totals[counts > 0], marks[counts > 0], counts[counts > 0]
    degrees = float(np.sum(counts - 1))
    if degrees == 0:
        return None
    means = np.nanmean(marks, axis=1)
    error = float(np.nansum((marks - means[:, None]) ** 2)) / degrees
    true = _true_variance(means, counts, float(np.nanmean(marks)), error)
    if true <= 0:
        return None
    missed = (float(np.sum(counts * (means - totals) ** 2)) - len(totals) * error) / float(np.sum(counts))
    return TrueScore(len(totals), int(np.sum(counts > 1)), error, true, 1 - missed / true)


def _true_variance(means: NDArray[np.float64], counts: NDArray[np.intp], overall: float, error: float) -> float:
    total = float(np.sum(counts))
    scatter = float(np.sum(counts * (means - overall) ** 2)) - (len(means) - 1) * error
    weight = total - float(np.sum(counts**2)) / total
    return scatter / weight if weight else 0.0
