"""One essay of a kept class: its place among the others, its marking, and what the teacher said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.education.classes.classroom import Classroom, Entry, Submission
from model.education.classes.keeping import keep_class, open_class
from model.education.classes.marked import MarkedClass, MarkedEssay, open_marked
from model.education.classes.marking import start_marking
from model.education.marking import Marked, mark
from model.education.marks import journal
from model.education.marks.mark import Mark
from model.education.score import EssayScore
from model.errors import StoreError
from model.evidence import Finding

_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class KeptEssay:
    """An essay of a class as it stands now."""

    classroom: Classroom
    entry: Entry
    marking: MarkedClass | None
    """The last marking of its class, None before there is one."""
    said: Mark | None
    """The teacher's mark in force."""
    trail: tuple[journal.Line, ...]
    """Every step on that mark, oldest first."""

    @property
    def place(self) -> int:
        """1-based place in the class."""
        return self.classroom.entries.index(self.entry) + 1

    @property
    def previous(self) -> str | None:
        """Id of the essay before, None at the first."""
        return self.classroom.entries[self.place - 2].id if self.place > 1 else None

    @property
    def following(self) -> str | None:
        """Id of the essay after, None at the last."""
        return self.classroom.entries[self.place].id if self.place < len(self.classroom.entries) else None


def open_essay(document_id: str, entry_id: str, owner: str) -> KeptEssay:
    """An essay of the owner's class; "" opens the first. Raises StoreError("record_missing")."""
    classroom = open_class(document_id, owner)
    entry = next((each for each in classroom.entries if not entry_id or each.id == entry_id), None)
    if entry is None:
        raise StoreError("record_missing")
    return KeptEssay(
        classroom=classroom,
        entry=entry,
        marking=open_marked(document_id, owner),
        said=journal.marks(document_id, owner).get(entry.id),
        trail=journal.trail(entry.id, document_id, owner),
    )


def mark_kept(kept: KeptEssay) -> Marked:
    """The essay marked: totals as its class was marked, the comments read anew."""
    marked = mark(kept.entry.text, kept.classroom.rubric, kept.classroom.prompt)
    given = kept.marking.essays.get(kept.entry.id) if kept.marking else None
    if kept.marking is None or given is None:
        return marked
    return replace(marked, score=_as_marked(marked.score, given, kept.marking.marks))


def save_essay(marked: Marked, prompt: str, owner: str) -> tuple[str, str]:
    """Keep an essay as a class of one, pseudonymised and masked, and mark it; returns the class's id and the essay's.

    Raises EssayRefused; StoreError.
    """
    title = marked.essay.paragraphs[0].text[:_LONGEST_TITLE]
    essay = Submission(file="", pupil="", text=marked.essay.text)
    document_id = keep_class(title, [essay], (), marked.score.rubric, prompt, owner)
    start_marking(document_id, owner)
    return document_id, open_class(document_id, owner).entries[0].id


def _as_marked(score: EssayScore, given: MarkedEssay, marks: int) -> EssayScore:
    criteria = {
        name: replace(finding, value=given.criteria[name].points) if name in given.criteria else finding
        for name, finding in score.criteria.items()
    }
    return replace(
        score,
        total=given.total,
        interval=given.interval,
        spread=given.spread,
        criteria=criteria,
        gates=_gates(score.gates, given.flags),
        marks=marks,
    )


def _gates(found: Sequence[Finding], flags: Sequence[str]) -> tuple[Finding, ...]:
    """The gates the class was marked with; a place is known of those the essay alone shows."""
    known = {gate.name: gate for gate in found}
    return tuple(known.get(flag, Finding(flag, None, 1.0, (), "rule")) for flag in flags)
