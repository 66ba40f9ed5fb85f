"""The nouns of an answer: statements, each with what it rests on, or nothing with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from model.evidence import Evidence
from model.medicine.observations import Language

Kind = Literal[
    "difference",
    "red_flags",
    "inheritance",
    "onset",
    "frequency",
    "symptom_of",
    "causes",
    "symptoms",
    "definition",
    "guideline",
]
"""What is asked; "guideline" is everything that only the reader's own guidelines may answer."""
Reason = Literal["empty", "too_long", "no_row", "not_understood"]
"""Why there is no answer: nothing was asked; more than can be read; the knowledge names both but not together, or lacks
that fact; the question has a part that neither the knowledge nor a guideline speaks of."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer."""

    text: str
    evidence: tuple[Evidence, ...]
    """Never empty."""
    sources: tuple[str, ...]
    """What the evidence is called: a work, a publication or a document with its page."""

    @property
    def cited(self) -> str:
        """The sentence with its sources behind it."""
        return f"{self.text} [{'; '.join(self.sources)}]"


@dataclass(frozen=True, slots=True)
class Answer:
    """What can be said to a question."""

    question: str
    language: Language
    statements: tuple[Statement, ...] = ()
    kind: Kind | None = None
    reason: Reason | None = None
    """Set where there are no statements."""
    understood: tuple[str, ...] = ()
    """Names of diseases and findings read in the question, as asked."""
    guidelines: int = 0
    """How many of the reader's guidelines were searched."""

    @property
    def text(self) -> str | None:
        """The statements a line each, None where nothing supports an answer."""
        return "\n".join(statement.cited for statement in self.statements) or None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Everything the statements rest on, each once."""
        return tuple(dict.fromkeys(each for statement in self.statements for each in statement.evidence))
