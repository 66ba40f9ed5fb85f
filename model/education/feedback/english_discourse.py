"""What English phrases do in a text: link, take a position, conclude, give an example."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

import regex

from data.knowledge import knowledge_path
from model.education.essay import Essay, Piece

_TITLE_WORDS = 8
"""A line this short that does not end like a sentence is a title or a signature."""


@cache
def discourse() -> Mapping[str, Any]:
    """Phrases by what they do, of data/knowledge/education/discourse_en.json."""
    return cast(
        Mapping[str, Any], json.loads(knowledge_path("education/discourse_en.json").read_text(encoding="utf-8"))
    )


@cache
def phrases(purpose: str) -> regex.Pattern[str]:
    """An expression for the phrases of a purpose, such as ``conclusion``."""
    return one_of(tuple(discourse()[purpose]))


@cache
def one_of(words: tuple[str, ...]) -> regex.Pattern[str]:
    """An expression for any of some phrases in small or capital letters."""
    return regex.compile(r"\b\L<words>\b(?![’'])", regex.IGNORECASE, words=list(words))


@cache
def connectives(strength: str) -> Mapping[str, regex.Pattern[str]]:
    """Kind of link → an expression for its connectives; `strength` is ``plain`` or ``clear``."""
    return {kind: one_of(tuple(words[strength])) for kind, words in discourse()["connectives"].items()}


def inside(pieces: Sequence[Piece], paragraph: Piece) -> list[Piece]:
    """The sentences or words that lie within a paragraph."""
    return [piece for piece in pieces if paragraph.start <= piece.start and piece.end <= paragraph.end]


def body(essay: Essay) -> list[Piece]:
    """Paragraphs without titles, greetings and signatures."""
    greeting = phrases("greeting")
    return [
        paragraph
        for paragraph in essay.paragraphs
        if len(paragraph.text.split()) > _TITLE_WORDS
        or (paragraph.text[-1] in ".!?" and not greeting.match(paragraph.text))
    ]


def is_argument(essay: Essay) -> bool:
    """Whether an essay says that it argues for something; of one that does not, it is not asked."""
    return bool(phrases("position").search(essay.text))
