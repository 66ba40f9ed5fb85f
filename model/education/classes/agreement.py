"""How far the grader agrees with the teacher, from marks it had not seen when it predicted them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from model.education.classes.marked import MarkedClass
from model.education.evaluation.agreement import quadratic_kappa
from model.education.marks.mark import Mark
from model.education.rubric import Rubric

CLOSE = 2.0
"""Points of difference that count as close."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One mark beside what was predicted without it."""

    entry_id: str
    mark: float
    predicted: float
    """Unrounded."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on held-out marks."""

    compared: tuple[Compared, ...]
    kappa: float | None
    """Quadratically weighted, of marks rounded to the rubric's step; None where either side gave one mark alone."""
    mean_error: float
    """Mean absolute difference, in points."""
    close: float
    """Share within two points of the mark."""

    @property
    def count(self) -> int:
        """Marks compared."""
        return len(self.compared)


def agreement(marked: MarkedClass, marks: Mapping[str, Mark], rubric: Rubric) -> Agreement | None:
    """Agreement with the marks as they stand; None where there is nothing to compare.

    A mark the last calibration went by is compared with the prediction that left it out; a later one with the total
    in force when it was given, which could not know it.
    """
    known = marked.known
    compared = []
    for entry_id, mark in marks.items():
        if entry_id in marked.held_out:
            predicted = marked.held_out[entry_id]
        elif entry_id in marked.essays and (entry_id not in known or not marked.calibrated):
            predicted = marked.essays[entry_id].total
        else:
            continue
        compared.append(Compared(entry_id, mark.total, predicted))
    if not compared:
        return None
    differences = [abs(each.mark - each.predicted) for each in compared]
    return Agreement(
        compared=tuple(compared),
        kappa=_kappa(compared, rubric),
        mean_error=fmean(differences),
        close=fmean(difference <= CLOSE for difference in differences),
    )


def _kappa(compared: list[Compared], rubric: Rubric) -> float | None:
    """Quadratic weighted kappa of the marks as a screen shows them; None where a side gives one and the same mark."""
    given, predicted = (
        np.array([rubric.rounded(points) for points in side])
        for side in ([each.mark for each in compared], [each.predicted for each in compared])
    )
    if len(set(given)) < 2 or len(set(predicted)) < 2:
        return None
    return quadratic_kappa(given, predicted)
