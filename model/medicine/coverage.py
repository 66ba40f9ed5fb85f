"""All that the coverage screen shows in one call: what is known, from when, whether it is sound, and how sure it is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from data.knowledge import knowledge_path
from model.medicine.calibration import Calibration, calibration
from model.medicine.graph.coverage import GraphCoverage, graph_coverage
from model.medicine.graph.knowledge_graph import SHIPPED, KnowledgeGraph
from model.medicine.graph.validate import Problem, problems
from model.medicine.knowledge import Versions, versions
from model.medicine.ontology.ontology import ontology
from model.medicine.rare.coverage import RareCoverage, rare_coverage


@dataclass(frozen=True, slots=True)
class Coverage:
    """The knowledge of the desk."""

    versions: Versions
    graph: GraphCoverage
    rare: RareCoverage
    terms: int
    """Phenotypes of the ontology that may be observed."""
    problems: tuple[Problem, ...]
    """What is wrong with the graph; empty for a sound one."""
    common_calibration: Calibration | None
    rare_calibration: Calibration | None


@lru_cache(maxsize=1)
def coverage() -> Coverage:
    """Count and check the installed knowledge, once a process. Raises KnowledgeError where some of it is missing."""
    content = json.loads(knowledge_path(SHIPPED).read_text(encoding="utf-8"))
    return Coverage(
        versions=versions(),
        graph=graph_coverage(KnowledgeGraph.load()),
        rare=rare_coverage(),
        terms=int(ontology().phenotypes.sum()),
        problems=problems(content, ontology()),
        common_calibration=calibration("common"),
        rare_calibration=calibration("rare"),
    )
