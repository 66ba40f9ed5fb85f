"""How far totals are spread around their mean.

A regression's totals crowd around the mean, and rounded to a short scale they would never use its ends as a teacher
does. The stretch is the one with the best quadratic weighted kappa on essays left out.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.education.evaluation.agreement import quadratic_kappa
from model.education.rubric import Rubric

FEW = 1.25
"""Where there are too few marks to choose by: what did best over the eight prompts of ASAP with 20 marks each."""
_FEWEST = 100
_CHOICES = np.arange(1.0, 1.61, 0.05)


def stretch(
    left_out: NDArray[np.float64], targets: NDArray[np.float64], rubric: Rubric, origin: float, scale: float
) -> float:
    """The factor for standardised totals, from predictions of essays left out and their standardised marks."""
    marks = origin + scale * targets
    if not np.allclose((marks - rubric.low) / rubric.step % 1, 0):
        return 1.0  # marks between the steps: nothing is rounded, so nothing is gained by leaving the mean of a mark
    if len(targets) < _FEWEST:
        return FEW
    agreement = [quadratic_kappa(_marks(left_out * each, rubric, origin, scale), marks) or 0.0 for each in _CHOICES]
    # A plateau is noise: the middle of all choices within a hair of the best
    near = _CHOICES[np.array(agreement) >= max(agreement) - 0.002]
    return float(np.median(near))


def _marks(totals: NDArray[np.float64], rubric: Rubric, origin: float, scale: float) -> NDArray[np.float64]:
    steps = np.floor((origin + scale * totals - rubric.low) / rubric.step + 0.5)
    return np.asarray(np.clip(rubric.low + steps * rubric.step, rubric.low, rubric.high), dtype=np.float64)
