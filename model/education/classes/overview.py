"""A class at a glance: how the marks lie, where it is weakest, what to teach again and whom to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median, pstdev
from typing import Literal

from model.education.classes.marked import MarkedClass, MarkedEssay
from model.education.marks.mark import Mark
from model.education.rubric import Rubric

BINS = 10
"""Parts of the scale the marks are counted in, at most one a step."""
_OUTLYING = 2.0
"""Standard deviations from the mean."""
_COMMONEST = 5

Reason = Literal["gate", "wide", "differs"]
"""Why an essay wants a second look: a gate, a wide interval, or a teacher's mark outside the interval."""


@dataclass(frozen=True, slots=True)
class Bin:
    """A span of the scale and how many marks are in it; the last one takes its upper end in."""

    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class CriterionMean:
    """A criterion over the class."""

    name: str
    mean: float
    """Points on the criterion's own scale."""
    share: float
    """Of its scale, 0 to 1: criteria of different scales compare by it."""
    weakest: str
    """Entry id of the essay with the fewest points."""


@dataclass(frozen=True, slots=True)
class RuleCount:
    """A comment and how common it is."""

    rule: str
    essays: int
    """Essays it was made on."""
    times: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the class looks like, by the teacher's marks and by the grader's where there is none."""

    finals: Mapping[str, float]
    """Entry id → the teacher's mark, else the grader's total rounded to the rubric's step; essays a gate holds back
    and nobody marked are left out here and in all that follows from it."""
    mean: float
    middle: float
    deviation: float
    """Mean, median and standard deviation of the whole class (divided by n); 0 where there is no mark at all."""
    bins: tuple[Bin, ...]
    criteria: tuple[CriterionMean, ...]
    """The weakest first."""
    rules: tuple[RuleCount, ...]
    """The commonest first."""
    outliers: tuple[str, ...]
    """Entries two standard deviations or more from the mean, the farthest first."""
    look_again: Mapping[str, tuple[Reason, ...]]


def overview(marked: MarkedClass, marks: Mapping[str, Mark], rubric: Rubric) -> Overview:
    """The overview of a marked class; `marks` are the teacher's, by entry."""
    finals = {
        entry_id: marks[entry_id].total if entry_id in marks else marked.shown(entry_id, rubric)
        for entry_id, essay in marked.essays.items()
        if entry_id in marks or not essay.held_back
    }
    values = list(finals.values())
    mean, middle, deviation = (fmean(values), median(values), pstdev(values)) if values else (0.0, 0.0, 0.0)
    far = [each for each in finals if deviation > 0 and abs(finals[each] - mean) >= _OUTLYING * deviation]
    return Overview(
        finals=finals,
        mean=mean,
        middle=middle,
        deviation=deviation,
        bins=_bins(values, rubric),
        criteria=_criteria(marked, marks, rubric),
        rules=_rules(marked),
        outliers=tuple(sorted(far, key=lambda each: -abs(finals[each] - mean))),
        look_again={
            entry_id: why
            for entry_id, essay in marked.essays.items()
            if (why := _reasons(essay, marks.get(entry_id), rubric))
        },
    )


def _bins(values: Sequence[float], rubric: Rubric) -> tuple[Bin, ...]:
    steps = round((rubric.high - rubric.low) / rubric.step)
    number = max(1, min(BINS, steps))
    width = (rubric.high - rubric.low) / number
    places = Counter(min(number - 1, max(0, int((value - rubric.low) / width))) for value in values)
    return tuple(
        Bin(rubric.low + place * width, rubric.low + (place + 1) * width, places[place]) for place in range(number)
    )


def _criteria(marked: MarkedClass, marks: Mapping[str, Mark], rubric: Rubric) -> tuple[CriterionMean, ...]:
    means = []
    for criterion in rubric.criteria:
        points = {
            entry_id: marks[entry_id].criteria[criterion.name]
            if entry_id in marks and criterion.name in marks[entry_id].criteria
            else essay.criteria[criterion.name].points
            for entry_id, essay in marked.essays.items()
            if criterion.name in essay.criteria and (entry_id in marks or not essay.held_back)
        }
        if points:
            mean = fmean(points.values())
            share = (mean - criterion.low) / (criterion.high - criterion.low)
            weakest = min(points, key=lambda each: (points[each], each))
            means.append(CriterionMean(criterion.name, mean, share, weakest))
    return tuple(sorted(means, key=lambda each: each.share))


def _rules(marked: MarkedClass) -> tuple[RuleCount, ...]:
    essays: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for essay in marked.essays.values():
        essays.update(essay.rules.keys())
        times.update(essay.rules)
    ordered = sorted(essays, key=lambda rule: (-essays[rule], -times[rule], rule))
    return tuple(RuleCount(rule, essays[rule], times[rule]) for rule in ordered[:_COMMONEST])


def _reasons(essay: MarkedEssay, mark: Mark | None, rubric: Rubric) -> tuple[Reason, ...]:
    low, high = essay.interval
    reasons: list[Reason] = []
    if essay.held_back:
        reasons.append("gate")
    elif mark is None and high - low > rubric.widest_interval:
        reasons.append("wide")
    if mark is not None and not low <= mark.total <= high:
        reasons.append("differs")
    return tuple(reasons)
