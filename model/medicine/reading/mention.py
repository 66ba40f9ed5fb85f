"""The contract between finding names in a note and saying what the note claims of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["name", "measured"]
"""Read by one of its names; read from a value outside its range."""
Names = tuple[tuple[str, str], ...]
"""Further (name, concept) pairs to read, such as findings of the project's own graph."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a note names a concept, before anything is said of its status."""

    concept: str
    """HP id, or an id of the project's own graph."""
    start: int
    end: int
    """Offsets in the text; `text[start:end]` is the quote."""
    kind: Kind = "name"
