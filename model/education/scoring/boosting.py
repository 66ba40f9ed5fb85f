"""Boosted trees over measures and topics: they see steps and interactions a kernel smooths over."""

from __future__ import annotations

from typing import Any

import numpy as np
from lightgbm import LGBMRegressor
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

FEWEST = 200
"""Marks below which trees learn nothing a kernel does not."""
FOLDS = 5
"""Parts that are held out in turn."""
_SEEDS = 2
"""Sets of trees that are averaged: what rows and columns each tree is shown is drawn."""
_SETTINGS: dict[str, Any] = {
    "n_estimators": 300,
    "num_leaves": 4,
    "learning_rate": 0.03,
    "min_child_samples": 10,
    "subsample": 0.7,
    "subsample_freq": 1,
    "colsample_bytree": 0.3,
    "reg_lambda": 5.0,
    "deterministic": True,
    "n_jobs": 1,
    "verbose": -1,
}


def folds(count: int) -> NDArray[np.int64]:
    """Number of the fold each of so many essays is held out in; the same for the same count."""
    return np.random.default_rng(0).permutation(count) % FOLDS


class BoostedTrees:
    """Trees fitted to all marks, and what they say of each essay when it is held out."""

    def __init__(self, rows: Matrix, targets: Vector) -> None:
        """`rows` (essays, columns); `targets` (essays,) standardised."""
        fold = folds(len(targets))
        self.held_out = np.zeros(len(targets))
        for each in range(FOLDS):
            inside = fold != each
            self.held_out[~inside] = _predicted(_fitted(rows[inside], targets[inside]), rows[~inside])
        self._trees = _fitted(rows, targets)

    def predict(self, row: Vector) -> float:
        """Prediction for one essay's columns."""
        return float(_predicted(self._trees, row[None])[0])


def _fitted(rows: Matrix, targets: Vector) -> list[Any]:
    return [LGBMRegressor(**_SETTINGS, random_state=seed).fit(rows, targets).booster_ for seed in range(_SEEDS)]


def _predicted(forests: list[Any], rows: Matrix) -> Vector:
    return np.asarray(np.mean([trees.predict(rows) for trees in forests], axis=0), dtype=np.float64)
