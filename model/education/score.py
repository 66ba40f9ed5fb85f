"""What an essay was given: a total with an interval, criteria with their evidence, and what holds the score back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.education.rubric import Rubric
from model.evidence import Finding


@dataclass(frozen=True, slots=True)
class EssayScore:
    """The score of one essay by one rubric."""

    rubric: Rubric
    total: float
    """On the rubric's scale, unrounded; `rubric.rounded(total)` is what a screen shows."""
    interval: tuple[float, float]
    """Low and high, nominal 80 %."""
    criteria: Mapping[str, Finding]
    """Criterion → its points on its own scale, with at least one quote; confidence 0 marks a heuristic."""
    aspects: Mapping[str, float]
    """content, structure, language → points on the scale of the criterion that judges it, else on the rubric's."""
    gates: tuple[Finding, ...]
    """What holds the score back, each with its measure and, where there is one, the place."""
    deductions: tuple[Finding, ...]
    """Points taken off by the rubric's own rules, each with what it was taken for."""
    marks: int
    """Teacher's marks the grader was fitted to."""
    spread: float
    """Standard deviation of the total, on the rubric's scale; the grader's own, before calibration of the interval."""

    @property
    def flags(self) -> tuple[str, ...]:
        """Names of the gates that hold the score back, such as ``off_topic``."""
        return tuple(gate.name for gate in self.gates)

    @property
    def calibrated(self) -> bool:
        """Whether a teacher's marks stand behind the total, rather than an assumed distribution."""
        return self.marks > 0

    @property
    def needs_review(self) -> bool:
        """Whether a person has to look: a gate, no marks to go by, or an interval wider than the rubric allows."""
        low, high = self.interval
        return bool(self.gates) or not self.calibrated or high - low > self.rubric.widest_interval

    @property
    def content(self) -> float:
        """Points for what is said."""
        return self.aspects["content"]

    @property
    def structure(self) -> float:
        """Points for how it is built."""
        return self.aspects["structure"]

    @property
    def language(self) -> float:
        """Points for how it is worded."""
        return self.aspects["language"]
