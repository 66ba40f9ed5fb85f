"""From an essay to a total on a rubric's scale, fitted to a teacher's marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import BayesianRidge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from model.education.essay import Essay
from model.education.features.measures import measured
from model.education.rubric import ASPECTS, Aspect, Rubric

_NOMINAL = 1.2816
"""Standard deviations on each side of an 80 % interval of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a scorer says of one essay."""

    total: float
    spread: float
    """Standard deviation, on the rubric's scale."""
    interval: tuple[float, float]
    """Nominal 80 %."""
    aspects: Mapping[Aspect, float]
    """Aspect → standard deviations above the mean of the essays it is compared with."""


class Scorer:
    """A scorer of one rubric; `fit` returns a new one."""

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self.marks = 0
        self._regression = None

    def fit(self, essays: Sequence[Essay], marks: Sequence[float]) -> Scorer:
        """A scorer fitted to marks on the rubric's scale, one an essay."""
        fitted = Scorer(self.rubric)
        fitted.marks = len(marks)
        fitted._regression = make_pipeline(StandardScaler(), BayesianRidge())
        fitted._regression.fit(np.array([measured(essay) for essay in essays]), np.asarray(marks, dtype=float))
        return fitted

    def predict(self, essay: Essay) -> Prediction:
        """The total of one essay."""
        total, spread = self.rubric.mean, self.rubric.deviation
        if self._regression is not None:
            means, deviations = self._regression.predict([measured(essay)], return_std=True)
            total, spread = float(means[0]), float(deviations[0])
        total = min(self.rubric.high, max(self.rubric.low, total))
        low, high = total - _NOMINAL * spread, total + _NOMINAL * spread
        inside = (max(self.rubric.low, low), min(self.rubric.high, high))
        return Prediction(total, spread, inside, dict.fromkeys(ASPECTS, 0.0))
