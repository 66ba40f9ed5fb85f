"""Does the graph bear a statement out? Each finding that is claimed is looked up in the disease it is claimed of.

supported: the disease lists the finding, or one more special or more general. contradicted: the graph gives it as
practically never seen (`NEVER`), or its absence is claimed where nearly all patients show it. unknown: the graph says
nothing, which is no evidence either way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.evidence import Finding
from model.medicine.graph.explanation import label
from model.medicine.graph.knowledge_graph import Condition
from model.medicine.graph.ranker import OBLIGATE, GraphRanker
from model.medicine.observations import Language

NEVER = 0.025
"""Share of patients up to which a finding speaks against a disease."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the graph says to a statement about one disease; true where it supports and nothing contradicts."""

    disease: str
    supported: tuple[Finding, ...] = ()
    contradicted: tuple[Finding, ...] = ()
    unknown: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.supported) and not self.contradicted


def verify_findings(
    ranker: GraphRanker, condition: Condition, present: Sequence[str], absent: Sequence[str], language: Language
) -> Verdict:
    """Look up each finding claimed to be present or absent in a disease."""
    supported: list[Finding] = []
    contradicted: list[Finding] = []
    unknown: list[Finding] = []
    for finding in present:
        found, known = _looked_up(ranker, condition, finding, language)
        (unknown if not known else supported if float(str(found.value)) > NEVER else contradicted).append(found)
    for finding in absent:
        found, _ = _looked_up(ranker, condition, finding, language)
        if float(str(found.value)) >= OBLIGATE:
            contradicted.append(found)
    return Verdict(condition.id, tuple(supported), tuple(contradicted), tuple(unknown))


def _looked_up(ranker: GraphRanker, condition: Condition, finding: str, language: Language) -> tuple[Finding, bool]:
    """The finding with its share of patients, its citations, and whether the graph speaks of it at all."""
    match = ranker.match(condition, finding)
    if match is None:
        return Finding(label(ranker.graph, finding, language), 0.0, 0.0, (), "unknown"), False
    quote = f"{label(ranker.graph, match.edge.finding, language)} {match.edge.frequency:.0%}"
    evidence = ranker.graph.cited(match.edge.sources, quote)
    return Finding(label(ranker.graph, finding, language), match.frequency, 1.0, evidence, match.method), True
