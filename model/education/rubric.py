"""What a mark is given by: a scale, criteria with bands and descriptors, and points taken off by rule."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from data.knowledge import knowledge_files
from model.education import rubric_fields as read
from model.education.essay import Language
from model.education.rubric_checks import check
from model.errors import RubricRefused

Aspect = Literal["content", "structure", "language", "development"]
"""What of an essay a criterion looks at; each feature speaks for one. ``development`` is not validated."""
ASPECTS: tuple[Aspect, ...] = ("content", "structure", "language")
Combination = Literal["sum", "mean", "holistic"]
COMBINATIONS: tuple[Combination, ...] = ("sum", "mean", "holistic")
"""Points of the criteria added up; averaged by weight; or one total the criteria only explain."""

Rule = Literal["no_title", "wrong_character", "too_short"]
RULES: tuple[Rule, ...] = ("no_title", "wrong_character", "too_short")
LARGEST = 512 << 10
"""Bytes of a rubric's file."""

_HOLISTIC_INTERVAL = 0.3
"""Widest 80 % interval, as a share of the scale, that needs no second look."""


@dataclass(frozen=True, slots=True)
class Band:
    """A span of points with what an essay in it is like."""

    low: float
    high: float
    name: Mapping[str, str]
    """Language → name, such as 一等."""
    descriptor: Mapping[str, str]
    """Language → what an essay in this band is like."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a rubric."""

    name: str
    """Short identifier, unique in the rubric."""
    title: Mapping[str, str]
    aspect: Aspect
    low: float
    high: float
    weight: float = 1.0
    """In a ``mean`` rubric; in a ``sum`` rubric the points themselves weigh."""
    descriptor: Mapping[str, str] = field(default_factory=dict)
    """Language → what the criterion asks for."""
    bands: tuple[Band, ...] = ()
    validated: bool = False
    """Whether marks of this criterion were ever compared with those of raters."""

    def band(self, points: float) -> Band | None:
        """The band those points fall in, between two the nearer, halves up; None where the criterion has none."""
        return nearest_band(self.bands, points)


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points taken off by rule."""

    rule: Rule
    points: float
    """For each occurrence."""
    every: int = 1
    """``too_short``: characters or words missing that make one occurrence."""
    below: int = 0
    """``too_short``: the length asked for."""
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Rubric:
    """A rubric. Bands are ordered from the best down."""

    name: str
    title: Mapping[str, str]
    low: float
    high: float
    step: float = 1.0
    """Marks are multiples of it above `low`."""
    languages: tuple[Language, ...] = ("en", "zh")
    combination: Combination = "holistic"
    criteria: tuple[Criterion, ...] = ()
    bands: tuple[Band, ...] = ()
    deductions: tuple[Deduction, ...] = ()
    assumed_mean: float | None = None
    assumed_deviation: float | None = None
    """Distribution of a class nobody marked yet; None stands for the middle and a sixth of the scale."""
    shortest: int = 0
    """Words or characters below which an essay is not marked; 0 leaves it to the language."""
    source: Mapping[str, str] = field(default_factory=dict)
    """Language → where the rubric is from and what in it is not verified."""

    @classmethod
    def range(cls, low: float, high: float, step: float = 1.0) -> Rubric:
        """A bare scale without criteria. Raises RubricRefused: rubric_scale, rubric_step, rubric_step_fine."""
        title = {"en": f"{low:g}–{high:g}", "zh": f"{low:g}–{high:g} 分"}
        made = cls(name=f"{low:g}-{high:g}", title=title, low=float(low), high=float(high), step=float(step))
        check(made)
        return made

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Rubric:
        """A rubric from what `record` made of one, its texts cleaned and its bands in order.

        Raises RubricRefused("rubric_unreadable") with the field's name, or the code of what it contradicts.
        """
        try:
            made = read.made(cls, _RUBRIC, record)
        except read.FieldUnreadable as fault:
            raise RubricRefused("rubric_unreadable", reason=str(fault)) from fault
        check(made)
        return made

    def record(self) -> dict[str, Any]:
        """The rubric as JSON can hold it."""
        return asdict(self)

    @property
    def mean(self) -> float:
        """Mean of a class nobody marked yet, as assumed."""
        return self.assumed_mean if self.assumed_mean is not None else (self.low + self.high) / 2

    @property
    def deviation(self) -> float:
        """Standard deviation of a class nobody marked yet, as assumed."""
        return self.assumed_deviation if self.assumed_deviation is not None else (self.high - self.low) / 6

    @property
    def widest_interval(self) -> float:
        """Width of an 80 % interval, in points, above which a person has to look."""
        return max(_HOLISTIC_INTERVAL * (self.high - self.low), 2 * self.step)

    def rounded(self, total: float) -> float:
        """The mark a screen shows for a total: the nearest step inside the scale, halves up."""
        steps = math.floor((total - self.low) / self.step + 0.5)
        return min(self.high, max(self.low, self.low + steps * self.step))

    def band(self, total: float) -> Band | None:
        """The band of the whole rubric a total falls in, None where it has none."""
        return nearest_band(self.bands, total)

    def criterion_of(self, aspect: Aspect) -> Criterion | None:
        """The first criterion that looks at that aspect."""
        return next((each for each in self.criteria if each.aspect == aspect), None)


def shipped_rubrics() -> Mapping[str, Rubric]:
    """Name → rubric, of all that come with the project."""
    rubrics = (load_rubric(path) for path in knowledge_files("education/rubrics"))
    return {rubric.name: rubric for rubric in rubrics}


def find_rubric(name: str) -> Rubric:
    """A shipped rubric by its name, or one from a file. Raises RubricRefused("rubric_unknown", "rubric_unreadable")."""
    if (shipped := shipped_rubrics().get(name)) is not None:
        return shipped
    if name.endswith(".json") and Path(name).is_file():
        return load_rubric(Path(name))
    raise RubricRefused("rubric_unknown", name=name, names=", ".join(shipped_rubrics()))


def load_rubric(path: Path) -> Rubric:
    """The rubric in a JSON file. Raises RubricRefused as `read_rubric` does."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise RubricRefused("rubric_unreadable", reason=path.name) from fault
    return read_rubric(data)


