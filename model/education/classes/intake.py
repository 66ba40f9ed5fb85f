"""A class of files taken in: each becomes an essay or is refused by name, and none stops the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from model.education.classes.classroom import RefusedFile, Submission
from model.errors import EssayRefused


@dataclass(frozen=True, slots=True)
class Intake:
    """What the files held."""

    submissions: tuple[Submission, ...]
    refused: tuple[RefusedFile, ...]


def take_in(files: Sequence[tuple[str, bytes]]) -> Intake:
    """The essays in files, each given as its name and its bytes; a plain text file holds one, named by its pupil."""
    submissions: list[Submission] = []
    refused: list[RefusedFile] = []
    for name, data in files:
        try:
            submissions.append(Submission(name, PurePath(name).stem, _text(name, data)))
        except EssayRefused as refusal:
            refused.append(RefusedFile(name, refusal.code, refusal.details))
    return Intake(tuple(submissions), tuple(refused))


def _text(name: str, data: bytes) -> str:
    if not name.lower().endswith(".txt"):
        raise EssayRefused("essay_not_text", name=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise EssayRefused("essay_not_text", name=name) from fault
    if not text.strip():
        raise EssayRefused("essay_empty")
    return text
