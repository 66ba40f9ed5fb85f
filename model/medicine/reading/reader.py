"""Reading a note: its findings, who has them, since when, and every value measured."""

from __future__ import annotations

from model.medicine.observations import Language, NoteReading, Observation
from model.medicine.reading.chinese import read_chinese
from model.medicine.reading.english import read_english
from model.medicine.reading.measurements import measured
from model.medicine.reading.mention import Names
from model.medicine.reading.patient import patient
from model.safety import clean_text

_CHINESE_SHARE = 0.15
"""Share of Chinese characters among letters from which a note is Chinese: drug names and units stay Latin in it."""


def read_note(text: str, language: Language | None = None, extra: Names = ()) -> NoteReading:
    """What a note says; offsets refer to the cleaned text kept in the reading.

    `extra` names further concepts, such as findings of the project's own graph that the ontology lacks.
    """
    text = clean_text(text)
    language = language or language_of(text)
    age, sex = patient(text, language)
    values = measured(text, language, age, sex)
    named = read_chinese(text, extra) if language == "zh" else read_english(text, extra)
    found = [*named, *(each for value in values for each in value.observations)]
    return NoteReading(
        text=text,
        language=language,
        observations=_once(found),
        age=age,
        sex=sex,
        measurements=tuple(value.measurement for value in values),
    )


def language_of(text: str) -> Language:
    """Chinese where enough of the letters are, else English."""
    letters = sum(character.isalpha() for character in text)
    chinese = sum("\u3400" <= character <= "\u9fff" for character in text)
    return "zh" if letters and chinese / letters >= _CHINESE_SHARE else "en"


def _once(found: list[Observation]) -> tuple[Observation, ...]:
    """In the order of the text; a concept read twice at one place is kept once, the value before the name."""
    found.sort(key=lambda each: (each.start, -each.end, each.measurement is None))
    kept: dict[tuple[str, int], Observation] = {}
    for each in found:
        kept.setdefault((each.concept, each.start), each)
    return tuple(kept.values())
