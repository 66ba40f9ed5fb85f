"""Working diagnoses: what the doctor thinks of, beside what the lists say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from model.errors import CaseRefused
from model.medicine.cases import journal
from model.medicine.cases.case import Case, Pin
from model.medicine.cases.identity import key_of
from model.medicine.differential import Candidate, Diagnosis
from model.medicine.entry import places
from model.safety import clean_text, mask

MOST_PINS = 5
AGREES_WITHIN = 3
"""A list agrees with a working diagnosis that is among its first so many."""
LONGEST_REMARK = 500
"""Characters."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A working diagnosis beside the list it is of, as ranked now."""

    pin: Pin
    place: int | None
    """In its list, the first being 1; None where the list does not name it."""

    @property
    def agrees(self) -> bool:
        """Whether the list has it among its first three."""
        return self.place is not None and self.place <= AGREES_WITHIN


def pin(kept: Case, candidate: Candidate, owner: str) -> None:
    """Add a candidate at the end; one that is there stays where it is. Raises CaseRefused("pins_full")."""
    if any(each.disease == candidate.disease for each in kept.pins):
        return
    if len(kept.pins) >= MOST_PINS:
        raise CaseRefused("pins_full", most=MOST_PINS)
    _say((*kept.pins, Pin(candidate.disease, candidate.name, candidate.scope)), kept, owner)


def unpin(kept: Case, disease: str, owner: str) -> None:
    """Take a working diagnosis away."""
    _say([each for each in kept.pins if each.disease != disease], kept, owner)


def move_up(kept: Case, disease: str, owner: str) -> None:
    """Put a working diagnosis one place higher."""
    pins = list(kept.pins)
    place = next((place for place, each in enumerate(pins) if each.disease == disease), 0)
    if place:
        pins[place - 1 : place + 1] = pins[place], pins[place - 1]
        _say(pins, kept, owner)


def remark(kept: Case, disease: str, note: str, owner: str) -> None:
    """Say something of a working diagnosis; personal data in it is masked as in the case's note."""
    plain = clean_text(note).strip()[:LONGEST_REMARK]
    masked = mask(plain, key_of(kept.document_id, owner)).text
    _say([replace(each, note=masked) if each.disease == disease else each for each in kept.pins], kept, owner)


def standings(kept: Case, found: Diagnosis) -> tuple[Standing, ...]:
    """Each working diagnosis with its place in its list, in the doctor's order."""
    lists = {scope: places(found.of(scope)) if found.observed else {} for scope in ("common", "rare")}
    return tuple(Standing(each, lists[each.scope].get(each.disease)) for each in kept.pins)


def _say(pins: Sequence[Pin], kept: Case, owner: str) -> None:
    journal.append("pins", kept.document_id, owner, {"pins": [asdict(each) for each in pins]})
