"""The nouns of a kept case: what is needed to diagnose again, and what its doctor said of it since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from model.medicine.entry import Entered

KIND = "medicine.case"
ENGINE = "1"
"""Version of what a reading makes; raised when the same note would now give other findings."""
OLDEST = 90
"""Years: whoever is older is kept as this old, which stands for 90 and over."""

ListName = Literal["common", "rare"]
OutcomeScope = Literal["common", "rare", "other"]
"""Which list a disease is of; ``other`` where neither has it."""
LISTS: tuple[ListName, ...] = ("common", "rare")


@dataclass(frozen=True, slots=True)
class Pin:
    """A working diagnosis of the doctor's own."""

    disease: str
    name: str
    """In the reader's language when it was pinned."""
    scope: ListName
    note: str = ""
    """Masked like the patient's note."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The diagnosis confirmed later."""

    disease: str
    """Id in its list, "" with scope ``other``."""
    name: str
    scope: OutcomeScope
    when: date
    """Day of confirmation, as the doctor gave it."""
    place: int | None
    """In its list as ranked when the case was saved, the first being 1; None where that list did not name it."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate as it stood when the case was saved."""

    disease: str
    name: str
    probability: float


@dataclass(frozen=True, slots=True)
class Case:
    """One kept case of one owner. Everything in it is masked."""

    id: str
    """Of the result: what the address of the screen names."""
    document_id: str
    title: str
    """Names of its first findings."""
    created: datetime
    entered: Entered
    """As it stands now, with the edits made since it was saved."""
    saved: Entered
    """As it was ranked when it was saved."""
    ranking: Mapping[ListName, tuple[str, ...]]
    """Disease ids of each list when it was saved, best first; outcomes are measured against these."""
    leading: Mapping[ListName, tuple[Ranked, ...]]
    """The first of each list when it was saved."""
    knowledge: str
    engine: str
    """Versions it was ranked with."""
    pins: tuple[Pin, ...] = ()
    """The doctor's order."""
    outcome: Outcome | None = None
    replaced: int = 0
    """Personal details that were taken out of the note."""

    @property
    def number(self) -> str:
        """The pseudonymous number the case goes by outside."""
        return case_number(self.document_id)


def case_number(document_id: str) -> str:
    """Number of the case a document holds; says nothing about the patient."""
    return f"K-{document_id[:10]}"
