"""What is known before a teacher marked anything: how measures went with marks in sets marked by others.

The weights are a ridge regression of marks on measures, both standardised inside each set of essays (see `training`).
They order essays; they do not know any teacher's scale.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from data.weights import weights_path
from model.education.essay import Language
from model.education.features.measures import measures
from model.education.rubric import Aspect

Vector = NDArray[np.float64]
_FARTHEST = 5.0
"""Standard deviations beyond which a measure no longer counts as more unusual."""


@dataclass(frozen=True, slots=True)
class Prior:
    """Population and weights of the measures of a language, in their order."""

    mean: Vector
    deviation: Vector
    weights: Vector
    position_deviation: float
    """Standard deviation of `position` in the population."""
    reliability: float
    """Correlation of `position` with marks inside a set the weights had not seen."""
    aspects: Mapping[Aspect, tuple[Vector, float]]
    """Aspect → which measures speak for it (0 or 1), and the deviation of their part of the position."""

    def standardised(self, values: Vector) -> Vector:
        """Measures in standard deviations from the population, shape (..., measures)."""
        scaled = (values - self.mean) / self.deviation
        return np.asarray(np.clip(scaled, -_FARTHEST, _FARTHEST), dtype=np.float64)

    def position(self, standardised: Vector) -> Vector:
        """How good the measures say essays are, in standard deviations of the population; shape (...)."""
        return np.asarray(standardised @ self.weights / self.position_deviation, dtype=np.float64)

    def aspect(self, standardised: Vector, aspect: Aspect) -> float:
        """How good one essay is in one aspect, in standard deviations of the population."""
        chosen, deviation = self.aspects[aspect]
        return float(standardised @ (self.weights * chosen) / deviation)


@cache
def prior(language: Language) -> Prior:
    """The shipped prior of a language."""
    kept = json.loads(weights_path("essay_prior", f"{language}.json").read_text(encoding="utf-8"))
    columns = [kept["measures"][measure.name] for measure in measures(language)]
    speaks = [measure.aspect for measure in measures(language)]
    return Prior(
        mean=np.array([column["mean"] for column in columns]),
        deviation=np.array([column["deviation"] for column in columns]),
        weights=np.array([column["weight"] for column in columns]),
        position_deviation=float(kept["position_deviation"]),
        reliability=float(kept["reliability"]),
        aspects={
            name: (np.array([float(aspect == name) for aspect in speaks]), float(deviation))
            for name, deviation in kept["aspect_deviations"].items()
        },
    )
