"""The medicine desk from the command line: ``python -m model medicine note.txt``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from model.desk_words import desk_word
from model.errors import DocumentRefused
from model.medicine.diagnosis import DiagnosisModel
from model.medicine.differential import Candidate, Diagnosis
from model.medicine.observations import Language, NoteReading
from model.medicine.record import as_record

LISTED = 10


def add_command(desks: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Name the desk's command and its options."""
    desk = desks.add_parser("medicine", help="read a patient's note", description=medicine.__doc__)
    desk.add_argument("note", type=Path, help="the note as plain text")
    desk.add_argument("--scope", choices=("common", "rare", "both"), default="both", help="which lists to rank")
    desk.add_argument("--json", action="store_true", help="everything read and ranked, as JSON")
    desk.set_defaults(run=medicine)


def medicine(asked: argparse.Namespace) -> int:
    """Read a note and print what was found in it and what may explain it. Decision support, not a medical device."""
    if asked.note.is_dir():
        raise DocumentRefused("document_is_folder", folder=asked.note)
    try:
        text = asked.note.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise DocumentRefused("note_not_text", name=asked.note.name) from fault
    diagnosis = DiagnosisModel().diagnose(text, scope=asked.scope)
    note = diagnosis.note
    assert note is not None  # noqa: S101 - a text was given
    if asked.json:
        print(json.dumps(as_record(diagnosis), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_report(diagnosis, note)))
    return 0


def _report(diagnosis: Diagnosis, note: NoteReading) -> Iterator[str]:
    language = note.language
    yield _word("command_read", language)
    for seen in note.observations:
        yield f"  {_word(f'status_{seen.status}', language)}  {seen.label} ({seen.concept}): {seen.quote}"
    for flag in diagnosis.red_flags:
        yield f"{_word('command_red_flag', language)} {flag.value} [{flag.evidence[0].source}]"
    for scope in ("common", "rare"):
        if listed := diagnosis.of(scope)[:LISTED]:
            yield _word(f"command_{scope}", language)
            yield from (_line(place, candidate, language) for place, candidate in enumerate(listed, 1))
            yield f"      {diagnosis.other[scope]:4.0%}  {_word('command_other', language)}"
    if questions := diagnosis.next_questions[:5]:
        yield _word("command_ask", language)
        yield from (f"  {question.label} ({question.gain:.2f} bit)" for question in questions)
    yield _word(diagnosis.sufficiency.reason, language)
    yield f"{_word('suggestion_notice', language)} {diagnosis.knowledge_version}"


def _line(place: int, candidate: Candidate, language: Language) -> str:
    why = _word("suggestion_comma", language).join(each.label for each in candidate.supporting[:5])
    return f"  {place:2}. {candidate.probability:4.0%}  {candidate.name} ({candidate.disease}): {why}"


def _word(key: str, language: Language) -> str:
    return desk_word("medicine", key, language)
