"""A class as it was marked: what is kept of each essay's score, and how the grader did on marks it had not seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from model import jobs
from model.education.classes.classroom import KIND
from model.education.rubric import Rubric
from model.errors import StoreError


@dataclass(frozen=True, slots=True)
class MarkedCriterion:
    """Points of one criterion with the place they rest on."""

    points: float
    """On the criterion's own scale, unrounded."""
    quote: str
    confidence: float
    """0 marks a heuristic."""


@dataclass(frozen=True, slots=True)
class MarkedEssay:
    """What the grader said of one essay."""

    entry_id: str
    total: float
    """On the rubric's scale, unrounded."""
    interval: tuple[float, float]
    """Nominal 80 %."""
    spread: float
    """Standard deviation, on the rubric's scale."""
    novelty: float
    """Mean distance to the three most alike essays of the class, in standard deviations a measure."""
    criteria: Mapping[str, MarkedCriterion]
    deducted: float
    """Points taken off by the rubric's own rules."""
    flags: tuple[str, ...]
    """Gates that hold the score back."""
    needs_review: bool
    rules: Mapping[str, int]
    """Rule of a comment → how often it was made; praise left out."""

    @property
    def held_back(self) -> bool:
        """Whether a gate stands before the score, so that none is proposed."""
        return bool(self.flags)


@dataclass(frozen=True, slots=True)
class Example:
    """The first place a comment's rule was met in the class."""

    entry_id: str
    quote: str
    why: Mapping[str, str]
    """Language → the comment's reason there."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How one calibration did on the teacher's marks, each left out of what its essay was predicted from."""

    marks: int
    """Compared."""
    before: float
    """Mean absolute error without any marks, in points."""
    after: float
    """Mean absolute error with the other marks, in points."""


@dataclass(frozen=True, slots=True)
class MarkedClass:
    """The last marking of a class."""

    result_id: str
    document_id: str
    marks: int
    """Teacher's marks it went by; 0 where it was not calibrated."""
    state: str
    """The state of marks it went by, as `journal.state` writes it."""
    essays: Mapping[str, MarkedEssay]
    """Entry id → its score."""
    held_out: Mapping[str, float]
    """Entry id → total predicted without that essay's own mark, of those whose marks it went by."""
    calibrations: tuple[Calibration, ...]
    """Oldest first, this one last."""
    examples: Mapping[str, Example] = field(default_factory=dict)
    """Rule of a comment → an example."""

    @property
    def calibrated(self) -> bool:
        """Whether a teacher's marks stand behind the totals."""
        return self.marks > 0

    @property
    def known(self) -> frozenset[str]:
        """Entries whose marks were there when it was made."""
        return frozenset(part.partition("=")[0] for part in self.state.split(";") if part)

    def shown(self, entry_id: str, rubric: Rubric) -> float:
        """The grader's total rounded to the rubric's step."""
        return rubric.rounded(self.essays[entry_id].total)


def open_marked(document_id: str, owner: str) -> MarkedClass | None:
    """The last marking of a class, None where it was never marked."""
    store = jobs.current_store()
    lines = (line for line in store.results(owner, KIND, limit=1_000) if line.document_id == document_id)
    newest = next(lines, None)
    return from_payload(newest.id, document_id, store.result(newest.id, owner).payload) if newest else None


def class_of(result_id: str, owner: str) -> str:
    """The document of the class a result is of. Raises StoreError("record_missing"), also for somebody else's."""
    result = jobs.current_store().result(result_id, owner)
    if result.kind != KIND:
        raise StoreError("record_missing")
    return result.document_id


def to_payload(marked: MarkedClass) -> dict[str, Any]:
    """The marking as JSON holds it."""
    return {
        "marks": marked.marks,
        "state": marked.state,
        "essays": [asdict(essay) for essay in marked.essays.values()],
        "held_out": dict(marked.held_out),
        "calibrations": [asdict(each) for each in marked.calibrations],
        "examples": {rule: asdict(example) for rule, example in marked.examples.items()},
    }


def from_payload(result_id: str, document_id: str, payload: Mapping[str, Any]) -> MarkedClass:
    """What `to_payload` wrote."""
    essays = [_essay(each) for each in payload["essays"]]
    return MarkedClass(
        result_id=result_id,
        document_id=document_id,
        marks=int(payload["marks"]),
        state=str(payload["state"]),
        essays={essay.entry_id: essay for essay in essays},
        held_out=payload["held_out"],
        calibrations=tuple(Calibration(**each) for each in payload["calibrations"]),
        examples={rule: Example(**each) for rule, each in payload["examples"].items()},
    )


def _essay(kept: Mapping[str, Any]) -> MarkedEssay:
    criteria = {name: MarkedCriterion(**each) for name, each in kept["criteria"].items()}
    low, high = kept["interval"]
    return MarkedEssay(**{**kept, "criteria": criteria, "interval": (low, high), "flags": tuple(kept["flags"])})
