"""Intervals whose width was measured: split conformal prediction with residuals scaled by the expected deviation.

Lei et al., Distribution-Free Predictive Inference for Regression (JASA 2018), § 5.2; residuals are of essays left out
of the fit.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

NOMINAL = 0.8
"""Share of true marks an interval is made to hold."""
NORMAL_WIDTH = 1.2816
"""Deviations on each side that hold 80 % of a normal distribution; the start where there are few residuals."""
_BELIEF = 10
"""Residuals' worth of belief in `NORMAL_WIDTH` where a teacher has given few marks."""


def width_factor(errors: NDArray[np.float64], deviations: NDArray[np.float64]) -> float:
    """Half width of an 80 % interval in expected deviations, from errors of essays left out."""
    ratios = np.sort(np.abs(errors) / deviations)
    count = len(ratios)
    place = min(count, math.ceil((count + 1) * NOMINAL)) - 1
    measured = float(ratios[place])
    return (count * measured + _BELIEF * NORMAL_WIDTH) / (count + _BELIEF)
