"""The diagnosis confirmed later, and where the list had it when the case was saved."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache

from model.errors import CaseRefused
from model.medicine.cases import journal
from model.medicine.cases.case import LISTS, Case, ListName, Outcome
from model.medicine.cases.identity import key_of
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.observations import Language
from model.medicine.rare.annotations import rare_annotations
from model.medicine.rare.names import disease_name
from model.safety import clean_text, mask

LONGEST_NAME = 200
"""Characters of a diagnosis in free text."""
_FOUND = 8


@dataclass(frozen=True, slots=True)
class Disease:
    """A disease that either list knows."""

    disease: str
    name: str
    scope: ListName


def find_disease(words: str, language: Language, limit: int = _FOUND) -> tuple[Disease, ...]:
    """Diseases of both lists whose name or id holds all the words, common ones first, then shorter names."""
    asked = clean_text(words).casefold().split()
    if not asked:
        return ()
    found = [
        (LISTS.index(each.scope), len(each.name), each.name, each)
        for each, said in _diseases(language)
        if all(word in said for word in asked)
    ]
    return tuple(each for *_, each in sorted(found, key=lambda row: row[:3])[:limit])


def confirm(kept: Case, disease: Disease, when: date, owner: str) -> None:
    """Record a disease of either list as the confirmed diagnosis, with its place when the case was saved."""
    ranked = kept.ranking[disease.scope]
    place = ranked.index(disease.disease) + 1 if disease.disease in ranked else None
    _say(Outcome(disease.disease, disease.name, disease.scope, when, place), kept, owner)


def confirm_other(kept: Case, name: str, when: date, owner: str) -> None:
    """Record a diagnosis neither list knows, in the doctor's words; personal data in them is masked.

    Raises CaseRefused("outcome_empty").
    """
    plain = " ".join(clean_text(name).split())[:LONGEST_NAME]
    if not plain:
        raise CaseRefused("outcome_empty")
    masked = mask(plain, key_of(kept.document_id, owner)).text
    _say(Outcome("", masked, "other", when, None), kept, owner)


def take_back(kept: Case, owner: str) -> None:
    """The diagnosis is open again."""
    journal.append("outcome", kept.document_id, owner, {})


def _say(outcome: Outcome, kept: Case, owner: str) -> None:
    journal.append("outcome", kept.document_id, owner, {**asdict(outcome), "when": outcome.when.isoformat()})


@lru_cache(maxsize=2)
def _diseases(language: Language) -> tuple[tuple[Disease, str], ...]:
    """Every disease of both lists in that language, with everything it may be found by, lower case."""
    listed = [
        (Disease(each.id, each.names.label(language), "common"), (each.names.label("en"), each.names.label("zh")))
        for each in KnowledgeGraph.load().conditions.values()
    ]
    rare = [
        (Disease(each.id, disease_name(each, language), "rare"), (each.name, disease_name(each, "zh")))
        for each in rare_annotations().diseases
    ]
    return tuple((disease, " ".join((disease.disease, *names)).casefold()) for disease, names in (*listed, *rare))
