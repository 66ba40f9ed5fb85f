"""The surroundings of a disease: its findings, which of them were observed, and the diseases that share them.

Which diseases are nearest: those of the same list whose shared findings carry most information, the information of a
finding being -ln of the share of the list's diseases that list it (Resnik 1995). Only findings listed by the same name
count as shared, so that every line drawn is a statement of the source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Literal

from model.medicine.disease_names import name_of_disease
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.observations import Language
from model.medicine.ontology.ontology import Ontology, ontology
from model.medicine.profile import Listed, Profile, profile
from model.medicine.rare.annotations import rare_annotations

Scope = Literal["common", "rare"]
FINDINGS, OTHERS = 16, 7
"""How many findings and how many other diseases are shown at most: what a screen can label without overlap."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another disease that lists some of the findings shown."""

    disease: str
    name: str
    shared: tuple[str, ...]
    """Concepts of the findings it shares."""


@dataclass(frozen=True, slots=True)
class NearFinding:
    """A finding of the disease."""

    listed: Listed
    observed: bool
    """Whether the patient shows it, or something more special or more general."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What lies around one disease."""

    centre: Profile
    findings: tuple[NearFinding, ...]
    """Observed ones first, then the most frequent; at most `FINDINGS`."""
    others: tuple[Neighbour, ...]
    """Nearest first; at most `OTHERS`."""
    left_out: int
    """Findings of the disease that are not shown."""


def neighbourhood(disease: str, observed: Sequence[str], language: Language) -> Neighbourhood:
    """The surroundings of a disease by its id; `observed` are current ids. Raises KnowledgeError("disease_unknown")."""
    centre, terms = profile(disease, language), ontology()
    present = [listed for listed in centre.findings if listed.frequency != 0]
    near = [NearFinding(listed, _seen(listed.concept, observed, terms)) for listed in present]
    shown = sorted(near, key=lambda each: not each.observed)[:FINDINGS]
    return Neighbourhood(
        centre, tuple(shown), _others(centre, [each.listed.concept for each in shown], language), len(near) - len(shown)
    )


def _seen(concept: str, observed: Sequence[str], terms: Ontology) -> bool:
    return any(concept == seen or terms.is_a(seen, concept) or terms.is_a(concept, seen) for seen in observed)


def _others(centre: Profile, concepts: Iterable[str], language: Language) -> tuple[Neighbour, ...]:
    listing = _listing(centre.scope)
    total = _diseases(centre.scope)
    weight: dict[str, float] = defaultdict(float)
    shared: dict[str, list[str]] = defaultdict(list)
    for concept in concepts:
        diseases = listing.get(concept, frozenset())
        for other in diseases - {centre.disease}:
            weight[other] += log(total / len(diseases))
            shared[other].append(concept)
    nearest = sorted(weight, key=lambda other: (-weight[other], other))[:OTHERS]
    return tuple(Neighbour(other, name_of_disease(other, language), tuple(shared[other])) for other in nearest)


def _diseases(scope: Scope) -> int:
    return len(KnowledgeGraph.load().conditions) if scope == "common" else len(rare_annotations().diseases)


@lru_cache(maxsize=2)
def _listing(scope: Scope) -> Mapping[str, frozenset[str]]:
    """Finding → the diseases of the list that list it."""
    if scope == "common":
        by_finding = KnowledgeGraph.load().by_finding
        return {finding: frozenset(condition.id for condition, _ in pairs) for finding, pairs in by_finding.items()}
    rows, terms = rare_annotations(), ontology()
    listed: dict[int, set[str]] = defaultdict(set)
    for term, disease, negated in zip(rows.term.tolist(), rows.disease.tolist(), rows.negated.tolist(), strict=True):
        if not negated:
            listed[term].add(rows.diseases[disease].id)
    return {terms.ids[term]: frozenset(diseases) for term, diseases in listed.items()}
