"""One line an essay: the teacher's mark first, no proposal behind a gate, ranks by the grader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.education.classes import keeping, marking
from model.education.classes.classroom import Submission
from model.education.classes.gradebook import open_gradebook
from model.education.marks import journal
from model.education.marks.mark import Mark
from model.errors import StoreError
from tests.model.education.classes.small_class import OWNER, RUBRIC, essay, keep

RunJobs = Callable[[], int]


def test_unmarked_class_has_names_and_no_marks() -> None:
    book = open_gradebook(keep(2), OWNER)
    assert book.marked is None
    assert book.changed
    assert [(line.pupil, line.file, line.final, line.rank) for line in book.lines] == [
        ("PupilA", "A.txt", None, None),
        ("PupilB", "B.txt", None, None),
    ]


def test_the_teachers_mark_stands_before_the_proposed_one(run_jobs: RunJobs) -> None:
    document = keep(8)
    marking.start_marking(document, OWNER)
    run_jobs()
    first = open_gradebook(document, OWNER).lines[0]
    assert first.needs_review
    journal.give(Mark(51), first.entry.id, document, OWNER)
    book = open_gradebook(document, OWNER)
    line = book.line(first.entry.id)
    assert line is not None
    assert (line.final, line.proposed, line.needs_review) == (51, first.proposed, False)
    assert book.changed
    assert not book.enough
    assert book.lines[1].final == book.lines[1].proposed


def test_ranks_follow_the_graders_totals(run_jobs: RunJobs) -> None:
    document = keep(12)
    for place, entry in enumerate(keeping.open_class(document, OWNER).entries):
        journal.give(Mark(20.0 + 3 * (place % 9)), entry.id, document, OWNER)
    marking.start_marking(document, OWNER)
    run_jobs()
    book = open_gradebook(document, OWNER)
    assert book.marked is not None
    assert not book.changed
    totals = book.marked.essays
    ordered = sorted((line for line in book.lines if line.rank), key=lambda line: line.rank or 0)
    assert len(ordered) == sum(not each.flags for each in totals.values()) > 5
    found = [totals[line.entry.id].total for line in ordered]
    assert found == sorted(found, reverse=True)
    assert ordered[0].rank == 1


def test_no_mark_is_proposed_behind_a_gate(run_jobs: RunJobs) -> None:
    given = [Submission("a.txt", "Ann", essay(1)), Submission("b.txt", "Bob", "Far too short.")]
    document = keeping.keep_class("C", given, (), RUBRIC, "", OWNER)
    marking.start_marking(document, OWNER)
    run_jobs()
    open_line, held = open_gradebook(document, OWNER).lines
    assert open_line.rank == 1
    assert (held.flags, held.final, held.interval, held.rank) == (("too_short",), None, None, None)
    assert held.needs_review


def test_nobody_else_opens_it() -> None:
    with pytest.raises(StoreError):
        open_gradebook(keep(1), "somebody")
