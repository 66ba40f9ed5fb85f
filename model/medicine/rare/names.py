"""What a rare disease is called in the reader's language."""

from __future__ import annotations

from model.medicine.observations import Language
from model.medicine.rare.annotations import Disease


def disease_name(disease: Disease, language: Language) -> str:
    """The name the annotations give it."""
    del language
    return disease.name
