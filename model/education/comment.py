"""A comment on an essay: the place, the rule, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from model.desk_words import desk_word
from model.education.essay import Language

Area = Literal[
    "spelling", "grammar", "vocabulary", "readability", "cohesion", "rhetoric", "repetition", "structure", "content"
]
AREAS: tuple[Area, ...] = (
    "content", "structure", "cohesion", "rhetoric", "vocabulary", "readability", "repetition", "grammar", "spelling",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment. Its sentences are words of the desk: ``why_<rule>`` and ``do_<rule>``, blanks from `details`."""

    rule: str
    """Of the rules in model/education/feedback, such as ``its_contraction``."""
    area: Area
    quote: str
    start: int
    end: int
    """Offsets of the quote in the essay's text."""
    praise: bool = False
    suggestion: str = ""
    """What to write instead, "" where there is no one answer."""
    details: Mapping[str, object] = field(default_factory=dict)

    def why(self, language: Language) -> str:
        """The reason, in the reader's language."""
        return desk_word("education", f"why_{self.rule}", language, **self.details)

    def advice(self, language: Language) -> str:
        """What to do, in the reader's language; "" for praise."""
        return "" if self.praise else desk_word("education", f"do_{self.rule}", language, **self.details)
