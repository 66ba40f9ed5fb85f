"""Kernel ridge regression, which is the mean of a Gaussian process and so has a variance.

Rasmussen & Williams, Gaussian Processes for Machine Learning (2006), algorithm 2.1 and equations 5.10-5.12 for the
predictions that leave one essay out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class KernelRegression:
    """A fitted regression of standardised targets."""

    inverse: Matrix
    """Of the kernel plus noise, shape (fitted, fitted)."""
    coefficients: Vector
    noise: float

    @classmethod
    def fit(cls, kernel: Matrix, targets: Vector, noise: float) -> KernelRegression:
        """`kernel` (fitted, fitted); `noise`, the variance of a mark given the essay."""
        inverse = np.asarray(np.linalg.inv(kernel + noise * np.eye(len(targets))), dtype=np.float64)
        return cls(inverse, inverse @ targets, noise)

    def left_out(self, targets: Vector) -> Vector:
        """What each fitted essay would be given had it not been fitted, shape (fitted,)."""
        return np.asarray(targets - self.coefficients / np.diag(self.inverse), dtype=np.float64)

    def left_out_deviation(self) -> Vector:
        """Standard deviation of a mark around `left_out`, shape (fitted,)."""
        return np.asarray(np.sqrt(1 / np.diag(self.inverse)), dtype=np.float64)

    def mean(self, row: Vector) -> float:
        """Prediction for an essay with those similarities to the fitted ones, shape (fitted,)."""
        return float(row @ self.coefficients)

    def deviation(self, row: Vector, own: float) -> float:
        """Standard deviation of a mark around `mean`; `own` is the essay's similarity to itself."""
        return math.sqrt(max(own - float(row @ self.inverse @ row), 0.0) + self.noise)
