"""The job: every essay scored, calibrated where there are marks enough, tested on marks left out, and cancelled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model import jobs
from model.education.classes import keeping, marking
from model.education.classes.marked import MarkedClass, from_payload, open_marked, to_payload
from model.education.grader import EssayGrader
from model.education.marks import journal
from model.education.marks.mark import Mark
from model.education.score import EssayScore
from tests.model.education.classes.small_class import OWNER, RUBRIC, keep

RunJobs = Callable[[], int]


def marked(document: str, run_jobs: RunJobs) -> MarkedClass:
    job = marking.start_marking(document, OWNER)
    run_jobs()
    status = jobs.status(job, OWNER)
    assert (status.state, status.error) == ("done", None)
    found = open_marked(document, OWNER)
    assert found is not None
    assert found.result_id == status.result_id
    return found


def give(document: str, count: int) -> None:
    for place, entry in enumerate(keeping.open_class(document, OWNER).entries[:count]):
        journal.give(Mark(20.0 + 3 * (place % 9)), entry.id, document, OWNER)


def test_unmarked_class_is_scored_and_not_calibrated(run_jobs: RunJobs) -> None:
    document = keep(6)
    assert open_marked(document, OWNER) is None
    found = marked(document, run_jobs)
    classroom = keeping.open_class(document, OWNER)
    assert list(found.essays) == [entry.id for entry in classroom.entries]
    assert not found.calibrated
    assert (found.held_out, found.calibrations, found.known) == ({}, (), frozenset())
    first = classroom.entries[0]
    score = EssayGrader(RUBRIC).evaluate(first.text)
    kept = found.essays[first.id]
    assert (kept.total, kept.interval, kept.flags) == (score.total, score.interval, score.flags)
    assert kept.criteria["content"].points == score.criteria["content"].value
    assert kept.criteria["content"].quote in first.text
    assert kept.needs_review
    assert keeping.classes(OWNER)[0].marks == 0


def test_marks_calibrate_the_class_and_are_tested_held_out(run_jobs: RunJobs) -> None:
    document = keep(12)
    marked(document, run_jobs)
    give(document, 10)
    found = marked(document, run_jobs)
    entries = keeping.open_class(document, OWNER).entries
    given = journal.marks(document, OWNER)
    assert found.marks == 10
    assert found.known == set(given)
    assert set(found.held_out) == set(given)
    pairs = [(entry.text, given[entry.id].total) for entry in entries if entry.id in given]
    assert found.essays[entries[11].id].total == pytest.approx(
        EssayGrader(RUBRIC).calibrate(pairs).evaluate(entries[11].text).total
    )
    left_out = entries[0]
    others = [(entry.text, given[entry.id].total) for entry in entries[1:10]]
    alone = EssayGrader(RUBRIC).calibrate(others).evaluate(left_out.text).total
    assert found.held_out[left_out.id] == pytest.approx(alone)
    (calibration,) = found.calibrations
    assert calibration.marks == 10
    errors = [abs(found.held_out[each] - given[each].total) for each in given]
    assert calibration.after == pytest.approx(sum(errors) / 10)
    assert keeping.classes(OWNER)[0].marks == 10


def test_each_calibration_is_remembered_once(run_jobs: RunJobs) -> None:
    document = keep(12)
    give(document, 6)
    marked(document, run_jobs)
    give(document, 12)
    marked(document, run_jobs)
    found = marked(document, run_jobs)
    assert [each.marks for each in found.calibrations] == [6, 12]


def test_too_few_marks_leave_the_class_uncalibrated(run_jobs: RunJobs) -> None:
    document = keep(6)
    give(document, 4)
    assert not marked(document, run_jobs).calibrated


def test_five_marks_calibrate_but_are_too_few_to_test(run_jobs: RunJobs) -> None:
    document = keep(8)
    give(document, 5)
    found = marked(document, run_jobs)
    assert found.calibrated
    assert (found.held_out, found.calibrations) == ({}, ())


def test_the_same_marks_are_one_job_until_they_change(run_jobs: RunJobs) -> None:
    document = keep(6)
    first = marking.start_marking(document, OWNER)
    assert marking.start_marking(document, OWNER) == first
    run_jobs()
    give(document, 1)
    changed = marking.start_marking(document, OWNER)
    assert changed != first
    run_jobs()
    entry = keeping.open_class(document, OWNER).entries[0]
    journal.undo(entry.id, document, OWNER)
    back = marked(document, run_jobs)
    assert back.state == ""


def test_cancelling_stops_between_essays(run_jobs: RunJobs, monkeypatch: pytest.MonkeyPatch) -> None:
    document = keep(6)
    job = marking.start_marking(document, OWNER)
    scored: list[str] = []
    score = EssayGrader.score

    def cancel_after_two(grader: EssayGrader, read: object, prompt: str | None = None) -> EssayScore:
        scored.append(prompt or "")
        if len(scored) == 2:
            jobs.cancel(job, OWNER)
        return score(grader, read, prompt)  # type: ignore[arg-type]

    monkeypatch.setattr(EssayGrader, "score", cancel_after_two)
    monkeypatch.setattr("model.jobs.progress.SECONDS_BETWEEN_WRITES", 0.0)
    run_jobs()
    assert len(scored) == 2
    assert jobs.status(job, OWNER).state == "cancelled"
    assert open_marked(document, OWNER) is None


def test_a_marking_survives_its_payload(run_jobs: RunJobs) -> None:
    document = keep(8)
    give(document, 7)
    found = marked(document, run_jobs)
    assert from_payload(found.result_id, document, to_payload(found)) == found
