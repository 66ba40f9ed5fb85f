"""The rubrics a list offers, by their titles."""

from __future__ import annotations

from components.i18n import language
from model.education.essay import Language
from model.education.rubric import shipped_rubrics


def rubric_titles(of: Language) -> dict[str, str]:
    """Name → title in the reader's language; those for texts of the language first."""
    rubrics = sorted(shipped_rubrics().values(), key=lambda rubric: of not in rubric.languages)
    return {rubric.name: rubric.title[language()] for rubric in rubrics}
