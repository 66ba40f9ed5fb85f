"""What the graph of common disease covers, counted: conditions, findings, edges, and which sources bear them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from model.medicine.graph.knowledge_graph import Basis, Condition, Kind, KnowledgeGraph, Source
from model.medicine.ontology.ontology import ontology
from model.medicine.ontology.systems import system_ids, within


@dataclass(frozen=True, slots=True)
class SystemShare:
    """How far an organ system of the ontology is covered."""

    system: str
    """HP id."""
    findings: int
    """Findings of the graph that lie in it."""
    conditions: int
    """Conditions with a finding in it."""


@dataclass(frozen=True, slots=True)
class GraphCoverage:
    """The graph in numbers."""

    version: str
    conditions: tuple[Condition, ...]
    by_system: Mapping[str, int]
    """System of the graph → conditions, most first."""
    by_kind: Mapping[Kind, int]
    """Kind → different findings."""
    by_basis: Mapping[Basis, int]
    """Where its frequency is from → edges."""
    sources: tuple[tuple[Source, int], ...]
    """Each with the edges that cite it, most first."""
    systems: tuple[SystemShare, ...]
    """Organ systems of the ontology, best covered first."""

    @property
    def findings(self) -> int:
        """Different findings."""
        return sum(self.by_kind.values())

    @property
    def edges(self) -> int:
        """Statements that a condition shows a finding."""
        return sum(self.by_basis.values())


def graph_coverage(graph: KnowledgeGraph) -> GraphCoverage:
    """Count a graph."""
    conditions = tuple(graph.conditions.values())
    edges = [edge for condition in conditions for edge in condition.edges]
    cited = Counter(source for edge in edges for source in edge.sources)
    return GraphCoverage(
        version=graph.version,
        conditions=conditions,
        by_system=dict(Counter(condition.system for condition in conditions).most_common()),
        by_kind=dict(Counter(graph.kind(finding) for finding in graph.by_finding).most_common()),
        by_basis=dict(Counter(edge.basis for edge in edges).most_common()),
        sources=tuple(sorted(((each, cited[key]) for key, each in graph.sources.items()), key=lambda pair: -pair[1])),
        systems=_systems(graph),
    )


def _systems(graph: KnowledgeGraph) -> tuple[SystemShare, ...]:
    terms, lies = ontology(), within()
    shares = []
    for column, system in enumerate(system_ids()):
        found = [each for each in graph.by_finding if each in terms.index and lies[terms.index[each], column]]
        conditions = {condition.id for finding in found for condition, _ in graph.by_finding[finding]}
        shares.append(SystemShare(system, len(found), len(conditions)))
    return tuple(sorted(shares, key=lambda share: -share.findings))
