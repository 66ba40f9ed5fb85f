"""Marking a class: every essay scored by one grader, calibrated where the teacher gave marks enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from model import jobs
from model.education.classes.classroom import ENGINE, KIND, Classroom
from model.education.classes.held_out import calibration, held_out_totals
from model.education.classes.keeping import open_class
from model.education.classes.marked import (
    Example,
    MarkedClass,
    MarkedCriterion,
    MarkedEssay,
    open_marked,
    to_payload,
)
from model.education.classes.novelty import novelty
from model.education.comment import Comment
from model.education.essay import Essay, read_essay
from model.education.features.measures import measured
from model.education.feedback.comments import comment_on
from model.education.grader import FEWEST_MARKS, EssayGrader
from model.education.marks import journal
from model.education.score import EssayScore
from model.evidence import Finding


def start_marking(document_id: str, owner: str) -> str:
    """Mark a class by the teacher's marks as they stand; returns the job's id."""
    state = journal.state(journal.marks(document_id, owner))
    # Marks may have gone back to an earlier state, whose result was overwritten since
    return jobs.submit(KIND, document_id, owner, {"marks": state}, again=True)


def mark_class(job: jobs.JobInput, progress: jobs.Progress) -> str:
    """The job's work: score every essay, test the calibration, save the result; returns its id."""
    classroom = open_class(job.document_id, job.owner)
    given = journal.marks(job.document_id, job.owner)
    state = journal.state(given)
    marks = {entry.id: given[entry.id].total for entry in classroom.entries if entry.id in given}
    progress(0, len(classroom.entries), "class_progress_reading")
    essays = {entry.id: read_essay(entry.text) for entry in classroom.entries}
    prompt = classroom.prompt or None
    plain = grader = EssayGrader(classroom.rubric)
    held_out: Mapping[str, float] = {}
    before = open_marked(job.document_id, job.owner)
    calibrations = before.calibrations if before else ()
    if len(marks) >= FEWEST_MARKS:
        grader = plain.calibrate([(essays[each], mark) for each, mark in marks.items()])
        held_out = held_out_totals(plain, essays, marks, prompt, progress)
        if held_out and not (before and before.state == state):
            calibrations = (*calibrations, calibration(plain, essays, marks, held_out, prompt))
    scored, examples = _scored(grader, essays, prompt, progress)
    marked = MarkedClass("", job.document_id, grader.marks, state, scored, held_out, calibrations, examples)
    summary = _summary(classroom, marked)
    return job.store.save_result(KIND, job.document_id, job.owner, to_payload(marked), ENGINE, summary)


def _scored(
    grader: EssayGrader, essays: Mapping[str, Essay], prompt: str | None, progress: jobs.Progress
) -> tuple[dict[str, MarkedEssay], dict[str, Example]]:
    """Every essay's score, and of each rule the first place it was met."""
    novelties = novelty([measured(essay) for essay in essays.values()])
    scored: dict[str, MarkedEssay] = {}
    examples: dict[str, Example] = {}
    for done, (entry_id, essay) in enumerate(essays.items()):
        progress(done, len(essays), "class_progress_scoring")
        comments = [comment for comment in comment_on(essay) if not comment.praise]
        scored[entry_id] = _kept(entry_id, grader.score(essay, prompt), novelties[done], comments)
        for comment in comments:
            examples.setdefault(comment.rule, _example(entry_id, comment))
    return scored, examples


def _kept(entry_id: str, score: EssayScore, how_new: float, comments: Sequence[Comment]) -> MarkedEssay:
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
        # asdict of a Counter counts its own pairs (Python 3.11)
        rules=dict(Counter(comment.rule for comment in comments)),
    )


def _criterion(finding: Finding) -> MarkedCriterion:
    quote = next((evidence.quote for evidence in finding.evidence if evidence.quote), "")
    return MarkedCriterion(float(str(finding.value)), quote, finding.confidence)


def _example(entry_id: str, comment: Comment) -> Example:
    return Example(entry_id, comment.quote, {"en": comment.why("en"), "zh": comment.why("zh")})


def _summary(classroom: Classroom, marked: MarkedClass) -> dict[str, object]:
    return {
        "title": classroom.title,
        "essays": len(marked.essays),
        "marks": marked.marks,
        "review": sum(essay.needs_review for essay in marked.essays.values()),
    }
