"""The note with what was read in it marked: present, absent, in the family, uncertain."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from components.i18n import t
from components.markdown import escape, plain
from components.medicine.patient import Patient
from model.medicine.observations import NoteReading, Observation

STATUS: dict[str, tuple[str, str]] = {
    "present": (":material/check:", "green"),
    "absent": (":material/remove:", "red"),
    "family": (":material/family_restroom:", "violet"),
    "uncertain": (":material/help:", "orange"),
}
"""Icon and colour of each status; the word stands beside them in the legend and the list."""


def show_note(patient: Patient) -> None:
    """The note, marked, with a legend of the marks it bears."""
    note = patient.diagnosis.note
    if note is None:
        return
    st.markdown(f"#### {t('medicine_note')}")
    with st.container(border=True, height=300 if len(note.text) > 700 else "content", key="medicine_note"):
        st.markdown(marked(note))
    seen = {observation.status for observation in note.observations}
    marks = (f":{colour}[{icon}] {t(f'finding_{name}')}" for name, (icon, colour) in STATUS.items() if name in seen)
    st.caption(" · ".join(marks))


def marked(note: NoteReading) -> str:
    """Markdown of the note: each finding behind its icon on its colour; everything else escaped, lines kept."""
    parts: list[str] = []
    end = 0
    for seen in _apart(note.observations):
        parts.append(plain(note.text[end : seen.start]))
        icon, colour = STATUS[seen.status]
        parts.append(f":{colour}-background[{icon} {escape(note.text[seen.start : seen.end])}]")
        end = seen.end
    parts.append(plain(note.text[end:]))
    return "".join(parts)


def _apart(observations: tuple[Observation, ...]) -> Iterator[Observation]:
    """Observations that do not overlap: of two the one that begins first, of those the longer."""
    end = 0
    for seen in sorted(observations, key=lambda each: (each.start, -each.end)):
        if seen.start >= end and seen.end > seen.start:
            yield seen
            end = seen.end
