"""A ranker that learns from one clinic's confirmed cases: its own patients, its own words for what they have.

Two small models over the words of the complaint, as said present, denied or left open: Bernoulli naive Bayes and
multinomial logistic regression with an L2 penalty. Their probabilities are combined by the geometric mean, which did
better than either alone on consultations of three clinics (``python -m tests.quality.medicine.dialogue``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

Said = Literal["present", "absent", "open"]
SMOOTHING = 0.5
"""Of naive Bayes: half a case more with and without each word, Jeffreys' prior."""
PENALTY = 0.3
"""Inverse strength of the logistic model's penalty."""


@dataclass(frozen=True, slots=True)
class ConfirmedCase:
    """What a patient said and what it turned out to be."""

    said: Mapping[str, Said]
    """Words of the complaint."""
    diagnosis: str


class AdaptedRanker:
    """The ranker after its cases; made with `fit`."""

    def __init__(self, vectors: Any, models: Sequence[Any]) -> None:
        self._vectors, self._models = vectors, tuple(models)
        self.diagnoses: tuple[str, ...] = tuple(str(name) for name in models[0].classes_)

    @classmethod
    def fit(cls, cases: Sequence[ConfirmedCase]) -> AdaptedRanker:
        """Learn from confirmed cases; raises ValueError where they have fewer than two diagnoses."""
        # Half a second to import, and only this needs it
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.naive_bayes import BernoulliNB

        labels = [case.diagnosis for case in cases]
        if len(set(labels)) < 2:
            raise ValueError("cases of fewer than two diagnoses")
        vectors = DictVectorizer()
        seen = vectors.fit_transform([_features(case.said) for case in cases])
        models = (BernoulliNB(alpha=SMOOTHING), LogisticRegression(C=PENALTY, max_iter=500))
        return cls(vectors, [model.fit(seen, labels) for model in models])

    def probabilities(self, said: Mapping[str, Said]) -> dict[str, float]:
        """Diagnosis → probability among those of the cases, likeliest first; words never met before say nothing."""
        seen = self._vectors.transform([_features(said)])
        logs = np.mean([model.predict_log_proba(seen)[0] for model in self._models], axis=0)
        shares = np.exp(logs - logs.max())
        shares /= shares.sum()
        order = np.argsort(-shares, kind="stable")
        return {self.diagnoses[number]: float(shares[number]) for number in order}


def _features(said: Mapping[str, Said]) -> dict[str, float]:
    return {f"{word} {how}": 1.0 for word, how in said.items()}
