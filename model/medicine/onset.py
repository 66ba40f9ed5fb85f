"""How an illness began: what most of its dated findings say."""

from __future__ import annotations

from collections import Counter

from model.medicine.observations import NoteReading, Onset


def illness_onset(note: NoteReading) -> Onset | None:
    """The commonest onset among what is present, the first named of equals; None where nothing is dated."""
    said = Counter(
        seen.timing.onset for seen in note.observations if seen.status == "present" and seen.timing is not None
    )
    del said[None]
    return max(said, key=lambda onset: said[onset], default=None)
