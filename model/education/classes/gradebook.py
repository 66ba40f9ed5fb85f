"""A class as its screen and its exports show it: one line an essay, with the names its owner may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.education.classes.classroom import Classroom, Entry
from model.education.classes.identity import Identity, identity_of
from model.education.classes.keeping import open_class
from model.education.classes.marked import MarkedClass, open_marked
from model.education.grader import FEWEST_MARKS
from model.education.marks import journal
from model.education.marks.mark import Mark
from model.errors import EssayRefused


@dataclass(frozen=True, slots=True)
class GradeLine:
    """One essay of the grading table."""

    entry: Entry
    pupil: str
    """The pupil's name, else the pseudonym."""
    file: str
    """"" where the names were forgotten."""
    final: float | None
    """The teacher's mark, else the proposed one; None where there is neither."""
    proposed: float | None
    """The grader's total rounded to the rubric's step; None where a gate holds the score back."""
    interval: tuple[float, float] | None
    rank: int | None
    """By the grader's total, the best being 1; equal totals share the better rank."""
    flags: tuple[str, ...]
    needs_review: bool
    """The grader asks for a person, and none has given a mark yet."""
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Gradebook:
    """A class with its marking, the teacher's marks and the names."""

    classroom: Classroom
    marked: MarkedClass | None
    marks: Mapping[str, Mark]
    """Entry id → the teacher's mark in force."""
    lines: tuple[GradeLine, ...]
    names_readable: bool
    """False where the key that seals the names is missing."""
    names_kept: bool
    """Whether there are any names to forget."""

    def line(self, entry_id: str) -> GradeLine | None:
        """The line of an essay."""
        return next((line for line in self.lines if line.entry.id == entry_id), None)

    @property
    def enough(self) -> bool:
        """Whether there are marks enough to calibrate with."""
        return len(self.marks) >= FEWEST_MARKS

    @property
    def changed(self) -> bool:
        """Whether marks were given or changed since the class was marked."""
        return self.marked is None or self.marked.state != journal.state(self.marks)


def open_gradebook(document_id: str, owner: str) -> Gradebook:
    """The owner's class as it stands. Raises StoreError("record_missing"), also for somebody else's."""
    classroom = open_class(document_id, owner)
    marked = open_marked(document_id, owner)
    marks = journal.marks(document_id, owner)
    try:
        identity, readable = identity_of(document_id, owner), True
    except EssayRefused:
        identity, readable = Identity(), False
    ranks = _ranks(marked)
    lines = tuple(_line(entry, classroom, marked, marks.get(entry.id), identity, ranks) for entry in classroom.entries)
    return Gradebook(classroom, marked, marks, lines, readable, bool(identity.pupils))


def _line(
    entry: Entry,
    classroom: Classroom,
    marked: MarkedClass | None,
    mark: Mark | None,
    identity: Identity,
    ranks: Mapping[str, int],
) -> GradeLine:
    essay = marked.essays.get(entry.id) if marked else None
    scored = essay if essay and not essay.held_back else None
    proposed = classroom.rubric.rounded(scored.total) if scored else None
    return GradeLine(
        entry=entry,
        pupil=identity.pupils.get(entry.pupil) or entry.pupil,
        file=identity.files.get(entry.id, ""),
        final=mark.total if mark else proposed,
        proposed=proposed,
        interval=scored.interval if scored else None,
        rank=ranks.get(entry.id),
        flags=essay.flags if essay else (),
        needs_review=bool(essay and essay.needs_review and mark is None),
        mark=mark,
    )


def _ranks(marked: MarkedClass | None) -> dict[str, int]:
    scored = [essay for essay in marked.essays.values() if not essay.held_back] if marked else []
    return {each.entry_id: 1 + sum(other.total > each.total for other in scored) for each in scored}
