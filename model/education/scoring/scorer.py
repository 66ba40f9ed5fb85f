"""From an essay to a total on a rubric's scale: a ranking without marks, a teacher's own scale with a few.

With marks the total is what the prior expects, moved by a kernel regression over words and measures and, from some
hundred marks on, by boosted trees. Noise, kernels and blend are chosen by essays left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from model.education.essay import Essay, Language
from model.education.features.measures import measured
from model.education.rubric import Aspect, Rubric
from model.education.scoring.fitted import Fitted, fit
from model.education.scoring.interval import NORMAL_WIDTH
from model.education.scoring.prior import Prior, Vector, prior

FEWEST_OF_A_LANGUAGE = 3
FEWEST_TO_STANDARDISE = 25
"""Essays of a class whose own mean and deviation say more than those of the population."""
_WEIGHTED = 0.5
"""How far weights of criteria move an uncalibrated total from the ranking that is measured."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a scorer says of one essay."""

    total: float
    spread: float
    """Standard deviation, on the rubric's scale."""
    interval: tuple[float, float]
    """Nominal 80 %."""
    aspects: Mapping[Aspect, float]
    """Aspect → standard deviations above the mean of the population."""

    def less(self, points: float, low: float) -> Prediction:
        """With points taken off, never below the scale."""
        bottom, top = (max(low, end - points) for end in self.interval)
        return replace(self, total=max(low, self.total - points), interval=(bottom, top))


@dataclass(frozen=True)
class Scorer:
    """A scorer of one rubric. Immutable: `fit` and `among` return new ones."""

    rubric: Rubric
    fitted: Mapping[Language, Fitted] = field(default_factory=dict)
    """What was learnt from the marks, by the language of the essays."""
    peers: Mapping[Language, tuple[float, float]] | None = None
    """Language → mean and deviation of the positions in the class an uncalibrated scorer ranks inside."""

    @property
    def marks(self) -> int:
        """Marks it was fitted to."""
        return sum(each.marks for each in self.fitted.values())

    def fit(self, essays: Sequence[Essay], marks: Sequence[float]) -> Scorer:
        """A scorer fitted to marks on the rubric's scale, one an essay.

        A language with fewer marks than `FEWEST_OF_A_LANGUAGE` stays uncalibrated.
        """
        fitted: dict[Language, Fitted] = {}
        for language in dict.fromkeys(essay.language for essay in essays):
            places = [place for place, essay in enumerate(essays) if essay.language == language]
            if len(places) >= FEWEST_OF_A_LANGUAGE:
                chosen = np.array([marks[place] for place in places], dtype=np.float64)
                fitted[language] = fit([essays[place] for place in places], chosen, self.rubric)
        return replace(self, fitted=fitted)

    def among(self, essays: Sequence[Essay]) -> Scorer:
        """An uncalibrated scorer that ranks inside a class, where that is large enough."""
        positions: dict[Language, list[float]] = {}
        for essay in essays:
            known = prior(essay.language)
            position = self._position(known, known.standardised(measured(essay)))
            positions.setdefault(essay.language, []).append(position)
        peers = {
            language: (float(np.mean(each)), float(np.std(each)))
            for language, each in positions.items()
            if len(each) >= FEWEST_TO_STANDARDISE and float(np.std(each)) > 0
        }
        return replace(self, peers=peers)

    def predict(self, essay: Essay) -> Prediction:
        """The total of one essay."""
        known = prior(essay.language)
        standardised = known.standardised(measured(essay))
        aspects = {aspect: known.aspect(standardised, aspect) for aspect in known.aspects}
        if (fitted := self.fitted.get(essay.language)) is not None:
            total, spread, half = fitted.predict(essay, standardised)
        else:
            total, spread = self._assumed(known, standardised, essay.language)
            half = NORMAL_WIDTH * spread
        low, high = self.rubric.low, self.rubric.high
        total = min(high, max(low, total))
        return Prediction(total, spread, (max(low, total - half), min(high, total + half)), aspects)

    def _assumed(self, known: Prior, standardised: Vector, language: Language) -> tuple[float, float]:
        """Total and spread in the assumed distribution: the mean of a mark given a position that says so much."""
        mean, deviation = (self.peers or {}).get(language, (0.0, 1.0))
        position = (self._position(known, standardised) - mean) / deviation
        total = self.rubric.mean + self.rubric.deviation * known.reliability * position
        return total, self.rubric.deviation * float(np.sqrt(1 - known.reliability**2))

    def _position(self, known: Prior, standardised: Vector) -> float:
        """The prior's position, moved towards the aspects the rubric's criteria give weight to."""
        position = float(known.position(standardised))
        weights = {each.aspect: 0.0 for each in self.rubric.criteria if each.aspect in known.aspects}
        if not weights:
            return position
        for each in self.rubric.criteria:
            if each.aspect in weights:
                weights[each.aspect] += each.weight * (each.high - each.low)
        values = [known.aspect(standardised, aspect) for aspect in weights]
        weighted = float(np.average(values, weights=list(weights.values())))
        plain = float(np.mean([known.aspect(standardised, aspect) for aspect in known.aspects]))
        return position + _WEIGHTED * (weighted - plain)
