"""Diseases by name, of both lists: which ones a doctor's words may mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from model.errors import KnowledgeError
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.naming import best_names
from model.medicine.observations import Language
from model.medicine.rare.annotations import rare_annotations
from model.medicine.rare.names import disease_name

_MOST = 6
"""Of each list."""


@dataclass(frozen=True, slots=True)
class DiseaseHit:
    """A disease whose name holds the words."""

    disease: str
    name: str
    """In the reader's language."""
    scope: Literal["common", "rare"]


def search_diseases(words: str, language: Language, limit: int = _MOST) -> tuple[DiseaseHit, ...]:
    """Diseases with a name, in either language, that holds all the words; an id finds itself.

    Up to `limit` conditions of the graph, then as many rare diseases, in each list the closest name first.
    """
    conditions = KnowledgeGraph.load().conditions
    found = best_names(words, _common_names(), limit) + best_names(words, _rare_names(), limit)
    return tuple(
        DiseaseHit(disease, name_of_disease(disease, language), "common" if disease in conditions else "rare")
        for disease, _ in found
    )


def name_of_disease(disease: str, language: Language) -> str:
    """The name of a disease of either list. Raises KnowledgeError("disease_unknown")."""
    condition = KnowledgeGraph.load().conditions.get(disease)
    if condition is not None:
        return condition.names.label(language)
    rows = rare_annotations()
    if disease not in rows.number:
        raise KnowledgeError("disease_unknown", name=disease)
    return disease_name(rows.diseases[rows.number[disease]], language)


@lru_cache(maxsize=1)
def _common_names() -> tuple[tuple[str, str], ...]:
    """Every name of every condition, lower case, with its id."""
    named: list[tuple[str, str]] = []
    for condition in KnowledgeGraph.load().conditions.values():
        names = condition.names
        every = (names.en, names.zh, *names.names_en, *names.names_zh, condition.id, condition.icd10)
        named += ((name.casefold(), condition.id) for name in every)
    return tuple(named)


@lru_cache(maxsize=1)
def _rare_names() -> tuple[tuple[str, str], ...]:
    """The same of every rare disease."""
    return tuple(
        (name.casefold(), disease.id)
        for disease in rare_annotations().diseases
        for name in dict.fromkeys((disease.name, disease_name(disease, "zh"), disease.id))
    )
