"""The medicine desk from the command line: ``python -m model medicine note.txt``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from model.desk_words import desk_word, terminal_language
from model.errors import NoteRefused
from model.medicine.differential import Candidate, Diagnosis, Scope
from model.medicine.entry import diagnose, enter
from model.medicine.folder import FolderReading
from model.medicine.observations import Language, NoteReading
from model.medicine.ontology.names import import_names
from model.medicine.record import as_record

LISTED = 10
SOME_FAILED = 1


def add_command(desks: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Name the desk's command and its options."""
    desk = desks.add_parser("medicine", help="read a patient's note", description=medicine.__doc__)
    what = desk.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "note", type=Path, nargs="?", help="the note as plain text, or a folder of them and of phenopackets"
    )
    what.add_argument(
        "--import-names", type=Path, metavar="FILE", help="keep the official Chinese labels of HPO (hp-zh.babelon.tsv)"
    )
    desk.add_argument("--scope", choices=("common", "rare", "both"), default="both", help="which lists to rank")
    desk.add_argument("--json", action="store_true", help="everything read and ranked, as JSON")
    desk.set_defaults(run=medicine)


def medicine(asked: argparse.Namespace) -> int:
    """Read a note and print what was found in it and what may explain it. Decision support, not a medical device.

    Of a folder one line of CSV a patient is printed; exit code 1 says that some could not be read.
    """
    if asked.import_names:
        count = import_names(asked.import_names)
        print(desk_word("medicine", "names_imported", terminal_language(), count=count))
    elif asked.note.is_dir():
        return _folder(asked.note)
    else:
        _one(asked.note, asked.scope, asked.json)
    return 0


def _folder(folder: Path) -> int:
    reading = FolderReading(folder, terminal_language())
    for line in reading.lines():
        print(line, flush=True)
    print(reading.summary(), file=sys.stderr)
    return SOME_FAILED if reading.failed or not reading.files else 0


def _one(path: Path, scope: Scope, as_json: bool) -> None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NoteRefused("note_not_text", name=path.name) from fault
    diagnosis = diagnose(enter(text, terminal_language()), scope)
    if as_json:
        print(json.dumps(as_record(diagnosis), ensure_ascii=False, indent=2))
    elif diagnosis.note is not None:
        print("\n".join(_report(diagnosis, diagnosis.note)))


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
