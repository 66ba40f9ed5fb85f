"""What is known of one disease, whichever of the two lists it is from: its findings, how often, and who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from model.errors import KnowledgeError
from model.evidence import Evidence
from model.medicine.differential import Match, Severity
from model.medicine.graph.explanation import label
from model.medicine.graph.knowledge_graph import Condition, KnowledgeGraph
from model.medicine.observations import Language, Onset
from model.medicine.ontology.names import name_of
from model.medicine.ontology.ontology import Ontology, ontology
from model.medicine.rare.annotations import UNSTATED, rare_annotations
from model.medicine.rare.citations import citations
from model.medicine.rare.names import disease_name
from model.medicine.rare.profiles import UNKNOWN

HALF = 0.5
"""Of the patients with a general finding, how many are reckoned to have the special kind asked for."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding a disease lists."""

    concept: str
    label: str
    """In the reader's language."""
    frequency: float | None
    """Share of patients, None where no source gives one; 0 where the sources say it is no part of the disease."""
    counts: tuple[int, int] | None
    """n of m patients, where they were counted."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A disease with everything it lists. What a list does not know of its diseases is left at its default."""

    disease: str
    name: str
    scope: Literal["common", "rare"]
    findings: tuple[Listed, ...]
    """Most frequent first; `UNKNOWN` stands in where no frequency is given."""
    icd10: str | None = None
    system: str | None = None
    severity: Severity | None = None
    onset: tuple[Onset, ...] = ()
    age: Mapping[str, float] = field(default_factory=dict)
    """Age band → rate relative to all ages."""
    sex: Mapping[str, float] = field(default_factory=dict)
    course: tuple[str, ...] = ()
    """Names of the terms for onset and course."""
    inheritance: tuple[str, ...] = ()
    """Names of the modes of inheritance."""


@dataclass(frozen=True, slots=True)
class Matched:
    """How a disease accounts for a finding."""

    listed: Listed
    """The disease's own finding."""
    method: Match
    frequency: float | None
    """P(the finding asked for | disease), None where the disease gives no frequency."""


def profile(disease: str, language: Language) -> Profile:
    """What is known of a disease by its id. Raises KnowledgeError("disease_unknown")."""
    graph = KnowledgeGraph.load()
    if disease in graph.conditions:
        return _condition(graph, graph.conditions[disease], language)
    number = rare_annotations().number.get(disease)
    if number is None:
        raise KnowledgeError("disease_unknown", name=disease)
    return _rare(number, language)


def _condition(graph: KnowledgeGraph, condition: Condition, language: Language) -> Profile:
    listed = (
        Listed(edge.finding, label(graph, edge.finding, language), edge.frequency, None, graph.cited(edge.sources))
        for edge in condition.edges
    )
    return Profile(
        disease=condition.id,
        name=condition.names.label(language),
        scope="common",
        findings=_ordered(listed),
        icd10=condition.icd10,
        system=condition.system,
        severity=condition.severity,
        onset=condition.onset,
        age=condition.age,
        sex=condition.sex,
    )


def _rare(number: int, language: Language) -> Profile:
    rows = rare_annotations()
    disease = rows.diseases[number]
    of_term: dict[int, list[int]] = defaultdict(list)
    for row in range(int(rows.begins[number]), int(rows.begins[number + 1])):
        of_term[int(rows.term[row])].append(row)
    terms = ontology()
    return Profile(
        disease=disease.id,
        name=disease_name(disease, language),
        scope="rare",
        findings=_ordered(_pooled(terms.ids[term], np.array(of_term[term]), language) for term in of_term),
        course=tuple(name_of(term, language) for term in disease.course),
        inheritance=tuple(name_of(term, language) for term in disease.inheritance),
    )


def _pooled(concept: str, numbers: NDArray[np.int64], language: Language) -> Listed:
    """One finding from all rows that speak of it: patients that were counted are added up over the publications;
    where nobody counted, the highest share stated."""
    rows = rare_annotations()
    name = name_of(concept, language)
    evidence = _cited(numbers)
    kept = numbers[~rows.negated[numbers]]
    if not len(kept):
        return Listed(concept, name, 0.0, None, evidence)
    affected, examined = int(rows.affected[kept].sum()), int(rows.examined[kept].sum())
    if examined:
        return Listed(concept, name, affected / examined, (affected, examined), evidence)
    stated = float(rows.frequency[kept].max())
    return Listed(concept, name, None if stated == UNSTATED else stated, None, evidence)


def _cited(numbers: NDArray[np.int64]) -> tuple[Evidence, ...]:
    """The works behind some rows, each once."""
    every = {each.source: each for row in numbers for each in citations(ontology(), rare_annotations(), int(row))}
    return tuple(every.values())


def _ordered(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    return tuple(sorted(listed, key=lambda each: (-assumed(each.frequency), each.label)))


def assumed(frequency: float | None) -> float:
    """The share of patients to reckon with: the known one, else what the ranking takes an unstated one for."""
    return UNKNOWN if frequency is None else frequency


def match(of: Profile, concept: str, terms: Ontology) -> Matched | None:
    """How a disease accounts for a finding: by the finding itself, else by a more special one it lists, else by a more
    general one, of which `HALF` are reckoned to be of this kind; None where it lists nothing near.
    """
    exact = next((each for each in of.findings if each.concept == concept), None)
    if exact is not None:
        return Matched(exact, "exact", exact.frequency)
    shown = [each for each in of.findings if each.frequency != 0]
    special = next((each for each in shown if terms.is_a(each.concept, concept)), None)
    if special is not None:
        return Matched(special, "narrower", special.frequency)
    general = next((each for each in shown if terms.is_a(concept, each.concept)), None)
    return None if general is None else Matched(general, "broader", HALF * assumed(general.frequency))
