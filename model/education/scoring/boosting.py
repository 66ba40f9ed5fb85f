"""Boosted trees over the measures: they see steps and interactions a kernel smooths over."""

from __future__ import annotations

from typing import Any

import numpy as np
from lightgbm import LGBMRegressor
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

FEWEST = 200
"""Marks below which trees learn nothing a kernel does not."""
_FOLDS = 5
_SETTINGS: dict[str, Any] = {
    "n_estimators": 180,
    "num_leaves": 8,
    "learning_rate": 0.05,
    "min_child_samples": 15,
    "subsample": 0.8,
    "subsample_freq": 1,
    "colsample_bytree": 0.4,
    "reg_lambda": 5.0,
    "random_state": 0,
    "deterministic": True,
    "n_jobs": 1,
    "verbose": -1,
}


class BoostedTrees:
    """Trees fitted to all marks, and what they say of each essay when it is held out."""

    def __init__(self, rows: Matrix, targets: Vector) -> None:
        """`rows` (essays, measures) standardised; `targets` (essays,) standardised."""
        fold = np.random.default_rng(0).permutation(len(targets)) % _FOLDS
        self.held_out = np.zeros(len(targets))
        for each in range(_FOLDS):
            inside = fold != each
            self.held_out[~inside] = _fitted(rows[inside], targets[inside]).predict(rows[~inside])
        self._trees = _fitted(rows, targets)

    def predict(self, row: Vector) -> float:
        """Prediction for one essay's standardised measures."""
        return float(self._trees.predict(row[None])[0])


def _fitted(rows: Matrix, targets: Vector) -> Any:
    return LGBMRegressor(**_SETTINGS).fit(rows, targets).booster_
