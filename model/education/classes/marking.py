"""Marking a class: every essay scored by one grader, and the grader tested on the marks it was calibrated with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from model import jobs
from model.education.classes.classroom import ENGINE, KIND, Classroom
from model.education.classes.keeping import open_class
from model.education.classes.marked import (
    Calibration,
    MarkedClass,
    MarkedCriterion,
    MarkedEssay,
    open_marked,
    to_payload,
)
from model.education.essay import Essay, read_essay
from model.education.features.measures import measured
from model.education.feedback.comments import comment_on
from model.education.grader import FEWEST_MARKS, EssayGrader
from model.education.marks import journal
from model.education.score import EssayScore
from model.evidence import Finding

FOLDS = 10
"""Parts the marks are split into when the grader is tested on them; with fewer marks each is a part of its own."""
_NEIGHBOURS = 3


def start_marking(document_id: str, owner: str) -> str:
    """Mark a class by the teacher's marks as they stand; returns the job's id."""
    state = journal.state(journal.marks(document_id, owner))
    # Marks may have gone back to an earlier state, whose result was overwritten since
    return jobs.submit(KIND, document_id, owner, {"marks": state}, again=True)


def mark_class(job: jobs.JobInput, progress: jobs.Progress) -> str:
    """The job's work: score every essay, test the calibration, save the result; returns its id."""
    classroom = open_class(job.document_id, job.owner)
    given = journal.marks(job.document_id, job.owner)
    marks = {entry.id: given[entry.id].total for entry in classroom.entries if entry.id in given}
    total = len(classroom.entries)
    progress(0, total, "class_progress_reading")
    essays = {entry.id: read_essay(entry.text) for entry in classroom.entries}
    plain = EssayGrader(classroom.rubric)
    enough = len(marks) >= FEWEST_MARKS
    grader = plain.calibrate([(essays[each], mark) for each, mark in marks.items()]) if enough else plain
    novelties = novelty([measured(essay) for essay in essays.values()])
    scored: dict[str, MarkedEssay] = {}
    for done, (entry_id, essay) in enumerate(essays.items()):
        progress(done, total, "class_progress_scoring")
        scored[entry_id] = _kept(entry_id, essay, grader.score(essay, classroom.prompt or None), novelties[done])
    progress(total, total, "class_progress_testing")
    held_out = tested(plain, essays, marks, classroom.prompt, progress) if enough else {}
    before = open_marked(job.document_id, job.owner)
    calibrations = before.calibrations if before else ()
    if held_out and not (before and before.state == journal.state(given)):
        calibrations = (*calibrations, _calibration(plain, essays, marks, held_out, classroom.prompt))
    marked = MarkedClass("", job.document_id, grader.marks, journal.state(given), scored, held_out, calibrations)
    return job.store.save_result(
        KIND, job.document_id, job.owner, to_payload(marked), ENGINE, _summary(classroom, marked)
    )


def tested(
    plain: EssayGrader,
    essays: Mapping[str, Essay],
    marks: Mapping[str, float],
    prompt: str,
    progress: jobs.Progress | None = None,
) -> dict[str, float]:
    """Entry id → total predicted for each marked essay by a grader fitted to the marks of the other parts.

    Parts are dealt in the order of the marks, so that each holds weak and strong essays; empty where the others of a
    part would be too few to learn from.
    """
    ordered = sorted(marks, key=lambda each: (marks[each], each))
    folds = min(FOLDS, len(ordered))
    if len(ordered) - -(-len(ordered) // folds) < FEWEST_MARKS:
        return {}
    predicted: dict[str, float] = {}
    for fold in range(folds):
        if progress is not None:
            progress(fold, folds, "class_progress_testing")
        left_out = ordered[fold::folds]
        others = [(essays[each], marks[each]) for each in ordered if each not in left_out]
        grader = plain.calibrate(others)
        predicted |= {each: grader.score(essays[each], prompt or None).total for each in left_out}
    return predicted


def novelty(rows: Sequence[NDArray[np.float64]]) -> list[float]:
    """Mean distance of each essay to the three nearest, every measure standardised inside the class.

    Essays of different languages have different measures: each is compared with those of its own. 0 for one alone.
    """
    found = [0.0] * len(rows)
    for width in {len(row) for row in rows}:
        places = [place for place, row in enumerate(rows) if len(row) == width]
        if len(places) < 2:
            continue
        table = np.array([rows[place] for place in places])
        deviation = table.std(axis=0)
        table = (table - table.mean(axis=0)) / np.where(deviation > 0, deviation, 1.0)
        squares = (table**2).sum(axis=1)
        distances = np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2 * table @ table.T, 0.0) / width)
        np.fill_diagonal(distances, np.inf)
        nearest = np.sort(distances, axis=1)[:, : min(_NEIGHBOURS, len(places) - 1)].mean(axis=1)
        for place, value in zip(places, nearest, strict=True):
            found[place] = float(value)
    return found


def _kept(entry_id: str, essay: Essay, score: EssayScore, how_new: float) -> MarkedEssay:
    return MarkedEssay(
        entry_id=entry_id,
        total=score.total,
        interval=score.interval,
        spread=score.spread,
        novelty=how_new,
        criteria={name: _criterion(finding) for name, finding in score.criteria.items()},
        deducted=float(sum(float(str(taken.value)) for taken in score.deductions)),
        flags=score.flags,
        needs_review=score.needs_review,
        rules=Counter(comment.rule for comment in comment_on(essay) if not comment.praise),
    )


def _criterion(finding: Finding) -> MarkedCriterion:
    quote = next((evidence.quote for evidence in finding.evidence if evidence.quote), "")
    return MarkedCriterion(float(str(finding.value)), quote, finding.confidence)


def _calibration(
    plain: EssayGrader,
    essays: Mapping[str, Essay],
    marks: Mapping[str, float],
    held_out: Mapping[str, float],
    prompt: str,
) -> Calibration:
    before = {each: plain.score(essays[each], prompt or None).total for each in held_out}
    return Calibration(
        marks=len(held_out),
        before=fmean(abs(before[each] - marks[each]) for each in held_out),
        after=fmean(abs(held_out[each] - marks[each]) for each in held_out),
    )


def _summary(classroom: Classroom, marked: MarkedClass) -> dict[str, object]:
    return {
        "title": classroom.title,
        "essays": len(marked.essays),
        "marks": marked.marks,
        "review": sum(essay.needs_review for essay in marked.essays.values()),
    }
