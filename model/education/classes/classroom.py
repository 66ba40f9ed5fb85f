"""The nouns of a class of essays. A single kept essay is a class of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.education.rubric import Rubric

KIND = "education.class"
ENGINE = "1"
"""Version of what marking makes; raised when the same essay would now get another score."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One essay as it was handed in; nothing in it is masked yet."""

    file: str
    """Name of the file it came in; files inside an archive as ``archive.zip/name.docx``."""
    pupil: str
    """Who wrote it, as the file or its table says; "" where nothing does."""
    text: str
    mark: float | None = None
    """A mark that came with it, such as from a column of a table."""


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that could not be read as an essay, and why."""

    file: str
    code: str
    """Of data/knowledge/errors.json."""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One essay of a kept class: pseudonymised and masked."""

    id: str
    """Unique over all classes; marks are kept under it."""
    pupil: str
    """Pseudonym, such as ``S-07``."""
    text: str


@dataclass(frozen=True, slots=True)
class Classroom:
    """A kept class of one owner."""

    document_id: str
    title: str
    rubric: Rubric
    prompt: str
    """The task that was set, "" where it was not given."""
    entries: tuple[Entry, ...]
    refused: tuple[RefusedFile, ...]
