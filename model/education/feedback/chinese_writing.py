"""Lists that rules on Chinese essays read: data/knowledge/education/writing_zh.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data.knowledge import knowledge_path


@dataclass(frozen=True, slots=True)
class WritingLists:
    """The lists, as in the file."""

    connectives: Mapping[str, list[str]]
    """Kind of connective → the words."""
    kinds: Mapping[str, str]
    """Kind of connective → its English name."""
    sequences: list[tuple[str, list[str]]]
    """First word of a sequence, and the words one of which has to follow."""
    overused: Mapping[str, str]
    """Plain word → others in its place."""
    openers: list[str]
    """Words that make openings monotonous when sentence after sentence begins with them."""
    title_words: list[str]
    """Words of a title that say nothing of its topic."""
    view_marks: list[str]
    """Words a writer's own view begins with."""
    duty_marks: list[str]
    """Words of a sentence that says what has to be."""


@cache
def writing_lists() -> WritingLists:
    """The lists, read once."""
    return WritingLists(**json.loads(knowledge_path("education/writing_zh.json").read_text(encoding="utf-8")))
