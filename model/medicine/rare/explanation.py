"""Why a rare disease stands where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from model.medicine.differential import Account
from model.medicine.observations import Language


def explain(
    disease: int, observed: Sequence[str], excluded: Sequence[str], language: Language, leave_out: Sequence[str]
) -> Account:
    """What speaks for and against a disease, by its number in the annotations."""
    del disease, excluded, language, leave_out
    return Account(unexplained=tuple(observed))
