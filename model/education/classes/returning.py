"""A kept class as it goes back to its pupils, and the teacher's marks as they come back from a file."""

from __future__ import annotations

from dataclasses import replace

from model.education.classes.gradebook import Gradebook, GradeLine
from model.education.classes.marked import MarkedEssay
from model.education.essay import Language, read_essay
from model.education.exports.incoming import ImportedMarks, RefusedRow, read_marks
from model.education.exports.returned import (
    ReturnedCriterion,
    ReturnedEssay,
    returned_comments,
    returned_criteria,
    returned_criterion,
    returned_flags,
)
from model.education.feedback.comments import comment_on
from model.education.marking import Marked
from model.education.marks import journal
from model.education.marks.mark import Mark
from model.education.rubric import Rubric
from model.errors import EssayRefused


def returned_class(book: Gradebook, language: Language, *, commented: bool) -> tuple[ReturnedEssay, ...]:
    """The marked essays of a class in its order; `commented` reads the comments anew, which takes a moment each."""
    marked = book.marked.essays if book.marked else {}
    return tuple(
        _returned(line, marked[line.entry.id], book.classroom.rubric, language, commented=commented)
        for line in book.lines
        if line.entry.id in marked
    )


def returned_essay(
    marked: Marked, language: Language, *, name: str, pupil: str = "", mark: Mark | None = None
) -> ReturnedEssay:
    """One marked essay; `name` is its id and title."""
    score = marked.score
    return ReturnedEssay(
        id=name,
        pupil=pupil,
        title=name,
        text=marked.essay.text,
        rubric=score.rubric,
        total=score.total,
        interval=score.interval,
        criteria=returned_criteria(score, language),
        comments=returned_comments(marked.comments, language),
        mark=mark,
        flags=returned_flags(score.flags, language),
        needs_review=score.needs_review,
    )


def import_marks(file: str, data: bytes, book: Gradebook, owner: str) -> ImportedMarks:
    """Put the marks of an edited export in force; returns what was taken and what was refused.

    A mark that stands already is not given again. Raises EssayRefused where the file cannot be read; StoreError.
    """
    found = read_marks(file, data, returned_class(book, "en", commented=False))
    taken: dict[str, Mark] = {}
    refused: list[RefusedRow] = list(found.refused)
    for entry_id, mark in found.marks.items():
        if book.marks.get(entry_id) == mark:
            continue
        try:
            journal.give(replace(mark, locked=False), entry_id, book.classroom.document_id, owner)
            if mark.locked:
                journal.lock(entry_id, book.classroom.document_id, owner)
        except EssayRefused as fault:
            refused.append(RefusedRow(0, fault.code, fault.details))
        else:
            taken[entry_id] = mark
    return ImportedMarks(taken, tuple(refused))


def _returned(
    line: GradeLine, essay: MarkedEssay, rubric: Rubric, language: Language, *, commented: bool
) -> ReturnedEssay:
    text = line.entry.text
    comments = returned_comments(comment_on(read_essay(text)), language) if commented else ()
    return ReturnedEssay(
        id=line.entry.id,
        pupil=line.pupil,
        title=line.file or line.entry.pupil,
        text=text,
        rubric=rubric,
        total=essay.total,
        interval=essay.interval,
        criteria=_criteria(essay, rubric, language),
        comments=comments,
        mark=line.mark,
        flags=returned_flags(essay.flags, language),
        needs_review=line.needs_review,
    )


def _criteria(essay: MarkedEssay, rubric: Rubric, language: Language) -> tuple[ReturnedCriterion, ...]:
    given = ((each, essay.criteria[each.name]) for each in rubric.criteria if each.name in essay.criteria)
    return tuple(returned_criterion(each, found.points, found.quote, language) for each, found in given)
