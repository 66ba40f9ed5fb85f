"""The onset of the illness is that of most of its dated findings."""

from __future__ import annotations

import pytest

from model.medicine.observations import NoteReading, Observation, Timing
from model.medicine.onset import illness_onset


def note(*said: tuple[str, str | None]) -> NoteReading:
    seen = (
        Observation("HP:0001945", "Fever", "fever", 0, 5, status, Timing("since", onset=onset))
        for status, onset in said
    )
    return NoteReading("", "en", (*seen, Observation("HP:0012735", "Cough", "cough", 6, 11, "present")))


@pytest.mark.parametrize(
    ("said", "onset"),
    [
        ([], None),
        ([("present", None)], None),
        ([("present", "acute")], "acute"),
        ([("present", "chronic"), ("present", "acute"), ("present", "acute")], "acute"),
        ([("present", "subacute"), ("present", "acute")], "subacute"),
        ([("absent", "chronic"), ("family", "chronic"), ("present", "acute")], "acute"),
    ],
)
def test_onset(said, onset) -> None:
    assert illness_onset(note(*said)) == onset
