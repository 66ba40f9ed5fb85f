"""The rubrics a list offers: those shipped and the owner's own."""

from __future__ import annotations

from collections.abc import Mapping

from components import account
from components.i18n import language
from model.education.essay import Language
from model.education.rubric import Rubric
from model.education.rubric_shelf import rubrics


def offered_rubrics(of: Language) -> Mapping[str, Rubric]:
    """Name → rubric; those for texts of the language first."""
    ordered = sorted(rubrics(account.require_user()).values(), key=lambda rubric: of not in rubric.languages)
    return {rubric.name: rubric for rubric in ordered}


def rubric_titles(of: Language) -> dict[str, str]:
    """Name → title in the reader's language; those for texts of the language first."""
    return {name: rubric.title[language()] for name, rubric in offered_rubrics(of).items()}
