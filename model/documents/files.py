"""The door to files that are no reports: Word documents, workbooks, photographs, archives. The worker does the work."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.documents.contents import Pixels
from model.documents.limits import Limits
from model.documents.reader import head_of
from model.documents.sandbox import sandbox
from model.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive."""

    index: int
    name: str
    """With its folders; nothing in it leads out of the archive."""
    refusal: str
    """Code of why it is not read, "" where it can be."""


def read_docx(path: Path | str, settings: Settings | None = None) -> str:
    """The text of a Word document, a line a paragraph, headers left out. Raises DocumentRefused."""
    return str(_ask(path, settings, task="docx")["text"])


def read_sheets(path: Path | str, settings: Settings | None = None) -> list[list[list[str]]]:
    """The rows of every sheet of an Excel workbook, cells as text. Raises DocumentRefused."""
    found: list[list[list[str]]] = _ask(path, settings, task="sheets")["sheets"]
    return found


def read_photo(path: Path | str, settings: Settings | None = None) -> Pixels:
    """A PNG, JPEG or WebP in grey, as the camera held it, small enough for recognition. Raises DocumentRefused."""
    answer = _ask(path, settings, task="photo")
    return Pixels(answer["width"], answer["height"], answer["scale"], b64decode(answer["grey"]))


def list_archive(path: Path | str, settings: Settings | None = None) -> tuple[Member, ...]:
    """The files in a ZIP archive without folders and what systems leave behind. Raises DocumentRefused."""
    return tuple(Member(*each) for each in _ask(path, settings, task="members")["members"])


def read_member(path: Path | str, index: int, settings: Settings | None = None) -> bytes:
    """The content of one file in a ZIP archive. Raises DocumentRefused."""
    return b64decode(_ask(path, settings, task="member", index=index)["content"])


def _ask(path: Path | str, settings: Settings | None, **request: Any) -> dict[str, Any]:
    settings = settings or load_settings()
    file = Path(path).absolute()
    head_of(file, settings)
    return sandbox.run({**request, "path": str(file)}, Limits.of(settings))
