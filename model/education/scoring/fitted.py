"""A scorer's knowledge of one teacher's marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.education.essay import Essay, Language
from model.education.features.measures import measured
from model.education.rubric import Rubric
from model.education.scoring.boosting import FEWEST, FOLDS, BoostedTrees, folds
from model.education.scoring.interval import width_factor
from model.education.scoring.kernels import Kernels, Matrix, Topics
from model.education.scoring.prior import Prior, Vector, prior
from model.education.scoring.regression import KernelRegression
from model.education.scoring.stretch import stretch

MANY = 100
"""Marks from which words are compared too, and kernels are chosen among."""
_FEW: tuple[Mapping[str, float], ...] = ({"linear": 0.5},)
_BLENDS: Mapping[Language, tuple[Mapping[str, float], ...]] = {
    "en": (
        {"words": 0.1, "letters": 0.1, "shared": 0.2, "near": 0.4, "linear": 0.2},
        {"words": 0.15, "letters": 0.15, "shared": 0.4, "near": 0.2, "linear": 0.1},
        {"words": 0.1, "letters": 0.1, "shared": 0.7, "near": 0.1},
    ),
    "zh": ({"letters": 0.35, "telling": 0.65}, {"words": 0.2, "letters": 0.3, "telling": 0.5}),
}
"""What did best by left-out essays: letters shared matter in short English answers, single measures in Chinese."""
_NOISES_FEW, _NOISES = (0.6,), (0.5, 1.0, 2.0)
_TREES = (0.0, 0.2, 0.4, 0.6)
_SLOPE = 0.15
"""Variance of how steeply a teacher follows the prior's position; the expected slope is 1."""
_LARGEST = 2000
"""Marks a kernel keeps; of more, this many spread over the scale. Trees use all."""
_SCALE_BELIEF = 6
"""Marks' worth of belief that a teacher's marks spread over a fifth of the scale."""


@dataclass(frozen=True)
class Fitted:
    """Everything learnt from one teacher's marks."""

    marks: int
    prior: Prior
    kernels: Kernels
    topics: Topics | None
    blend: Mapping[str, float]
    regression: KernelRegression
    trees: BoostedTrees | None
    share: float
    """Of the trees in the blend."""
    centre: float
    """Mean position of the fitted essays."""
    positions: Vector
    origin: float
    scale: float
    """The marks' mean and deviation: targets are marks in these."""
    stretch: float
    """How far totals are spread around the mean, so that they use the scale as the teacher does."""
    factor: float
    """Half an 80 % interval, in expected deviations."""

    def predict(self, essay: Essay, standardised: Vector) -> tuple[float, float, float]:
        """Total, spread and half an 80 % interval, on the rubric's scale."""
        position = float(_expected(self.prior, standardised)) - self.centre
        rows = self.kernels.between(essay, standardised, tuple(self.blend))
        row = 1.0 + _SLOPE * position * self.positions + sum(self.blend[name] * rows[name] for name in self.blend)
        alike = self.kernels.own(standardised, tuple(self.blend))
        own = 1.0 + _SLOPE * position**2 + sum(self.blend[name] * alike[name] for name in self.blend)
        moved = position + self.regression.mean(np.asarray(row))
        if self.trees is not None and self.share:
            moved = (1 - self.share) * moved + self.share * self.trees.predict(self._columns(essay, standardised))
        spread = self.scale * self.regression.deviation(np.asarray(row), own)
        return self.origin + self.scale * self.stretch * moved, spread, self.factor * spread

    def _columns(self, essay: Essay, standardised: Vector) -> Vector:
        topics = self.topics.of(essay) if self.topics else np.empty(0)
        return np.concatenate([standardised, topics])


def fit(essays: Sequence[Essay], marks: Vector, rubric: Rubric) -> Fitted:
    """Learn from marks on the rubric's scale, one an essay."""
    language = essays[0].language
    known = prior(language)
    standardised = known.standardised(np.array([measured(essay) for essay in essays]))
    origin, scale = _scale(marks, rubric)
    targets = (marks - origin) / scale
    kept = _spread_over(marks)
    rows, near_targets = standardised[kept], targets[kept]
    position = _expected(known, rows)
    centre = float(position.mean())
    position = position - centre
    kernels = Kernels([essays[place] for place in kept], rows, near_targets, words=len(kept) >= MANY)
    blend, regression, held = _chosen(kernels, position, near_targets, _BLENDS[language] if len(kept) >= MANY else _FEW)
    left_out = held.totals
    topics = Topics(essays) if len(marks) >= FEWEST else None
    forest, share = None, 0.0
    if topics is not None:
        forest = BoostedTrees(np.hstack([standardised, topics.rows]), targets)
        grown = forest.held_out[kept]
        share = min(_TREES, key=lambda each: _error((1 - each) * held.totals + each * grown, near_targets))
        left_out = (1 - share) * held.totals + share * grown
    factor_of_spread = stretch(left_out, near_targets, rubric, origin, scale)
    held_out = np.clip(origin + scale * factor_of_spread * left_out, rubric.low, rubric.high)
    factor = width_factor(marks[kept] - held_out, scale * held.deviations)
    return Fitted(
        len(marks), known, kernels, topics, blend, regression, forest, share, centre, position, origin, scale,
        factor_of_spread, factor,
    )  # fmt: skip


