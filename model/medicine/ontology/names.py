"""What a term is called in the reader's language."""

from __future__ import annotations

from model.medicine.observations import Language
from model.medicine.ontology.ontology import ontology


def name_of(concept: str, language: Language) -> str:
    """The name in that language where there is one, else the English label; an id nobody knows is its own name."""
    del language
    number = ontology().index.get(concept)
    return concept if number is None else ontology().names[number]
