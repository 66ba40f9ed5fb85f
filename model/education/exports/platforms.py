"""Marks as the files that learning platforms take in: Canvas's gradebook and Moodle's grading worksheet.

Canvas: Instructor Guide, "How do I import grades in the Gradebook?" — Student, ID, SIS User ID, SIS Login ID, Section,
then assignments, with a second row ``Points Possible``. Moodle: mod_assign, "Offline grading worksheet".
"""

from __future__ import annotations

from collections.abc import Sequence

from model.education.essay import Language
from model.education.exports.grading import csv_bytes
from model.education.exports.returned import ReturnedEssay
from model.education.exports.wording import number, word

_CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_POINTS_POSSIBLE = "    Points Possible"
"""With the blanks that Canvas itself writes and knows the row by."""
_MOODLE = (
    "Identifier",
    "Full name",
    "Email address",
    "Status",
    "Grade",
    "Maximum Grade",
    "Grade can be changed",
    "Last modified (submission)",
    "Last modified (grade)",
    "Feedback comments",
)


def to_canvas(essays: Sequence[ReturnedEssay], assignment: str) -> bytes:
    """Canvas's gradebook CSV. Pupils are found by the number in the names Canvas gave their files, else by name."""
    most = number(essays[0].rubric.high) if essays else ""
    rows = [[*_CANVAS, assignment], [_POINTS_POSSIBLE, "", "", "", "", most]]
    rows += [[each.pupil, each.platform_id, "", "", "", number(each.given)] for each in essays]
    return csv_bytes(rows)


def to_moodle(essays: Sequence[ReturnedEssay], language: Language) -> bytes:
    """Moodle's grading worksheet; the feedback is the teacher's note, or else what the comments say."""
    rows = [list(_MOODLE)]
    for each in essays:
        identifier = f"Participant {each.platform_id}" if each.platform_id else ""
        most = number(each.rubric.high)
        grades = (number(each.given), most, "Yes", "-", "-")
        rows.append([identifier, each.pupil, "", "", *grades, _feedback(each, language)])
    return csv_bytes(rows)


def _feedback(essay: ReturnedEssay, language: Language) -> str:
    if essay.mark is not None and essay.mark.note:
        return essay.mark.note
    said = [f"“{essay.quote(each)}” {each.why} {each.advice}".strip() for each in essay.comments if not each.praise]
    praised = [
        word("pair", language, name=word("praise", language), value=each.why) for each in essay.comments if each.praise
    ]
    return "\n".join((*praised, *said))
