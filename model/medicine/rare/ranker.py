"""Ranking rare diseases by how well their annotations explain what was observed.

The score of a disease is a weighted sum of the measures of `features`; the weights, all of one sign, were fitted as a
conditional logit over published cases (`training`), so a score is a log probability up to a constant. Why this and
what else was tried: docs/decisions/0007-rare-disease-ranking.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.weights import weights_path
from model.medicine.observations import Sex
from model.medicine.ontology.ontology import Ontology, ontology
from model.medicine.rare.annotations import Annotations, rare_annotations
from model.medicine.rare.features import FEATURES, Fits, Measures, Query
from model.medicine.rare.kinship import Kinship, rare_kinship
from model.medicine.rare.profiles import Profiles, rare_profiles, without

TELLING = 1.0
"""Information content, in nats, from which on a term is worth asking for."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What training fitted."""

    features: dict[str, float]
    """By name of `FEATURES`."""
    temperature: float
    """Scores are divided by it before they become probabilities."""
    other: float
    """Probability that the disease is not in the list."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """All diseases, best first."""

    order: NDArray[np.int64]
    """Numbers of the diseases in the annotations."""
    score: NDArray[np.float64]
    probability: NDArray[np.float64]
    """In the same order."""
    other: float
    """Probability that the disease is not in the list."""


class RareRanker:
    """The ranking over one release of the annotations."""

    def __init__(
        self, terms: Ontology, rows: Annotations, profiles: Profiles, kinship: Kinship, weights: Weights
    ) -> None:
        self.terms, self.rows, self.kinship, self.weights = terms, rows, kinship, weights
        omim = np.array([disease.id.startswith("OMIM:") for disease in rows.diseases])
        self.measures = Measures(terms, profiles, kinship, omim)
        self.candidates = np.flatnonzero(kinship.listed)
        """Numbers of the diseases that are ranked."""
        self._weights = np.array([weights.features[name] for name in FEATURES])

    def rank(
        self,
        observed: Sequence[str],
        excluded: Sequence[str] = (),
        *,
        sex: Sex | None = None,
        age: float | None = None,
        leave_out: Sequence[str] = (),
    ) -> Ranking:
        """Rank on current phenotype ids; `leave_out` names references whose rows must not be used.

        `sex` and `age` do not move the ranking: too few rows name them (docs/decisions/0007). Raises KeyError for an
        id that is not current.
        """
        del sex, age
        query, fits = self.fits(observed, excluded, leave_out)
        score = self.measures.table(query, fits)[self.candidates] @ self._weights
        order = np.argsort(-score, kind="stable")
        score = score[order]
        strength = np.exp((score - score[0]) / self.weights.temperature)
        probability = (1 - self.weights.other) * strength / strength.sum()
        return Ranking(self.candidates[order], score, probability, self.weights.other)

    @property
    def information(self) -> NDArray[np.float64]:
        """Information content of every term of the ontology, in nats."""
        information: NDArray[np.float64] = self.measures.information
        return information

    def shares(self, diseases: Sequence[int]) -> tuple[dict[str, float], ...]:
        """What each disease shows and everything above it, with P(finding | disease); by numbers in the annotations."""
        shown = self.measures.profiles.implied[list(diseases)].tocoo()
        found: tuple[dict[str, float], ...] = tuple({} for _ in diseases)
        for place, term, share in zip(shown.row, shown.col, shown.data, strict=True):
            if self.terms.phenotypes[term] and self.information[term] > TELLING:
                found[place][self.terms.ids[term]] = float(share)
        return found

    def fits(self, observed: Sequence[str], excluded: Sequence[str], leave_out: Sequence[str]) -> tuple[Query, Fits]:
        """The query in numbers and how every disease meets it."""
        query = self.measures.query(observed, excluded)
        return query, self.measures.fits(query, without(self.terms, self.rows, leave_out))


def read_weights() -> Weights:
    """The shipped weights; their card lies beside them."""
    kept: dict[str, Any] = json.loads(weights_path("rare_ranker", "weights.json").read_text(encoding="utf-8"))
    return Weights(kept["features"], kept["temperature"], kept["other"])


@lru_cache(maxsize=1)
def rare_ranker() -> RareRanker:
    """The ranker over the installed release, made once a process."""
    return RareRanker(ontology(), rare_annotations(), rare_profiles(), rare_kinship(), read_weights())
