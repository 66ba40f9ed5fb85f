"""Whose note it is: age and sex."""

from __future__ import annotations

from model.medicine.observations import Language, Sex


def patient(text: str, language: Language) -> tuple[float | None, Sex | None]:  # noqa: ARG001
    """Age in years and sex, None where the note does not say."""
    return None, None