def read_rubric(data: bytes) -> Rubric:
    """The rubric in the bytes of a JSON file.

    Raises RubricRefused: rubric_file_large, rubric_unreadable, or the code of what it contradicts.
    """
    if len(data) > LARGEST:
        raise RubricRefused("rubric_file_large", kilobytes=LARGEST >> 10)
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise RubricRefused("rubric_unreadable", reason="JSON") from fault
    return Rubric.from_record(record)


def nearest_band(bands: Sequence[Band], points: float) -> Band | None:
    """The band with those points, else the nearest, the better of two as near; None where there are none."""
    return min(bands, key=lambda band: (max(band.low - points, points - band.high, 0.0), -band.high), default=None)


def best_first(bands: Iterable[Band]) -> tuple[Band, ...]:
    """Bands from the best down."""
    return tuple(sorted(bands, key=lambda band: (band.high, band.low), reverse=True))


_BAND: Mapping[str, read.Reader] = {
    "low": read.number,
    "high": read.number,
    "name": read.words,
    "descriptor": read.words,
}


def _bands(records: Any) -> tuple[Band, ...]:
    return best_first(read.each(lambda record: read.made(Band, _BAND, record))(records))


_CRITERION: Mapping[str, read.Reader] = {
    "name": read.text,
    "title": read.words,
    "aspect": read.one_of(*ASPECTS, "development"),
    "low": read.number,
    "high": read.number,
    "weight": read.number,
    "descriptor": read.words,
    "bands": _bands,
    "validated": read.flag,
}
_DEDUCTION: Mapping[str, read.Reader] = {
    "rule": read.one_of(*RULES),
    "points": read.number,
    "every": read.whole,
    "below": read.whole,
    "at_most": read.optional(read.number),
}
_RUBRIC: Mapping[str, read.Reader] = {
    "name": read.text,
    "title": read.words,
    "low": read.number,
    "high": read.number,
    "step": read.number,
    "languages": read.each(read.one_of("en", "zh")),
    "combination": read.one_of(*COMBINATIONS),
    "criteria": read.each(lambda record: read.made(Criterion, _CRITERION, record)),
    "bands": _bands,
    "deductions": read.each(lambda record: read.made(Deduction, _DEDUCTION, record)),
    "assumed_mean": read.optional(read.number),
    "assumed_deviation": read.optional(read.number),
    "shortest": read.whole,
    "source": read.words,
}
