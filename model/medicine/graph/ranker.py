"""Bayesian ranking of the graph's conditions: how often they are seen, times how well they explain the findings.

For a condition c and findings f, score(c) = ln P(c | age, sex) + Σ ln (P(f | c) / P(f)), P(f) being the mean over all
conditions by how often they are seen. A finding the condition does not list adds nothing: lists are never complete. An
absent finding counts only where the condition shows it in at least `OBLIGATE` of patients.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model.medicine.graph.knowledge_graph import Condition, Edge, KnowledgeGraph
from model.medicine.observations import Sex
from model.medicine.ontology.ontology import Ontology, ontology

OBLIGATE = 0.8
"""Share of patients from which on the absence of a finding speaks against a condition."""
_INHERITED = 0.5
"""Of the patients with a broader finding, how many have the more special one that was observed."""
_OTHER = 0.05
"""Probability that the disease is not in the graph."""
_TEMPERATURE = 2.0


@dataclass(frozen=True, slots=True)
class Match:
    """The edge by which a condition accounts for a finding."""

    edge: Edge
    method: str
    """exact, broader or narrower: how the edge's finding lies to the observed one."""
    frequency: float
    """P(observed finding | condition)."""


@dataclass(frozen=True, slots=True)
class GraphRanking:
    """All conditions, best first."""

    conditions: tuple[Condition, ...]
    score: NDArray[np.float64]
    probability: NDArray[np.float64]
    """In the same order."""
    other: float


class GraphRanker:
    """The ranking over one graph."""

    def __init__(self, graph: KnowledgeGraph, terms: Ontology) -> None:
        self.graph, self.terms = graph, terms
        self.conditions = tuple(graph.conditions.values())
        self._rate = np.array([condition.rate for condition in self.conditions])

    def rank(
        self,
        observed: Sequence[str],
        excluded: Sequence[str] = (),
        *,
        sex: Sex | None = None,
        age: float | None = None,
        priors: Mapping[str, float] | None = None,
    ) -> GraphRanking:
        """Rank all conditions; `priors` multiplies how often the conditions of a system are seen."""
        weight = [
            condition.weight(age, sex) * (priors or {}).get(condition.system, 1.0) for condition in self.conditions
        ]
        prior = self._rate * np.maximum(weight, 1e-6)
        score = np.log(prior / prior.sum())
        for finding in observed:
            score += self.gain(finding)
        for finding in excluded:
            score += self.loss(finding)
        order = np.argsort(-score, kind="stable")
        strength = np.exp((score[order] - score.max()) / _TEMPERATURE)
        probability = (1 - _OTHER) * strength / strength.sum()
        return GraphRanking(tuple(self.conditions[n] for n in order), score[order], probability, _OTHER)

    def gain(self, finding: str) -> NDArray[np.float64]:
        """What the presence of a finding adds to the score of each condition, at least 0."""
        share = self.shares(finding)
        base = max(float(share @ self._rate / self._rate.sum()), 1e-4)
        return np.maximum(np.log(np.maximum(share, 1e-9) / base), 0)

    def loss(self, finding: str) -> NDArray[np.float64]:
        """What the absence of a finding adds to the score of each condition, at most 0."""
        share = self.shares(finding)
        return np.where(share >= OBLIGATE, np.log(np.maximum(1 - share, 0.02)), 0)

    def shares(self, finding: str) -> NDArray[np.float64]:
        """P(finding | condition) for each condition, 0 where it accounts for nothing near."""
        matches = (self.match(condition, finding) for condition in self.conditions)
        return np.array([match.frequency if match else 0.0 for match in matches])

    def match(self, condition: Condition, finding: str) -> Match | None:
        """How a condition accounts for a finding, None where it does not."""
        best: Match | None = None
        for edge in condition.edges:
            if edge.finding == finding:
                return Match(edge, "exact", edge.frequency)
            if self.terms.is_a(edge.finding, finding):
                found = Match(edge, "narrower", edge.frequency)
            elif self.terms.is_a(finding, edge.finding):
                found = Match(edge, "broader", edge.frequency * _INHERITED)
            else:
                continue
            if best is None or found.frequency > best.frequency:
                best = found
        return best


@lru_cache(maxsize=1)
def graph_ranker() -> GraphRanker:
    """The ranker over the shipped graph, made once a process."""
    return GraphRanker(KnowledgeGraph.load(), ontology())
