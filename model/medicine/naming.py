"""Findings by name: what one is called, and which ones a doctor's words may mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from model.medicine.graph.explanation import label
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.observations import Language
from model.medicine.ontology.names import name_of
from model.medicine.ontology.ontology import ontology
from model.safety import clean_text

_MOST = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding whose name holds the words."""

    concept: str
    label: str
    """In the reader's language."""
    name: str
    """The name that was matched."""


def finding_name(concept: str, language: Language) -> str:
    """The name of a term, or of the graph's own finding, in that language."""
    return label(KnowledgeGraph.load(), concept, language)


def search(words: str, language: Language, limit: int = _MOST) -> tuple[Hit, ...]:
    """Findings with a name, in either language, that holds all the words; an id finds itself.

    Names that begin with the words come first, then shorter ones.
    """
    found = best_names(words, _names(), limit)
    return tuple(Hit(concept, finding_name(concept, language), name) for concept, name in found)


def best_names(words: str, names: Iterable[tuple[str, str]], limit: int) -> list[tuple[str, str]]:
    """Of names (lower case, each with its id) those that hold all the words: id and best name, best first.

    Names that begin with the words come first, then shorter ones.
    """
    asked = clean_text(words).casefold().split()
    if not asked:
        return []
    best: dict[str, tuple[bool, int, str]] = {}
    for name, named in names:
        if all(word in name for word in asked):
            rank = (not name.startswith(asked[0]), len(name), name)
            if named not in best or rank < best[named]:
                best[named] = rank
    return [(named, best[named][2]) for named in sorted(best, key=lambda named: best[named])[:limit]]


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, str], ...]:
    """Every name of every finding, lower case, with its concept."""
    terms = ontology()
    names: list[tuple[str, str]] = []
    for number, concept in enumerate(terms.ids):
        if terms.phenotypes[number]:
            said = {
                terms.names[number],
                name_of(concept, "zh"),
                *(each.text for each in terms.synonyms(concept)),
                concept,
            }
            names += ((name.casefold(), concept) for name in said)
    for concept, own in KnowledgeGraph.load().findings.items():
        names += ((name.casefold(), concept) for name in (own.en, own.zh, *own.names_en, *own.names_zh))
    return tuple(names)
