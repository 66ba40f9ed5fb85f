"""What a doctor entered about one patient: a note, and what was put right or added by hand.

Everything is kept as values, so that a screen can go back a step, a case can be kept and a what-if costs one ranking.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from model.errors import NoteRefused
from model.medicine.diagnosis import DiagnosisModel
from model.medicine.differential import Candidate, Diagnosis, Scope
from model.medicine.observations import Language, NoteReading, Sex
from model.medicine.ontology.ontology import ontology
from model.safety import clean_text

LONGEST_NOTE = 20_000
"""Characters."""

Answer = str
"""``present``, ``absent`` or ``removed``: what the doctor says of a finding, whatever the note says."""


@dataclass(frozen=True, slots=True)
class Entered:
    """One patient as entered. The defaults are an empty form."""

    text: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """Concept → what the doctor says of it; outranks the note."""
    sex: Sex | None = None
    age: float | None = None
    """Years; outranks the note."""
    priors: Mapping[str, float] = field(default_factory=dict)
    """System of the graph → how many times likelier than usual its diseases are here."""
    language: Language = "en"
    """Of the reader, for names where there is no note."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to rank on."""
        return not self.text.strip() and not self.answers

    def answered(self, concept: str, answer: Answer | None) -> Entered:
        """With a finding said to be present, absent or not to count; None takes the doctor's word back."""
        others = {known: said for known, said in self.answers.items() if known != concept}
        return replace(self, answers=others | ({concept: answer} if answer else {}))


def enter(text: str, language: Language) -> Entered:
    """A new patient from a note.

    Raises NoteRefused: note_empty, note_too_long.
    """
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise NoteRefused("note_empty")
    if len(cleaned) > LONGEST_NOTE:
        raise NoteRefused("note_too_long", longest=LONGEST_NOTE, length=len(cleaned))
    return Entered(text=cleaned, language=language)


def read(entered: Entered) -> NoteReading | None:
    """What the note says, None where there is none."""
    return DiagnosisModel().read_note(entered.text) if entered.text else None


def findings(entered: Entered) -> dict[str, str]:
    """Every finding with what holds of it: present, absent, family, uncertain, or removed by the doctor."""
    note = read(entered)
    present = ontology().most_special(note.concepts("present")) if note else ()
    said: dict[str, str] = {}
    for seen in note.observations if note else ():
        if seen.status != "present":
            said.setdefault(seen.concept, seen.status)
        elif seen.concept in present:
            # What is present in the patient outranks what is denied or said of others elsewhere in the note
            said[seen.concept] = seen.status
    return said | dict(entered.answers)


def diagnose(entered: Entered, scope: Scope = "both") -> Diagnosis:
    """The differential of what was entered."""
    note = read(entered)
    said = findings(entered)
    found = DiagnosisModel().diagnose(
        observed=[concept for concept, status in said.items() if status == "present"],
        excluded=[concept for concept, status in said.items() if status == "absent"],
        sex=entered.sex or (note.sex if note else None),
        age=entered.age if entered.age is not None else note.age if note else None,
        scope=scope,
        priors=entered.priors,
        language=note.language if note else entered.language,
    )
    return replace(found, note=note, observations=note.observations if note else ())


def places(candidates: tuple[Candidate, ...]) -> dict[str, int]:
    """Disease → place in its list, the first being 1."""
    return {candidate.disease: place for place, candidate in enumerate(candidates, 1)}
