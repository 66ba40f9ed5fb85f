"""Which releases of knowledge the desk speaks from; shown on every page and kept with every result."""

from __future__ import annotations

from dataclasses import dataclass

from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.ontology.ontology import ontology
from model.medicine.rare.annotations import rare_annotations


@dataclass(frozen=True, slots=True)
class Versions:
    """Dates of the releases."""

    ontology: str
    annotations: str
    graph: str

    def __str__(self) -> str:
        return f"HPO {self.ontology}, phenotype.hpoa {self.annotations}, graph {self.graph}"


def versions() -> Versions:
    """The installed releases and the shipped graph's date."""
    return Versions(ontology().version, rare_annotations().version, KnowledgeGraph.load().version)
