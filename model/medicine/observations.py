"""The nouns of reading a note: what was observed, in whom, since when, and where the note says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]
Status = Literal["present", "absent", "family", "uncertain"]
"""In the patient; denied or not found; in a relative; possible, suspected or asked about."""
Sex = Literal["female", "male"]
Onset = Literal["hyperacute", "acute", "subacute", "chronic"]
"""Minutes; hours to days; weeks; months to years."""
Level = Literal["low", "normal", "high"]


@dataclass(frozen=True, slots=True)
class Timing:
    """Since when something is there."""

    quote: str
    """The words that say so."""
    days: float | None = None
    """Duration in days, None where the words give no number."""
    onset: Onset | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measured value beside its reference range."""

    name: str
    """What was measured, a name of data/knowledge/medicine/measurements.json."""
    value: float
    unit: str
    """The unit the range is given in; `value` is converted to it."""
    low: float | None
    high: float | None
    """Reference range; None where there is no bound on that side."""
    level: Level


@dataclass(frozen=True, slots=True)
class Observation:
    """One finding of a note, with the place it was read."""

    concept: str
    """HP id, or an id of the project's own graph (``AS:…``) where the ontology has no term."""
    label: str
    """Its name in the note's language."""
    quote: str
    start: int
    end: int
    """Offsets of the quote in the note."""
    status: Status
    timing: Timing | None = None
    measurement: Measurement | None = None


@dataclass(frozen=True, slots=True)
class RefusedTerm:
    """Words or an id that name something which cannot be an observation."""

    quote: str
    reason: str
    """A key of the desk's words: obsolete, modifier, unknown."""
    consider: tuple[str, ...] = ()
    """Ids to use instead."""


@dataclass(frozen=True, slots=True)
class NoteReading:
    """Everything read in a note."""

    text: str
    language: Language
    observations: tuple[Observation, ...]
    """In the order of the text."""
    age: float | None = None
    """Years."""
    sex: Sex | None = None
    measurements: tuple[Measurement, ...] = ()
    """All of them, normal ones too."""

    def concepts(self, status: Status) -> tuple[str, ...]:
        """The concepts with that status, each once, in the order of the text."""
        return tuple(dict.fromkeys(each.concept for each in self.observations if each.status == status))
