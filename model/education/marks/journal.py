"""The teacher's marks of a class: one row a step, none ever changed; the rows with their times are the audit trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Literal

from data.store import Annotation
from model import jobs
from model.education.marks.mark import Mark
from model.errors import EssayRefused
from model.safety import clean_text, mask, new_case_key

KIND = "education.mark"
LONGEST_NOTE = 2_000
"""Characters of a teacher's words to a pupil."""

Step = Literal["give", "lock", "unlock", "undo"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the audit trail."""

    step: Step
    who: str
    """The owner the row is kept under."""
    when: datetime
    mark: Mark | None
    """In force after the step, None where none is."""


def give(mark: Mark, entry_id: str, document_id: str, owner: str) -> None:
    """Put a mark in force in place of the one before; its note is masked before it is kept.

    Raises EssayRefused: mark_locked; StoreError where the class is not the owner's.
    """
    rows = _rows(entry_id, document_id, owner)
    _refuse_locked(_in_force(rows))
    note = mask(clean_text(mark.note).strip()[:LONGEST_NOTE], new_case_key()).text
    _append("give", replace(mark, note=note, locked=False), rows, entry_id, document_id, owner)


def lock(entry_id: str, document_id: str, owner: str) -> None:
    """Make the mark in force final. Raises EssayRefused: mark_missing, mark_locked."""
    rows = _rows(entry_id, document_id, owner)
    mark = _in_force(rows)
    if mark is None:
        raise EssayRefused("mark_missing")
    _refuse_locked(mark)
    _append("lock", replace(mark, locked=True), rows, entry_id, document_id, owner)


def unlock(entry_id: str, document_id: str, owner: str) -> None:
    """Let a final mark be changed again; nothing where it is not locked. Raises EssayRefused("mark_missing")."""
    rows = _rows(entry_id, document_id, owner)
    mark = _in_force(rows)
    if mark is None:
        raise EssayRefused("mark_missing")
    if mark.locked:
        _append("unlock", replace(mark, locked=False), rows, entry_id, document_id, owner)


def undo(entry_id: str, document_id: str, owner: str) -> None:
    """Take the last step back, and before it the next when called again. Raises EssayRefused("nothing_to_undo")."""
    rows = _rows(entry_id, document_id, owner)
    states = _states(rows)
    if len(states) == 1:
        raise EssayRefused("nothing_to_undo")
    _append("undo", states[-2], rows, entry_id, document_id, owner)


def trail(entry_id: str, document_id: str, owner: str) -> tuple[Line, ...]:
    """Every step taken on an essay's mark, oldest first."""
    rows = _rows(entry_id, document_id, owner)
    return tuple(Line(row.payload["step"], owner, row.created, _mark(row)) for row in rows)


def marks(document_id: str, owner: str) -> Mapping[str, Mark]:
    """Entry id → the mark in force, of every essay of a class that has one."""
    rows = [row for row in jobs.current_store().annotations(owner, KIND) if row.document_id == document_id]
    last = {row.subject: _mark(row) for row in sorted(rows, key=_number)}
    return {entry_id: mark for entry_id, mark in last.items() if mark is not None}


def state(given: Mapping[str, Mark]) -> str:
    """A short text that differs where any of the totals does; names the state of marks a job was asked for."""
    return ";".join(f"{entry_id}={mark.total:g}" for entry_id, mark in sorted(given.items()))


def _append(
    step: Step, mark: Mark | None, rows: Sequence[Annotation], entry_id: str, document_id: str, owner: str
) -> None:
    payload = {"number": len(rows) + 1, "step": step, "mark": asdict(mark) if mark else None}
    jobs.current_store().annotate(owner, KIND, entry_id, payload, document_id)


def _rows(entry_id: str, document_id: str, owner: str) -> list[Annotation]:
    rows = jobs.current_store().annotations(owner, KIND, entry_id)
    # Two steps of one millisecond keep their order by number
    return sorted((row for row in rows if row.document_id == document_id), key=_number)


def _states(rows: Sequence[Annotation]) -> list[Mark | None]:
    """The states that undoing walks back through; the first is that before anything was given."""
    states: list[Mark | None] = [None]
    for row in rows:
        if row.payload["step"] == "undo":
            states.pop()
        else:
            states.append(_mark(row))
    return states


def _in_force(rows: Sequence[Annotation]) -> Mark | None:
    return _mark(rows[-1]) if rows else None


def _refuse_locked(mark: Mark | None) -> None:
    if mark is not None and mark.locked:
        raise EssayRefused("mark_locked")


def _mark(row: Annotation) -> Mark | None:
    kept = row.payload["mark"]
    return Mark(**kept) if kept else None


def _number(row: Annotation) -> int:
    return int(row.payload["number"])
