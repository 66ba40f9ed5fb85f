"""A class on its way out and its marks on their way back; passages two of its essays share."""

from __future__ import annotations

import json

import pytest

from model.education.classes import marking
from model.education.classes.gradebook import open_gradebook
from model.education.classes.returning import import_marks, returned_class, returned_essay
from model.education.classes.similar import similar_essays
from model.education.exports.excel import to_excel
from model.education.exports.grading import to_json
from model.education.marking import mark
from model.education.marks import journal
from model.education.marks.mark import Mark
from tests.model.education.classes.small_class import OWNER, essay, keep
from tests.pages.education.class_screen import RunJobs


@pytest.fixture
def document(run_jobs: RunJobs) -> str:
    kept = keep(8)
    marking.start_marking(kept, OWNER)
    run_jobs()
    return kept


def test_a_class_leaves_whole_with_names_marks_and_comments(document: str) -> None:
    first = open_gradebook(document, OWNER).lines[0].entry.id
    journal.give(Mark(31, note="Read it aloud."), first, document, OWNER)
    book = open_gradebook(document, OWNER)
    plain = returned_class(book, "en", commented=False)
    assert [each.id for each in plain] == [line.entry.id for line in book.lines]
    assert [each.pupil for each in plain] == [line.pupil for line in book.lines]
    assert plain[0].given == 31
    assert not any(each.comments for each in plain)
    commented = returned_class(book, "zh", commented=True)
    assert any(each.comments for each in commented)
    assert all(each.text[comment.start : comment.end] is not None for each in commented for comment in each.comments)


def test_marks_come_back_from_the_workbook_unchanged_and_changed(document: str) -> None:
    book = open_gradebook(document, OWNER)
    journal.give(Mark(31, note="Read it aloud."), book.lines[0].entry.id, document, OWNER)
    book = open_gradebook(document, OWNER)
    essays = returned_class(book, "en", commented=False)
    same = import_marks("marks.xlsx", to_excel(essays, "en"), book, OWNER)
    assert (same.marks, same.refused) == ({}, ())
    record = json.loads(to_json(essays, "en"))
    record["essays"][1]["mark"] = {"total": 44, "locked": True}
    taken = import_marks("marks.json", json.dumps(record).encode(), book, OWNER)
    assert set(taken.marks) == {book.lines[1].entry.id}, taken
    now = open_gradebook(document, OWNER).lines[1].mark
    assert now is not None
    assert (now.total, now.locked) == (44, True)


def test_a_locked_mark_is_not_overwritten_by_a_file(document: str) -> None:
    book = open_gradebook(document, OWNER)
    entry = book.lines[0].entry.id
    journal.give(Mark(31), entry, document, OWNER)
    record = json.loads(to_json(returned_class(open_gradebook(document, OWNER), "en", commented=False), "en"))
    journal.lock(entry, document, OWNER)
    record["essays"][0]["mark"] = {"total": 12}
    taken = import_marks("m.json", json.dumps(record).encode(), open_gradebook(document, OWNER), OWNER)
    assert not taken.marks
    assert [each.code for each in taken.refused] == ["mark_locked"]
    assert journal.marks(document, OWNER)[entry].total == 31


def test_one_essay_leaves_with_what_the_teacher_said() -> None:
    marked = mark(essay(3))
    returned = returned_essay(marked, "en", name="essay", mark=Mark(5))
    assert (returned.given, returned.text) == (5, marked.essay.text)
    assert len(returned.criteria) == len(marked.score.rubric.criteria)


def test_no_pair_of_a_class_of_different_essays_and_one_where_a_passage_is_shared(document: str) -> None:
    found = similar_essays(open_gradebook(document, OWNER))
    assert all(each.pair.first < each.pair.second for each in found)
    for each in found:
        for passage in each.pair.passages:
            one = each.first.entry.text[slice(*passage.first)]
            two = each.second.entry.text[slice(*passage.second)]
            assert one.split()[0].lower() == two.split()[0].lower()