def _expected(known: Prior, standardised: Vector) -> Vector:
    """What the prior expects of marks, in their deviations; shape (...)."""
    return known.reliability * known.position(standardised)


def _scale(marks: Vector, rubric: Rubric) -> tuple[float, float]:
    """Mean and deviation of a teacher's marks, the latter with some belief in a usual one."""
    mean = float(marks.mean())
    usual = (rubric.high - rubric.low) / 5
    squares = float(((marks - mean) ** 2).sum()) + _SCALE_BELIEF * usual**2
    return mean, float(np.sqrt(squares / (len(marks) + _SCALE_BELIEF)))


def _spread_over(marks: Vector) -> NDArray[np.int64]:
    """Places of the essays a kernel keeps: all, or `_LARGEST` evenly over the marks."""
    if len(marks) <= _LARGEST:
        return np.arange(len(marks))
    order = np.argsort(marks, kind="stable")
    return np.sort(order[np.linspace(0, len(marks) - 1, _LARGEST).round().astype(int)])


@dataclass(frozen=True, slots=True)
class _LeftOut:
    """What essays would be given had their marks not been known, with its expected deviation; both standardised."""

    totals: Vector
    deviations: Vector


def _chosen(
    kernels: Kernels, position: Vector, targets: Vector, blends: Sequence[Mapping[str, float]]
) -> tuple[Mapping[str, float], KernelRegression, _LeftOut]:
    """The blend of kernels and the noise that do best on essays left out."""
    best: tuple[float, Mapping[str, float], float, _LeftOut] | None = None
    for blend in blends:
        for noise in _NOISES if len(targets) >= MANY else _NOISES_FEW:
            left_out = _left_out(kernels, blend, noise, position, targets)
            error = _error(left_out.totals, targets)
            if best is None or error < best[0]:
                best = (error, blend, noise, left_out)
    assert best is not None  # noqa: S101 - the tables above are not empty
    _, blend, noise, left_out = best
    return blend, KernelRegression.fit(_blended(kernels, blend, position), targets - position, noise), left_out


def _left_out(
    kernels: Kernels, blend: Mapping[str, float], noise: float, position: Vector, targets: Vector
) -> _LeftOut:
    """Each essay by the others; by the other folds where the kernel itself has learnt from the marks."""
    residuals = targets - position
    if "telling" not in blend:
        regression = KernelRegression.fit(_blended(kernels, blend, position), residuals, noise)
        return _LeftOut(position + regression.left_out(residuals), regression.left_out_deviation())
    totals, deviations = np.empty(len(targets)), np.empty(len(targets))
    for fold in range(FOLDS):
        unseen = folds(len(targets)) == fold
        kernel = _blended(kernels, blend, position, kernels.telling_without(unseen))
        regression = KernelRegression.fit(kernel[np.ix_(~unseen, ~unseen)], residuals[~unseen], noise)
        for place in map(int, np.flatnonzero(unseen)):
            row = kernel[place, ~unseen]
            totals[place] = position[place] + regression.mean(row)
            deviations[place] = regression.deviation(row, float(kernel[place, place]))
    return _LeftOut(totals, deviations)


def _blended(kernels: Kernels, blend: Mapping[str, float], position: Vector, telling: Matrix | None = None) -> Matrix:
    """The kernels of a blend added up, with a constant and the slope of the prior, shape (fitted, fitted)."""
    within = kernels.within if telling is None else {**kernels.within, "telling": telling}
    base = 1.0 + _SLOPE * np.outer(position, position)
    return np.asarray(base + sum(weight * within[name] for name, weight in blend.items()), dtype=np.float64)


def _error(predicted: Vector, targets: Vector) -> float:
    return float(((predicted - targets) ** 2).mean())
