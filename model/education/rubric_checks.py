"""What a rubric must not contradict: every fault as a RubricRefused, in the order a reader meets the fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import isclose, isfinite
from typing import TYPE_CHECKING, Literal

from model.errors import RubricRefused

if TYPE_CHECKING:
    from model.education.rubric import Band, Criterion, Deduction, Rubric

MOST_STEPS = 10_000
"""Marks a scale may have."""
LARGEST_POINTS = 100_000
MOST_PARTS = 300
"""Criteria, bands and deductions together."""
LONGEST_NAME = 120
LONGEST_TEXT = 2_000
"""Characters."""
MOST_SHORTEST = 20_000
"""Words or characters that may be asked for."""

_Language = Literal["en", "zh"]


def check(rubric: Rubric) -> None:
    """Raises RubricRefused with the first fault there is."""
    for fault in faults(rubric):
        raise fault


def faults(rubric: Rubric, language: _Language = "en") -> Iterator[RubricRefused]:
    """Everything in it that contradicts itself; `language` is that of the names in the sentences."""
    yield from _scale(rubric)
    yield from _names(rubric)
    yield from _criteria(rubric.criteria, language)
    yield from _combined(rubric)
    yield from _bands(rubric.bands, rubric.low, rubric.high, language)
    for criterion in rubric.criteria:
        yield from _bands(criterion.bands, criterion.low, criterion.high, language)
    yield from _deductions(rubric.deductions)
    yield from _class(rubric)
    yield from _size(rubric)


def _scale(rubric: Rubric) -> Iterator[RubricRefused]:
    low, high, step = rubric.low, rubric.high, rubric.step
    if not (isfinite(low) and isfinite(high) and low < high and max(abs(low), abs(high)) <= LARGEST_POINTS):
        yield RubricRefused("rubric_scale", low=low, high=high, largest=LARGEST_POINTS)
    elif not 0 < step <= high - low:
        yield RubricRefused("rubric_step", step=step, low=low, high=high)
    elif (high - low) / step > MOST_STEPS:
        yield RubricRefused("rubric_step_fine", step=step, most=MOST_STEPS)


def _names(rubric: Rubric) -> Iterator[RubricRefused]:
    if not rubric.name or not any(rubric.title.values()):
        yield RubricRefused("rubric_unnamed")
    if not rubric.languages or not set(rubric.languages) <= {"en", "zh"}:
        yield RubricRefused("rubric_languages")


def _criteria(criteria: Sequence[Criterion], language: _Language) -> Iterator[RubricRefused]:
    for number, each in enumerate(criteria, 1):
        title = _said(each.title, language) or each.name
        if not each.name or not any(each.title.values()):
            yield RubricRefused("rubric_criterion_unnamed", number=number)
        if not each.low < each.high:
            yield RubricRefused("rubric_criterion_scale", name=title, low=each.low, high=each.high)
        if not each.weight > 0:
            yield RubricRefused("rubric_weight", name=title, weight=each.weight)
    names: set[str] = set()
    for each in criteria:
        title = _said(each.title, language)
        if names & {each.name, title} - {""}:
            yield RubricRefused("rubric_criterion_twice", name=title)
        names |= {each.name, title}


def _combined(rubric: Rubric) -> Iterator[RubricRefused]:
    """Whether the criteria's scales make the rubric's scale."""
    if rubric.combination == "holistic":
        return
    if not rubric.criteria:
        yield RubricRefused("rubric_no_criteria")
        return
    shares = [1.0] * len(rubric.criteria)
    if rubric.combination == "mean":
        whole = sum(each.weight for each in rubric.criteria) or 1.0
        shares = [each.weight / whole for each in rubric.criteria]
    low = sum(share * each.low for share, each in zip(shares, rubric.criteria, strict=True))
    high = sum(share * each.high for share, each in zip(shares, rubric.criteria, strict=True))
    if not (isclose(low, rubric.low, abs_tol=1e-6) and isclose(high, rubric.high, abs_tol=1e-6)):
        code = "rubric_sum" if rubric.combination == "sum" else "rubric_mean"
        yield RubricRefused(code, made_low=low, made_high=high, low=rubric.low, high=rubric.high)


def _bands(bands: Sequence[Band], low: float, high: float, language: _Language) -> Iterator[RubricRefused]:
    for band in bands:
        name = _said(band.name, language)
        if not name:
            yield RubricRefused("rubric_band_unnamed", low=band.low, high=band.high)
        if band.low > band.high:
            yield RubricRefused("rubric_band_upside_down", name=name, low=band.low, high=band.high)
        elif band.low < low or band.high > high:
            yield RubricRefused("rubric_band_outside", name=name, low=low, high=high)
    for upper, lower in pairwise(sorted(bands, key=lambda band: (band.high, band.low), reverse=True)):
        if lower.high >= upper.low and upper.low <= upper.high and lower.low <= lower.high:
            first, second = _said(upper.name, language), _said(lower.name, language)
            yield RubricRefused("rubric_bands_overlap", first=first, second=second, points=lower.high)


def _deductions(deductions: Sequence[Deduction]) -> Iterator[RubricRefused]:
    for each in deductions:
        if not each.points > 0 or (each.at_most is not None and not each.at_most > 0):
            yield RubricRefused("rubric_deduction_points", points=each.points)
        if each.rule == "too_short" and not (each.every > 0 and each.below > 0):
            yield RubricRefused("rubric_deduction_length")
    rules = Counter(each.rule for each in deductions)
    if any(count > 1 for count in rules.values()):
        yield RubricRefused("rubric_deduction_twice")


def _class(rubric: Rubric) -> Iterator[RubricRefused]:
    inside = rubric.low <= rubric.mean <= rubric.high and 0 < rubric.deviation <= rubric.high - rubric.low
    if rubric.low < rubric.high and not inside:
        yield RubricRefused("rubric_assumed", low=rubric.low, high=rubric.high)
    if not 0 <= rubric.shortest <= MOST_SHORTEST:
        yield RubricRefused("rubric_shortest", most=MOST_SHORTEST)


def _size(rubric: Rubric) -> Iterator[RubricRefused]:
    bands = [*rubric.bands, *(band for each in rubric.criteria for band in each.bands)]
    parts = len(rubric.criteria) + len(bands) + len(rubric.deductions)
    if parts > MOST_PARTS:
        yield RubricRefused("rubric_too_large", parts=parts, most=MOST_PARTS)
    names = [rubric.name, *rubric.title.values(), *(each.name for each in rubric.criteria)]
    names += [name for each in rubric.criteria for name in each.title.values()]
    names += [name for band in bands for name in band.name.values()]
    described = [each.descriptor for each in rubric.criteria] + [band.descriptor for band in bands]
    texts = [said for words in (rubric.source, *described) for said in words.values()]
    for said, longest in ((names, LONGEST_NAME), (texts, LONGEST_TEXT)):
        length = max(map(len, said), default=0)
        if length > longest:
            yield RubricRefused("rubric_text_long", length=length, longest=longest)


def _said(words: Mapping[str, str], language: _Language) -> str:
    return words.get(language) or next(iter(words.values()), "")
