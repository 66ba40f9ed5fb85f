"""A calibration tested on the marks it was made with, each left out of what its own essay is predicted from."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean

from model import jobs
from model.education.classes.marked import Calibration
from model.education.essay import Essay
from model.education.grader import FEWEST_MARKS, EssayGrader

FOLDS = 10
"""Parts the marks are split into; with fewer marks each is a part of its own."""


def held_out_totals(
    plain: EssayGrader,
    essays: Mapping[str, Essay],
    marks: Mapping[str, float],
    prompt: str | None,
    progress: jobs.Progress,
) -> dict[str, float]:
    """Entry id → total predicted for each marked essay by a grader fitted to the marks of the other parts.

    Parts are dealt in the order of the marks, so that each holds weak and strong essays; empty where the others of a
    part would be too few to learn from.
    """
    ordered = sorted(marks, key=lambda each: (marks[each], each))
    folds = min(FOLDS, len(ordered))
    if not folds or len(ordered) - -(-len(ordered) // folds) < FEWEST_MARKS:
        return {}
    predicted: dict[str, float] = {}
    for fold in range(folds):
        progress(fold, folds, "class_progress_testing")
        left_out = set(ordered[fold::folds])
        grader = plain.calibrate([(essays[each], marks[each]) for each in ordered if each not in left_out])
        predicted |= {each: grader.score(essays[each], prompt).total for each in left_out}
    return predicted


def calibration(
    plain: EssayGrader,
    essays: Mapping[str, Essay],
    marks: Mapping[str, float],
    held_out: Mapping[str, float],
    prompt: str | None,
) -> Calibration:
    """The mean error of the totals predicted without their marks, beside that without any marks."""
    before = {each: plain.score(essays[each], prompt).total for each in held_out}
    return Calibration(
        marks=len(held_out),
        before=fmean(abs(before[each] - marks[each]) for each in held_out),
        after=fmean(abs(held_out[each] - marks[each]) for each in held_out),
    )
