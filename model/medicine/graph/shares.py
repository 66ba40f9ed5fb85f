"""P(finding | condition) for any finding: from the edges of the graph and from how findings lie to one another.

A condition that lists the finding gives its own share. Listing only more special findings it gives the chance of at
least one of them, 1 - Π(1 - share) (noisy-or, Pearl 1988); listing only a more general one, a part of its share.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model.medicine.graph.knowledge_graph import Condition, Edge, KnowledgeGraph
from model.medicine.ontology.ontology import Ontology

INHERITED = 0.1
"""Of the patients with a more general finding, how many have the special one that was observed."""
_KEPT = 4096
"""Findings whose shares are kept; about 2 kB each."""


@dataclass(frozen=True, slots=True)
class Match:
    """The edge by which a condition accounts for a finding."""

    edge: Edge
    method: str
    """exact, broader or narrower: how the edge's finding lies to the observed one."""
    frequency: float
    """P(observed finding | condition)."""


class Shares:
    """The shares of one graph, conditions in its order."""

    def __init__(self, graph: KnowledgeGraph, terms: Ontology) -> None:
        self.graph, self.terms = graph, terms
        self._row = {finding: row for row, finding in enumerate(graph.by_finding)}
        self._listed = np.zeros((len(self._row), len(graph.conditions)))
        self._edges = [{edge.finding: edge for edge in condition.edges} for condition in graph.conditions.values()]
        for number, edges in enumerate(self._edges):
            for finding, edge in edges.items():
                self._listed[self._row[finding], number] = edge.frequency
        self._below: dict[str, list[str]] = {}
        for finding in self._row:
            for general in self.above(finding):
                self._below.setdefault(general, []).append(finding)
        self._number = {condition: number for number, condition in enumerate(graph.conditions)}
        self.of = lru_cache(maxsize=_KEPT)(self._worked_out)
        """P(finding | condition) for each condition, 0 where it accounts for nothing near."""

    def above(self, finding: str) -> frozenset[str]:
        """Everything a finding is a kind of, itself left out."""
        used = self.graph.same.get(finding)
        found = {used, *self.above(used)} if used else set[str]()
        for parent in self.graph.parents.get(finding, ()):
            found |= {parent, *self.above(parent)}
        if finding in self.terms.index:
            found |= {self.terms.ids[number] for number in self.terms.ancestors(self.terms.index[finding])}
        return frozenset(found - {finding})

    def match(self, condition: Condition, finding: str) -> Match | None:
        """How a condition accounts for a finding, None where it does not."""
        number = self._number[condition.id]
        edges = self._edges[number]
        finding = self.graph.same.get(finding, finding)
        if finding in edges:
            return Match(edges[finding], "exact", edges[finding].frequency)
        for method, near in (("narrower", self._below.get(finding, ())), ("broader", self.above(finding))):
            listed = [edges[other] for other in near if other in edges]
            if listed:
                best = max(listed, key=lambda edge: edge.frequency)
                return Match(best, method, float(self.of(finding)[number]))
        return None

    def _worked_out(self, finding: str) -> NDArray[np.float64]:
        finding = self.graph.same.get(finding, finding)
        zero = np.zeros(self._listed.shape[1])
        exact = self._listed[self._row[finding]] if finding in self._row else zero
        below = [self._row[other] for other in self._below.get(finding, ())]
        above = [self._row[other] for other in self.above(finding) if other in self._row]
        narrower = 1 - np.prod(1 - self._listed[below], axis=0) if below else zero
        broader = INHERITED * self._listed[above].max(axis=0) if above else zero
        return np.where(exact > 0, exact, np.where(narrower > 0, narrower, broader))
