"""Quadratic weighted kappa."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def quadratic_weighted_kappa(one: ArrayLike, two: ArrayLike) -> float:
    """Agreement of two raters beyond chance (Cohen 1968) with weights that grow with the square of the difference.

    With quadratic weights the table of counts reduces to moments: 1 - E(x - y)² / (var x + var y + (mean x - mean y)²).
    Raters who give one and the same mark to everything agree by chance alone: 0.
    """
    first, second = np.asarray(one, dtype=np.float64), np.asarray(two, dtype=np.float64)
    expected = float(first.var() + second.var() + (first.mean() - second.mean()) ** 2)
    return 1 - float(((first - second) ** 2).mean()) / expected if expected else 0.0
