"""What the knowledge says of a disease and a finding, common and rare alike: how often, and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.evidence import Evidence
from model.medicine.graph.knowledge_graph import Condition, Edge, Kind, KnowledgeGraph
from model.medicine.naming import finding_name
from model.medicine.observations import Language
from model.medicine.ontology.ontology import ontology
from model.medicine.rare.annotations import FREQUENCY_CLASSES, UNSTATED, rare_annotations
from model.medicine.rare.citations import citations
from model.medicine.rare.names import disease_name

_CLASSES = dict(zip(FREQUENCY_CLASSES.values(), ("100%", "80–99%", "30–79%", "5–29%", "1–4%", "0%"), strict=True))
"""The middle of each frequency class of the ontology → the class, as the source gives no closer figure."""
_EQUAL = 1e-4


@dataclass(frozen=True, slots=True)
class Fact:
    """A disease shows a finding, or is said not to."""

    disease: str
    finding: str
    share: float | None
    """Of patients; None where the source gives none."""
    written: str
    """The share as it is shown: ``85%``, ``7/12``, a class such as ``30–79%``, or ""."""
    graded: bool
    """The share is the project's grade after the source, no figure of it."""
    absent: bool
    """The source says the finding is no part of the disease."""
    weight: int
    """Patients examined, for choosing among rows; 0 where nobody is counted."""
    evidence: tuple[Evidence, ...]
    kind: Kind | None = None
    """What the finding is to the doctor, where the graph of common disease says so."""


def name_of_disease(disease: str, language: Language) -> str:
    """Its name in that language where one is known. Raises KeyError for an unknown id."""
    condition = KnowledgeGraph.load().conditions.get(disease)
    if condition is not None:
        return condition.names.label(language)
    annotations = rare_annotations()
    return disease_name(annotations.diseases[annotations.number[disease]], language)


def is_common(disease: str) -> bool:
    """Whether the disease is one of the graph of common disease."""
    return disease in KnowledgeGraph.load().conditions


def of_disease(disease: str, language: Language) -> tuple[Fact, ...]:
    """Everything a disease shows, the most frequent first."""
    condition = KnowledgeGraph.load().conditions.get(disease)
    if condition is not None:
        return _ordered(_of_edge(condition, edge, language) for edge in condition.edges)
    annotations = rare_annotations()
    here = annotations.rows(annotations.number[disease])
    return _ordered(_of_row(row) for row in range(here.start, here.stop))


def of_finding(finding: str, language: Language) -> tuple[Fact, ...]:
    """All diseases that show a finding or a more special one, the most frequent first, a fact a disease."""
    terms, graph = ontology(), KnowledgeGraph.load()
    facts = [
        _of_edge(condition, edge, language)
        for listed, pairs in graph.by_finding.items()
        if listed == finding or terms.is_a(listed, finding)
        for condition, edge in pairs
    ]
    facts += [_of_row(int(row)) for row in _rows_below(finding)]
    return _ordered({fact.disease: fact for fact in _weakest_first(facts) if not fact.absent}.values())


def between(disease: str, finding: str, language: Language) -> tuple[Fact, ...]:
    """Every row that says a disease shows the finding itself, or, where there is none, a more special one."""
    facts = of_disease(disease, language)
    terms = ontology()
    exact = tuple(fact for fact in facts if fact.finding == finding)
    return exact or tuple(fact for fact in facts if terms.is_a(fact.finding, finding))


def one_each(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One fact a disease and finding: that of the most patients, else the one with the larger share."""
    return _ordered({(fact.disease, fact.finding): fact for fact in _weakest_first(facts)}.values())


def _weakest_first(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (fact.weight, fact.share or 0.0))


def _ordered(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: (fact.absent, -(fact.share or 0.0), -fact.weight)))


def _rows_below(finding: str) -> NDArray[np.int64]:
    terms = ontology()
    if finding not in terms.index:
        return np.zeros(0, dtype=np.int64)
    within, waiting = set(), [terms.index[finding]]
    while waiting:
        number = waiting.pop()
        if number not in within:
            within.add(number)
            waiting += terms.children(number).tolist()
    rows: NDArray[np.int64] = np.flatnonzero(np.isin(rare_annotations().term, list(within)))
    return rows


def _of_edge(condition: Condition, edge: Edge, language: Language) -> Fact:
    written = f"{edge.frequency:.0%}"
    name = finding_name(edge.finding, language)
    graded = edge.basis == "graded"
    cited = KnowledgeGraph.load().cited(edge.sources, name if graded else f"{name} {written}")
    return Fact(condition.id, edge.finding, edge.frequency, written, graded, False, 0, cited, edge.kind)


def _of_row(row: int) -> Fact:
    terms, rows = ontology(), rare_annotations()
    share = float(rows.frequency[row])
    return Fact(
        disease=rows.diseases[rows.disease[row]].id,
        finding=terms.ids[rows.term[row]],
        share=None if share == UNSTATED else share,
        written=_written(share, int(rows.affected[row]), int(rows.examined[row])),
        graded=False,
        absent=bool(rows.negated[row]) or share == 0.0,
        weight=int(rows.examined[row]),
        evidence=citations(terms, rows, row),
    )


def _written(share: float, affected: int, examined: int) -> str:
    if examined:
        return f"{affected}/{examined}"
    if share == UNSTATED:
        return ""
    return next((name for middle, name in _CLASSES.items() if abs(share - middle) < _EQUAL), f"{share:.0%}")
