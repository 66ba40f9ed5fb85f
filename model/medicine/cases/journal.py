"""What a doctor said of a case after it was saved: one row a step, the last one in force, none ever changed.

The rows of a case, with their times, are its audit trail.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from data.store import Annotation
from model import jobs

Step = Literal["edit", "pins", "outcome"]
STEPS: tuple[Step, ...] = ("edit", "pins", "outcome")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit trail."""

    step: Step
    who: str
    """The owner the row is kept under."""
    when: datetime
    said: Mapping[str, Any]
    """The whole state after the step."""


def append(step: Step, document_id: str, owner: str, said: Mapping[str, Any]) -> None:
    """Put a new state in force. Raises StoreError where the case is not the owner's."""
    store = jobs.current_store()
    # Two steps of one millisecond keep their order by number
    number = len(store.annotations(owner, _kind(step), document_id)) + 1
    store.annotate(owner, _kind(step), document_id, {"number": number, "said": dict(said)}, document_id)


def latest(step: Step, document_id: str, owner: str) -> dict[str, Any] | None:
    """The state in force, None where nothing was said yet."""
    return _in_force(jobs.current_store().annotations(owner, _kind(step), document_id)).get(document_id)


def latest_of_all(step: Step, owner: str) -> dict[str, dict[str, Any]]:
    """The states in force of all the owner's cases, by document."""
    return _in_force(jobs.current_store().annotations(owner, _kind(step)))


def trail(document_id: str, owner: str) -> tuple[Entry, ...]:
    """Everything said of a case, oldest first."""
    store = jobs.current_store()
    rows = [
        (row.created, STEPS.index(step), int(row.payload["number"]), Entry(step, owner, row.created, _said(row)))
        for step in STEPS
        for row in store.annotations(owner, _kind(step), document_id)
    ]
    return tuple(entry for *_, entry in sorted(rows, key=lambda row: row[:3]))


def _in_force(rows: tuple[Annotation, ...]) -> dict[str, dict[str, Any]]:
    ordered = sorted(rows, key=lambda row: int(row.payload["number"]))
    return {row.subject: _said(row) for row in ordered}


def _said(row: Annotation) -> dict[str, Any]:
    said: dict[str, Any] = row.payload["said"]
    return said


def _kind(step: Step) -> str:
    return f"medicine.{step}"
