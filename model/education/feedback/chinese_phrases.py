"""What a phrase alone shows in a Chinese essay: particles, doubled characters, wordiness, pairs, figures of speech."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from data.knowledge import knowledge_path
from model.education.comment import Area, Comment
from model.education.essay import Essay


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern of data/knowledge/education/phrases_zh.json."""

    rule: str
    area: Area
    praise: bool
    pattern: re.Pattern[str]
    """What it matches is quoted; of it only the group ``quote`` where there is one."""
    right: str
    """Template of what to write instead, "" where there is no one answer."""


def phrase_comments(essay: Essay) -> Iterator[Comment]:
    """A comment for every phrase that a pattern of the table matches."""
    for phrase in _phrases():
        for match in phrase.pattern.finditer(essay.text):
            start, end = match.span("quote" if "quote" in phrase.pattern.groupindex else 0)
            quote, right = essay.text[start:end], match.expand(phrase.right)
            details = {"wrong": quote, "right": right}
            yield Comment(phrase.rule, phrase.area, quote, start, end, phrase.praise, right, details)


@cache
def _phrases() -> tuple[Phrase, ...]:
    table = json.loads(knowledge_path("education/phrases_zh.json").read_text(encoding="utf-8"))
    return tuple(
        Phrase(rule, cast(Area, entry["area"]), entry["praise"], re.compile(pattern), right)
        for rule, entry in table.items()
        for pattern, right in entry["patterns"]
    )
