"""An essay as it is read: its language, paragraphs, sentences and words, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from model.education.chinese_words import segment
from model.errors import EssayRefused
from model.safety import clean_text

Language = Literal["en", "zh"]

LONGEST_ESSAY = 60_000
"""Characters."""

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_CHINESE_SENTENCE = re.compile(r"[^。！？!?…\n]+[。！？!?…]*[”’」』）》]*|[。！？!?…]+")
_ENGLISH_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9@])|\n")
_ENGLISH_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|etc|e\.g|i\.e|vs|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a sentence or a word with its offsets in the essay's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Essay:
    """One essay. `text` is what every offset counts in."""

    text: str
    language: Language

    @cached_property
    def paragraphs(self) -> tuple[Piece, ...]:
        """Lines with something in them; a title is the first."""
        return tuple(_trimmed(self.text, match.start(), match.end()) for match in _PARAGRAPH.finditer(self.text))

    @cached_property
    def sentences(self) -> tuple[Piece, ...]:
        """Sentences in order; one never runs over the end of a line."""
        return tuple(_chinese_sentences(self.text) if self.language == "zh" else _english_sentences(self.text))

    @cached_property
    def words(self) -> tuple[Piece, ...]:
        """Words without punctuation; of Chinese those the dictionary segments the text into."""
        if self.language == "zh":
            return tuple(Piece(*each) for each in segment(self.text) if _CHINESE.search(each[0]))
        return tuple(Piece(match.group(), match.start(), match.end()) for match in _ENGLISH_WORD.finditer(self.text))

    @property
    def length(self) -> int:
        """Words of an English essay, characters without spaces of a Chinese one."""
        return len(self.words) if self.language == "en" else len(re.sub(r"\s", "", self.text))


def read_essay(text: str) -> Essay:
    """The essay in a text.

    Raises EssayRefused: essay_empty, essay_too_long.
    """
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise EssayRefused("essay_empty")
    if len(cleaned) > LONGEST_ESSAY:
        raise EssayRefused("essay_too_long", longest=LONGEST_ESSAY, length=len(cleaned))
    return Essay(cleaned, language_of(cleaned))


def language_of(text: str) -> Language:
    """Chinese where there are at least as many Chinese characters as English words would take letters."""
    return "zh" if 3 * len(_CHINESE.findall(text)) > len(_LETTER.findall(text)) else "en"


def _trimmed(text: str, start: int, end: int) -> Piece:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    kept = inner.strip()
    return Piece(kept, start, start + len(kept))


def _chinese_sentences(text: str) -> list[Piece]:
    found = (_trimmed(text, match.start(), match.end()) for match in _CHINESE_SENTENCE.finditer(text))
    return [piece for piece in found if piece.text]


def _english_sentences(text: str) -> list[Piece]:
    pieces: list[Piece] = []
    start = 0
    for end, following in [*((match.start(), match.end()) for match in _ENGLISH_END.finditer(text)), (len(text),) * 2]:
        if text[end : end + 1] not in ("\n", "") and _ABBREVIATION.search(text, start, end):
            continue
        piece = _trimmed(text, start, following)
        if piece.text:
            pieces.append(piece)
        start = following
    return pieces
