"""An owner's cases as a list; no case is opened for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from data.store import ResultSummary
from model import jobs
from model.medicine.cases import journal
from model.medicine.cases.case import KIND, Outcome, case_number
from model.medicine.cases.keeping import outcome_of

MOST_CASES = 2_000


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in the list."""

    id: str
    document_id: str
    title: str
    created: datetime
    leading: tuple[str, ...]
    """Names of the first of each list."""
    red_flag: bool
    pins: tuple[str, ...]
    """Names of the working diagnoses, in the doctor's order."""
    outcome: Outcome | None
    damaged: bool

    @property
    def number(self) -> str:
        """The pseudonymous number of the case."""
        return case_number(self.document_id)


def cases(owner: str) -> tuple[CaseLine, ...]:
    """The owner's cases, newest first, each once. Raises StoreError."""
    kept = jobs.current_store().results(owner, KIND, MOST_CASES)
    newest = {result.document_id: result for result in reversed(kept)}
    pins, outcomes = journal.latest_of_all("pins", owner), journal.latest_of_all("outcome", owner)
    return tuple(
        _line(result, pins.get(result.document_id), outcomes.get(result.document_id))
        for result in kept
        if result is newest[result.document_id]
    )


def _line(result: ResultSummary, pins: Mapping[str, Any] | None, outcome: Mapping[str, Any] | None) -> CaseLine:
    summary = result.summary
    return CaseLine(
        id=result.id,
        document_id=result.document_id,
        title=str(summary.get("title") or result.name),
        created=result.created,
        leading=tuple(map(str, summary.get("leading", ()))),
        red_flag=bool(summary.get("red_flag")),
        pins=tuple(str(pin["name"]) for pin in pins["pins"]) if pins else (),
        outcome=outcome_of(outcome),
        damaged=result.damaged,
    )
