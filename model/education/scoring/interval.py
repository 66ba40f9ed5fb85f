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
BELIEF = 10
"""Residuals' worth of belief in `NORMAL_WIDTH` where a teacher has given few marks."""


def width_factor(errors: NDArray[np.float64], deviations: NDArray[np.float64], belief: int = BELIEF) -> float:
    """Half width of an 80 % interval in expected deviations, from errors of essays left out.

    `belief` is how many residuals the width of a normal distribution is worth beside them.
    """
    ratios = np.sort(np.abs(errors) / deviations)
    count = len(ratios)
    place = min(count, math.ceil((count + 1) * NOMINAL)) - 1
    measured = float(ratios[place])
    return (count * measured + belief * NORMAL_WIDTH) / (count + belief)
