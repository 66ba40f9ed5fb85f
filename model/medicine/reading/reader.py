"""From a note to observations."""

from __future__ import annotations

from model.medicine.observations import NoteReading, Observation
from model.medicine.ontology.names import name_of
from model.safety import clean_text

_FIRST = {
    "发热": "HP:0001945",
    "咳嗽": "HP:0012735",
    "呼吸困难": "HP:0002094",
    "fever": "HP:0001945",
    "cough": "HP:0012735",
    "dyspnea": "HP:0002094",
    "hortness of breath": "HP:0002094",
}


def read_note(text: str) -> NoteReading:
    """Everything read in a note."""
    text = clean_text(text)
    language = "zh" if any("\u4e00" <= letter <= "\u9fff" for letter in text) else "en"
    found = []
    for name, concept in _FIRST.items():
        start = text.find(name)
        if start >= 0:
            label = name_of(concept, "zh" if language == "zh" else "en")
            found.append(Observation(concept, label, name, start, start + len(name), "present"))
    return NoteReading(text, "zh" if language == "zh" else "en", tuple(found))
