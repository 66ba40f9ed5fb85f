"""Bayesian ranking of the graph's conditions: how often they are seen, times how well they explain the findings.

For a condition c and findings f, score(c) = ln P(c | age, sex) + ln P(onset | c) + Σ ln (P(f | c) / P(f)), P(f) being
the mean over all conditions by how often they are seen. A finding the condition does not list adds nothing: lists are
never complete. An absent finding counts only where the condition shows it in at least `OBLIGATE` of patients. Of
findings that imply one another only the most special counts. The constants were chosen on half of the vignettes
(docs/decisions/0009-common-disease-ranking.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model.medicine.graph.knowledge_graph import Condition, KnowledgeGraph
from model.medicine.graph.shares import Match, Shares
from model.medicine.observations import Onset, Sex
from model.medicine.ontology.ontology import Ontology, ontology

OBLIGATE = 0.8
"""Share of patients from which on the absence of a finding speaks against a condition."""
PRIOR_STRENGTH = 0.35
"""Exponent of how often a condition is seen: 1 is the true prevalence, 0 none."""
_SELDOM = 0.01
"""Least weight of an age: bands are coarse and no disease is bound to one."""
_SMOOTHING = 0.005
"""Added to P(f | c) and P(f), so that a finding that is rare everywhere does not decide alone."""
_STEP = 0.6
"""What each step between the observed onset and the condition's takes off its score, in nats."""
_ONSETS: tuple[Onset, ...] = ("hyperacute", "acute", "subacute", "chronic")
TEMPERATURE = 1.25
"""By which differences of score are divided: findings of one patient are not independent."""
OTHER = 7.0
"""Score of the diseases that are not in the graph, above a condition of mean prior that explains nothing."""


@dataclass(frozen=True, slots=True)
class GraphRanking:
    """All conditions that are possible at the patient's sex, best first."""

    conditions: tuple[Condition, ...]
    score: NDArray[np.float64]
    probability: NDArray[np.float64]
    """In the same order."""
    other: float
    """Probability that the disease is not in the graph."""


class GraphRanker:
    """The ranking over one graph."""

    def __init__(self, graph: KnowledgeGraph, terms: Ontology) -> None:
        self.graph, self.terms = graph, terms
        self.conditions = tuple(graph.conditions.values())
        self._shares = Shares(graph, terms)
        self._seen = np.array([condition.rate for condition in self.conditions]) ** PRIOR_STRENGTH
        self._seen /= self._seen.sum()
        self._steps = {
            onset: np.array([_steps(onset, condition.onset) for condition in self.conditions]) for onset in _ONSETS
        }

    def rank(
        self,
        observed: Sequence[str],
        excluded: Sequence[str] = (),
        *,
        sex: Sex | None = None,
        age: float | None = None,
        priors: Mapping[str, float] | None = None,
        onset: Onset | None = None,
    ) -> GraphRanking:
        """Rank the conditions; `priors` multiplies how often those of a system are seen, `onset` is of the illness."""
        score = self.prior(sex, age, priors, onset)
        for finding in self.counted(observed):
            score += self.gain(finding)
        for finding in self.counted_absent(excluded):
            score += self.loss(finding)
        order = np.argsort(-score, kind="stable")[: int(np.isfinite(score).sum())]
        probability, other = probabilities(score[order])
        return GraphRanking(tuple(self.conditions[n] for n in order), score[order], probability, other)

    def prior(
        self,
        sex: Sex | None = None,
        age: float | None = None,
        priors: Mapping[str, float] | None = None,
        onset: Onset | None = None,
    ) -> NDArray[np.float64]:
        """Score of each condition before anything was observed; minus infinity where the sex rules it out."""
        given = priors or {}
        weight = np.array(
            [
                (condition.sex.get(sex, 1.0) if sex else 1.0) * given.get(condition.system, 1.0)
                for condition in self.conditions
            ]
        )
        years = np.array([condition.weight(age, None) for condition in self.conditions])
        with np.errstate(divide="ignore"):
            score: NDArray[np.float64] = np.log(self._seen * weight * np.maximum(years, _SELDOM))
        return score - _STEP * self._steps[onset] if onset else score

    def known(self, observed: Sequence[str]) -> frozenset[str]:
        """The observed findings with everything they imply."""
        return frozenset(observed).union(*(self._shares.above(finding) for finding in observed))

    def counted(self, observed: Sequence[str]) -> tuple[str, ...]:
        """The observed findings that count: those that no other one implies."""
        implied = frozenset[str]().union(*(self._shares.above(finding) for finding in observed))
        return tuple(dict.fromkeys(finding for finding in observed if finding not in implied))

    def counted_absent(self, excluded: Sequence[str]) -> tuple[str, ...]:
        """The absent findings that count: those that the absence of no other one implies."""
        absent = frozenset(excluded)
        return tuple(dict.fromkeys(finding for finding in excluded if not self._shares.above(finding) & absent))

    def gain(self, finding: str) -> NDArray[np.float64]:
        """What the presence of a finding adds to the score of each condition, at least 0."""
        share = self.shares(finding)
        base = float(share @ self._seen)
        return np.maximum(np.log((share + _SMOOTHING) / (base + _SMOOTHING)), 0)

    def loss(self, finding: str) -> NDArray[np.float64]:
        """What the absence of a finding adds to the score of each condition, at most 0."""
        share = self.shares(finding)
        return np.where(share >= OBLIGATE, np.log(np.maximum(1 - share, 0.02)), 0)

    def shares(self, finding: str) -> NDArray[np.float64]:
        """P(finding | condition) for each condition, 0 where it accounts for nothing near."""
        return self._shares.of(finding)

    def match(self, condition: Condition, finding: str) -> Match | None:
        """How a condition accounts for a finding, None where it does not."""
        return self._shares.match(condition, finding)


def _steps(onset: Onset, usual: Sequence[Onset]) -> int:
    """How many steps an onset is from the nearest one that is usual in a condition."""
    return min((abs(_ONSETS.index(onset) - _ONSETS.index(each)) for each in usual), default=0)


def probabilities(
    score: NDArray[np.float64], temperature: float = TEMPERATURE, other: float = OTHER
) -> tuple[NDArray[np.float64], float]:
    """Probabilities of conditions with these scores, and of a disease that is not among them (softmax)."""
    outside = other - np.log(max(len(score), 1))
    every = np.append(score, outside)
    strength = np.exp((every - every.max()) / temperature)
    strength /= strength.sum()
    return strength[:-1], float(strength[-1])


@lru_cache(maxsize=1)
def graph_ranker() -> GraphRanker:
    """The ranker over the shipped graph, made once a process."""
    return GraphRanker(KnowledgeGraph.load(), ontology())
