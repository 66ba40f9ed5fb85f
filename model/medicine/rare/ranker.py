"""Ranking rare diseases by how well their annotations explain what was observed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model.medicine.observations import Sex
from model.medicine.ontology.ontology import Ontology, ontology
from model.medicine.rare.annotations import Annotations, rare_annotations


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

    def __init__(self, terms: Ontology, rows: Annotations) -> None:
        self.terms, self.rows = terms, rows
        carriers = np.zeros((len(rows.diseases), len(terms)), dtype=np.bool_)
        for disease in range(len(rows.diseases)):
            here = rows.rows(disease)
            for term in rows.term[here][~rows.negated[here]]:
                carriers[disease, terms.ancestors(int(term))] = True
        self._carriers = carriers
        self.information: NDArray[np.float64] = -np.log((carriers.sum(0) + 1) / (len(carriers) + 1))

    def rank(
        self,
        observed: Sequence[str],
        excluded: Sequence[str] = (),
        *,
        sex: Sex | None = None,
        age: float | None = None,
        leave_out: Sequence[str] = (),
    ) -> Ranking:
        """Rank on current phenotype ids; `leave_out` names references whose rows must not be used."""
        del excluded, sex, age, leave_out
        score = np.zeros(len(self._carriers))
        for term in observed:
            above = self.terms.ancestors(self.terms.index[term])
            score += (self._carriers[:, above] * self.information[above]).max(1)
        order = np.argsort(-score, kind="stable")
        strength = np.exp((score[order] - score.max()) / 4)
        return Ranking(order, score[order], 0.9 * strength / strength.sum(), 0.1)

    def shares(self, disease: int) -> dict[str, float]:
        """The findings a disease lists and those above them, with P(finding | disease)."""
        here = self.rows.rows(disease)
        shares: dict[str, float] = {}
        for term, frequency, negated in zip(
            self.rows.term[here], self.rows.frequency[here], self.rows.negated[here], strict=True
        ):
            share = 0.0 if negated else float(frequency) if frequency >= 0 else 0.5
            for above in self.terms.ancestors(int(term)):
                name = self.terms.ids[above]
                if self.terms.phenotypes[above] and self.information[above] > 1:
                    shares[name] = max(share, shares.get(name, 0.0))
        return shares


@lru_cache(maxsize=1)
def rare_ranker() -> RareRanker:
    """The ranker over the installed release, made once a process."""
    return RareRanker(ontology(), rare_annotations())
